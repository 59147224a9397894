// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A TFTP server over a temporary folder, with its journal at hand, on loopback. */
final class TftpStage implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  /** Short waits: what happens after a timeout happens soon. */
  static final TransferLimits BRISK =
      new TransferLimits(
          Duration.ofMillis(60),
          Duration.ofMillis(120),
          3,
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          65_464,
          64);

  /** Long waits: on a slow machine too nothing goes out twice while a test looks away. */
  static final TransferLimits PATIENT =
      new TransferLimits(
          Duration.ofSeconds(30),
          Duration.ofSeconds(30),
          3,
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          65_464,
          64);

  static final String LONG = "0001 'long' 00 'octet' 00";
  static final String FIRST = "0003 0001 '" + "x".repeat(512) + "'";
  static final String SECOND = "0003 0002 '" + "x".repeat(188) + "'";

  private final Path root;
  private final Path copies;
  private final ServedFolder folder;
  private final TftpServer server;
  private final PhonesSeen phones = new PhonesSeen(100);
  private final BlockingQueue<JournalRecord> records = new LinkedBlockingQueue<>();

  /** Files are written before the stage is built. */
  TftpStage(Path root, TftpSettings settings) throws IOException {
    this.root = root;
    copies = Files.createTempDirectory("tftp-copies");
    folder =
        ServedFolder.open(
            new FolderSettings(root, copies, List.of(), Duration.ZERO), Journal.silent());
    server = TftpServer.start(settings, folder, records::add, phones, InstantSource.fixed(NOW));
  }

  static TftpStage of(Path root) throws IOException {
    return of(root, "127.0.0.1");
  }

  static TftpStage of(Path root, String address) throws IOException {
    return new TftpStage(root, settings(address, PATIENT, TftpSettings.ANY_PORT));
  }

  static TftpStage brisk(Path root) throws IOException {
    return new TftpStage(root, settings("127.0.0.1", BRISK, TftpSettings.ANY_PORT));
  }

  /** What goes out is sent so many times in all, and for so long each is waited for. */
  static TftpStage trying(Path root, int tries, Duration wait) throws IOException {
    TransferLimits limits =
        new TransferLimits(wait, wait, tries, PATIENT.idle(), PATIENT.total(), 65_464, 64);
    return new TftpStage(root, settings("127.0.0.1", limits, TftpSettings.ANY_PORT));
  }

  /** Transfers answer so. */
  static TftpStage answering(Path root, TftpSettings.Answer answer) throws IOException {
    return answering(root, answer, "127.0.0.1");
  }

  static TftpStage answering(Path root, TftpSettings.Answer answer, String address)
      throws IOException {
    return new TftpStage(root, settings(address, PATIENT, answer));
  }

  static TftpStage briskSingle(Path root) throws IOException {
    return new TftpStage(root, settings("127.0.0.1", BRISK, new TftpSettings.Answer.SinglePort()));
  }

  private static TftpSettings settings(
      String address, TransferLimits limits, TftpSettings.Answer answer) {
    return new TftpSettings(anywhere(address), limits, 100, 100, answer);
  }

  static Endpoint anywhere(String address) {
    return Endpoint.parse(address + ":0").orElseThrow();
  }

  /** The file that {@link #LONG} asks for, in two blocks: {@link #FIRST} and {@link #SECOND}. */
  static void writeLong(Path root) throws IOException {
    write(root, "long", "x".repeat(700));
  }

  static void write(Path root, String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  Path root() {
    return root;
  }

  ServedFolder folder() {
    return folder;
  }

  TftpServer server() {
    return server;
  }

  PhonesSeen phones() {
    return phones;
  }

  Endpoint endpoint() {
    return server.endpoint();
  }

  /** The next journal record that is more than a debugging line. */
  JournalRecord nextRecord() throws InterruptedException {
    while (true) {
      JournalRecord next = records.poll(10, TimeUnit.SECONDS);
      assertThat(next).as("a journal record within 10 s").isNotNull();
      if (next.level() != Level.DEBUG) {
        return next;
      }
    }
  }

  /** Whatever happened, no transfer is left and no fault was told. */
  @Override
  public void close() throws IOException {
    server.close(Duration.ZERO);
    folder.close();
    Files.delete(copies); // which is empty by now, or the test fails
    assertThat(server.figures().open()).as("open transfers").isZero();
    assertThat(records).noneSatisfy(told -> assertThat(told.level()).isEqualTo(Level.ERROR));
  }
}
