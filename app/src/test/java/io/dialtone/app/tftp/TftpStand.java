// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.tftp.TftpServer;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.server.tftp.TftpSettings.Answer;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** Our TFTP server on loopback over a folder, and outside clients that write beside that folder. */
public final class TftpStand implements AutoCloseable {
  /** As large as the application firmware of RUN-7. */
  public static final int FIRMWARE_BYTES = 1_663_792;

  private final Path folder;
  private final Path root;
  private final ServedFolder files;
  private final TftpServer server;
  private String said = "";

  private TftpStand(Path folder, TftpSettings settings) throws IOException {
    this.folder = folder;
    this.root = folder.resolve("root");
    FolderSettings served =
        new FolderSettings(root, folder.resolve("copies"), List.of(), Duration.ZERO);
    files = ServedFolder.open(served, Journal.silent());
    server =
        TftpServer.start(
            settings, files, Journal.silent(), new PhonesSeen(10), InstantSource.system());
  }

  /** Serves the folder's {@code root}, where {@code firmware.zz} and an INF are put. */
  public static TftpStand over(Path folder, Answer answer) throws IOException {
    return over(folder, answer, 5_000, 500);
  }

  public static TftpStand over(Path folder, Answer answer, int most, int perClient)
      throws IOException {
    Path root = Files.createDirectories(folder.resolve("root/phones"));
    Files.writeString(root.resolve("st2030s.inf"), "[config]\nconfig=x\n");
    Files.write(folder.resolve("root/firmware.zz"), noise(FIRMWARE_BYTES));
    Files.write(folder.resolve("root/small.zz"), noise(20_000));
    Files.write(folder.resolve("root/little.zz"), noise(6_000));
    Endpoint anywhere = Endpoint.parse("127.0.0.1:0").orElseThrow();
    return new TftpStand(
        folder, new TftpSettings(anywhere, TransferLimits.USUAL, most, perClient, answer));
  }

  /** Bytes that are the same in each run. */
  public static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(2030).nextBytes(bytes);
    return bytes;
  }

  public Path root() {
    return root;
  }

  public TftpServer server() {
    return server;
  }

  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), server.endpoint().port());
  }

  /** What the last client said. */
  public String said() {
    return said;
  }

  /** Runs a client in the folder, what it reads given; its exit code. */
  public int run(List<String> command, String input) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Files.writeString(folder.resolve("input"), input, StandardCharsets.ISO_8859_1);
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(folder.resolve("input").toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(100, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    said = Files.readString(output, StandardCharsets.ISO_8859_1);
    return process.exitValue();
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    Files.deleteIfExists(folder.resolve("got"));
    return run(command, "");
  }

  /** tftp-hpa, with these options before the host. */
  public int hpa(InetSocketAddress at, String name, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(Programs.require("tftp").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("127.0.0.1", port(at), "-c", "get", name, "got"));
    return run(command);
  }

  public int curl(InetSocketAddress at, String name, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(Programs.require("curl").toString(), "-sS"));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", "got", "tftp://127.0.0.1:" + port(at) + "/" + name));
    return run(command);
  }

  /** atftp, with these words before the rest. */
  public int atftp(InetSocketAddress at, String name, String... options) throws Exception {
    List<String> command = new ArrayList<>(List.of(Programs.require("atftp").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-g", "-r", name, "-l", "got", "127.0.0.1", port(at)));
    return run(command);
  }

  public int busybox(InetSocketAddress at, String name, String... options) throws Exception {
    List<String> command =
        new ArrayList<>(List.of(Programs.require("busybox").toString(), "tftp", "-g"));
    command.addAll(List.of(options));
    command.addAll(List.of("-r", name, "-l", "got", "127.0.0.1", port(at)));
    return run(command);
  }

  public static String port(InetSocketAddress at) {
    return Integer.toString(at.getPort());
  }

  public void assertGot(String name) {
    assertThat(folder.resolve("got"))
        .as("what the client wrote; it said: %s", said)
        .hasSameBinaryContentAs(root.resolve(name));
  }

  @Override
  public void close() {
    server.close(Duration.ZERO);
    files.close();
    assertThat(server.figures().open()).as("open transfers").isZero();
  }
}
