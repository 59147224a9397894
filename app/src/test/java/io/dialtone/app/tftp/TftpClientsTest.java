// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.tftp.TftpFigures;
import io.dialtone.server.tftp.TftpServer;
import io.dialtone.server.tftp.TftpSettings;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our TFTP server and other people's clients: tftp-hpa, atftp and curl. */
@Timeout(120)
class TftpClientsTest {
  /** As large as the application firmware of RUN-7. */
  private static final int FIRMWARE_BYTES = 1_663_792;

  /** So many 512-byte blocks that their numbers wrap (TFT-1). */
  private static final int WRAPPING_BYTES = 512 * 65_600 + 100;

  @TempDir Path folder;
  private Path root;
  private ServedFolder files;
  private TftpServer server;
  private String said = "";

  @BeforeEach
  void a_server_with_some_files() throws IOException {
    root = Files.createDirectory(folder.resolve("root"));
    Files.write(root.resolve("firmware.zz"), noise(FIRMWARE_BYTES));
    Files.write(root.resolve("empty"), new byte[0]);
    Files.write(root.resolve("even"), noise(512 * 8));
    Files.createDirectory(root.resolve("phones"));
    Files.writeString(root.resolve("phones/st2030s.inf"), "[config]\nconfig=x\n");
    FolderSettings settings =
        new FolderSettings(root, folder.resolve("copies"), List.of(), Duration.ZERO);
    files = ServedFolder.open(settings, Journal.silent());
    server =
        TftpServer.start(
            TftpSettings.at(Endpoint.parse("127.0.0.1:0").orElseThrow()),
            files,
            Journal.silent(),
            new PhonesSeen(10),
            InstantSource.system());
  }

  @AfterEach
  void nothing_is_left_open() {
    server.close(Duration.ofSeconds(5));
    files.close();
    assertThat(server.figures().open()).isZero();
  }

  private static byte[] noise(int length) {
    byte[] bytes = new byte[length];
    new Random(2030).nextBytes(bytes);
    return bytes;
  }

  private int run(List<String> command) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    said = Files.readString(output, StandardCharsets.ISO_8859_1);
    return process.exitValue();
  }

  private String port() {
    return Integer.toString(server.endpoint().port());
  }

  private int hpa(String mode, String name) throws IOException, InterruptedException {
    String tftp = Programs.require("tftp").toString();
    return run(List.of(tftp, "-m", mode, "127.0.0.1", port(), "-c", "get", name, "got"));
  }

  private int curl(String name, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Programs.require("curl").toString(), "-sS"));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", "got", "tftp://127.0.0.1:" + port() + "/" + name));
    return run(command);
  }

  private int atftp(String name, String... options) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Programs.require("atftp").toString()));
    for (String option : options) {
      command.addAll(List.of("--option", option));
    }
    command.addAll(List.of("-g", "-r", name, "-l", "got", "127.0.0.1", port()));
    return run(command);
  }

  /** After the last acknowledgement of a client that has ended already has been taken. */
  private TftpFigures finalFigures() {
    server.close(Duration.ofSeconds(5));
    return server.figures();
  }

  private void assertGot(String name) {
    assertThat(folder.resolve("got"))
        .as("what the client wrote; it said: %s", said)
        .hasSameBinaryContentAs(root.resolve(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"firmware.zz", "empty", "even", "phones/st2030s.inf"})
  @DisplayName("TFT-1 tftp-hpa gets files of all lengths in octet mode")
  void tftp_hpa_gets(String name) throws Exception {
    assertThat(hpa("octet", name)).isZero();
    assertGot(name);
  }

  @Test
  void tftp_hpa_gets_text_in_netascii() throws Exception {
    assertThat(hpa("netascii", "phones/st2030s.inf")).isZero();
    assertGot("phones/st2030s.inf");
    assertThat(finalFigures().volume().bytes()).isEqualTo(20); // two line ends became two bytes
  }

  @Test
  void tftp_hpa_gets_binary_content_unharmed_in_netascii() throws Exception {
    assertThat(hpa("netascii", "firmware.zz")).isZero();
    assertGot("firmware.zz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"firmware.zz", "even", "phones/st2030s.inf"})
  void curl_gets_files_with_its_options(String name) throws Exception {
    assertThat(curl(name)).as(said).isZero();
    assertGot(name);
  }

  @Test
  void curl_gets_an_empty_file_without_its_options() throws Exception {
    // with them curl 7.88 takes "tsize 0", which is the truth, for an error
    assertThat(curl("empty", "--tftp-no-options")).as(said).isZero();
    assertThat(finalFigures().volume().bytes()).isZero();
    assertThat(finalFigures().finished()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8", "1428", "65464"})
  void curl_gets_a_file_in_blocks_of_its_choice(String blockSize) throws Exception {
    assertThat(curl("even", "--tftp-blksize", blockSize)).as(said).isZero();
    assertGot("even");
  }

  @Test
  void block_numbers_wrap_for_files_above_32_mib_TFT_1() throws Exception {
    Files.write(root.resolve("huge"), noise(WRAPPING_BYTES));
    assertThat(untilKnown("huge", "--tftp-no-options")).as(said).isZero();
    assertGot("huge");
  }

  /** A new file is known within two seconds; until then it is absent. */
  private int untilKnown(String name, String... options) throws Exception {
    int absent = 68;
    int exit = absent;
    for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        exit == absent && System.nanoTime() < end; ) {
      exit = curl(name, options);
    }
    return exit;
  }

  @ParameterizedTest
  @ValueSource(strings = {"firmware.zz", "empty", "even"})
  void atftp_gets_files_without_options(String name) throws Exception {
    assertThat(atftp(name)).as(said).isZero();
    assertGot(name);
  }

  @Test
  void atftp_gets_a_file_with_all_options() throws Exception {
    int exit = atftp("firmware.zz", "tsize", "blksize 1428", "timeout 3", "windowsize 8");
    assertThat(exit).as(said).isZero();
    assertGot("firmware.zz");
    assertThat(finalFigures().volume().resent()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"C:\\phones\\st2030s.inf", ".\\PHONES\\ST2030S.INF", "/phones/st2030s.inf"})
  @DisplayName("INF-4 windows-style paths lead to the file below the root")
  void windows_paths(String name) throws Exception {
    assertThat(atftp(name)).as(said).isZero();
    assertGot("phones/st2030s.inf");
  }

  @Test
  void the_mac_named_file_lies_in_the_root_TFT_2() throws Exception {
    Files.writeString(root.resolve("ST2030S_00147F000001.txt"), "[sys]\n");
    assertThat(untilKnown("st2030s_00147f000001.TXT")).as(said).isZero();
    assertGot("ST2030S_00147F000001.txt");
  }

  @Test
  void an_absent_file_is_told_as_such() throws Exception {
    assertThat(curl("absent.ser")).isEqualTo(68); // "The resource was not found on the TFTP server"
    hpa("octet", "absent.ser");
    assertThat(said).contains("Error code 1: file not found");
    assertThat(atftp("absent.ser")).isNotZero();
  }

  @Test
  void writing_is_refused() throws Exception {
    Files.writeString(folder.resolve("mine"), "x");
    List<String> upload =
        List.of(
            Programs.require("curl").toString(),
            "-sS",
            "-T",
            "mine",
            "tftp://127.0.0.1:" + port() + "/mine");
    assertThat(run(upload)).isEqualTo(69); // "Permission problem"
    assertThat(root.resolve("mine")).doesNotExist();
  }
}
