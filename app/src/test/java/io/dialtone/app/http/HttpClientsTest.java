// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FolderSettings;
import io.dialtone.server.files.ServedFolder;
import io.dialtone.server.http.EventLoops;
import io.dialtone.server.http.HttpServer;
import io.dialtone.server.http.HttpServerSettings;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our HTTP server asked by curl, wget and ab. */
@Timeout(120)
class HttpClientsTest {

  private static final String INF = "[config]\r\nconfig=/\r\n";

  /** As large as the application firmware of RUN-7. */
  private static final int FIRMWARE_BYTES = 1_663_792;

  @TempDir Path temp;
  private final byte[] firmware = new byte[FIRMWARE_BYTES];
  private ServedFolder files;
  private EventLoops loops;
  private HttpServer server;

  @BeforeEach
  void a_server_with_some_files() throws IOException {
    new Random(2030).nextBytes(firmware);
    Path root = Files.createDirectory(temp.resolve("root"));
    Files.createDirectory(root.resolve("Firmware"));
    Files.write(root.resolve("Firmware/v2030SG.zz"), firmware);
    Files.writeString(root.resolve("st2030s.inf"), INF);
    Files.setLastModifiedTime(
        root.resolve("st2030s.inf"), FileTime.from(Instant.parse("2020-02-29T12:00:00Z")));
    Files.writeString(temp.resolve("secret"), "secret");
    FolderSettings settings =
        new FolderSettings(root, temp.resolve("copies"), List.of(), Duration.ZERO);
    files = ServedFolder.open(settings, Journal.silent());
    loops = EventLoops.start(Journal.silent());
    Endpoint any = Endpoint.parse("127.0.0.1:0").orElseThrow();
    server = HttpServer.start(loops, HttpServerSettings.at(any), files, _ -> {});
  }

  @AfterEach
  void stop() {
    server.close(Duration.ofSeconds(5));
    loops.close();
    files.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--http1.1", "--http1.0"})
  @DisplayName("HTT-2 curl fetches by HTTP/1.1 and 1.0")
  void curl_fetches(String version) throws Exception {
    assertThat(curl(version, url("st2030s.inf"))).isEqualTo(INF);
    curl(version, "-o", "got", url("Firmware/v2030SG.zz"));
    assertThat(Files.readAllBytes(temp.resolve("got"))).isEqualTo(firmware);
  }

  @Test
  void curl_names_the_whole_url_as_the_target_HTT_2() throws Exception {
    assertThat(curl("--request-target", "http://pbx/ST2030S.INF", url(""))).isEqualTo(INF);
  }

  @ParameterizedTest
  @CsvSource({"''", "a=b", "'{\"any\": \"body\"}'"})
  @DisplayName("HTT-1 curl posts, with an empty or any body")
  void curl_posts(String body) throws Exception {
    assertThat(curl("-d", body, url("st2030s.inf"))).isEqualTo(INF);
    assertThat(curl("--http1.0", "-d", body, url("st2030s.inf"))).isEqualTo(INF);
  }

  @Test
  void curl_posts_a_file_and_waits_for_leave_HTT_1() throws Exception {
    Path large = Files.write(temp.resolve("large"), new byte[1_000_000]);
    assertThat(curl("--data-binary", "@" + large, url("st2030s.inf"))).isEqualTo(INF);
    assertThat(curl("-H", "Transfer-Encoding: chunked", "-d", "@" + large, url("st2030s.inf")))
        .isEqualTo(INF);
  }

  @Test
  void curl_asks_for_the_head_HTT_2() throws Exception {
    assertThat(curl("-I", url("firmware/V2030SG.ZZ")))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .containsIgnoringCase("content-length: " + FIRMWARE_BYTES + "\r\n")
        .containsIgnoringCase("accept-ranges: bytes\r\n");
  }

  @Test
  void curl_fetches_only_what_changed() throws Exception {
    assertThat(status("-z", "Sat, 29 Feb 2020 12:00:00 GMT", url("st2030s.inf"))).isEqualTo("304");
    assertThat(status("-z", "Sat, 29 Feb 2020 11:59:59 GMT", url("st2030s.inf"))).isEqualTo("200");
    curl("--etag-save", "tag", url("st2030s.inf"));
    assertThat(status("--etag-compare", "tag", url("st2030s.inf"))).isEqualTo("304");
  }

  @Test
  void curl_goes_on_where_it_was_interrupted() throws Exception {
    Files.write(temp.resolve("got"), Arrays.copyOf(firmware, 1_000_000));
    curl("-C", "-", "-o", "got", url("Firmware/v2030SG.zz"));
    assertThat(Files.readAllBytes(temp.resolve("got"))).isEqualTo(firmware);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../secret", "%2e%2e/secret", "Firmware/..%2f..%2fsecret", "C:/x", "x%00", "none"})
  @DisplayName("names that lead out of the folder are not found, INF-4's drive letters neither")
  void curl_cannot_leave_the_folder(String path) throws Exception {
    assertThat(status("--path-as-is", url(path))).isEqualTo("404");
  }

  @Test
  void curl_keeps_one_connection_for_many_files() throws Exception {
    String[] many = new String[50];
    Arrays.fill(many, url("st2030s.inf"));
    assertThat(curl(many)).isEqualTo(INF.repeat(50));
    List<String> counted = new ArrayList<>(List.of("-w", "%{num_connects}"));
    counted.addAll(List.of(url("st2030s.inf"), url("st2030s.inf"), url("st2030s.inf")));
    assertThat(curl(counted.toArray(String[]::new))).isEqualTo(INF + "1" + INF + "0" + INF + "0");
  }

  @Test
  void wget_fetches_and_asks_again_only_for_what_changed() throws Exception {
    wget(0, "-O", "got", url("FIRMWARE/v2030SG.zz"));
    assertThat(Files.readAllBytes(temp.resolve("got"))).isEqualTo(firmware);
    wget(0, "-N", url("st2030s.inf"));
    assertThat(Files.getLastModifiedTime(temp.resolve("st2030s.inf")).toInstant())
        .isEqualTo(Instant.parse("2020-02-29T12:00:00Z"));
    assertThat(wget(0, "-N", url("st2030s.inf"))).contains("304 Not Modified");
  }

  @Test
  void wget_posts_HTT_1() throws Exception {
    wget(0, "-O", "got", "--post-data", "any=thing", url("st2030s.inf"));
    assertThat(Files.readString(temp.resolve("got"))).isEqualTo(INF);
  }

  @Test
  void wget_is_told_of_what_is_absent() throws Exception {
    assertThat(wget(8, url("ST2030S_00147F000001.ser"))).contains("404");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-k", "-q"})
  @DisplayName("HTT-2 ab, which speaks HTTP/1.0, asks many times at once, kept and not")
  void ab_asks_many_times_at_once(String keep) throws Exception {
    String[] how = {keep, "-n", "400", "-c", "20"};
    for (String file : List.of("st2030s.inf", "Firmware/v2030SG.zz")) {
      List<String> all = new ArrayList<>(List.of(how));
      all.add(url(file));
      String said = run(0, Programs.require("ab"), "-S", all.toArray(String[]::new));
      assertThat(said).containsPattern("Complete requests: +400\n");
      assertThat(said).containsPattern("Failed requests: +0\n").doesNotContain("Non-2xx");
      assertThat(said.contains("Keep-Alive requests:    400\n")).isEqualTo(keep.equals("-k"));
    }
  }

  private String url(String path) {
    return "http://" + server.endpoint() + "/" + path;
  }

  private String status(String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of("-o", "ignored", "-w", "%{http_code}"));
    all.addAll(List.of(arguments));
    return curl(all.toArray(String[]::new));
  }

  private String curl(String... arguments) throws Exception {
    return run(0, Programs.require("curl"), "-sS", arguments);
  }

  private String wget(int expected, String... arguments) throws Exception {
    return run(expected, Programs.require("wget"), "-t1", arguments);
  }

  /** Runs a client in the test's folder and returns all that it said. */
  private String run(int expected, Path program, String first, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(program.toString(), first));
    command.addAll(List.of(arguments));
    Path output = temp.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(temp.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
    } finally {
      process.destroyForcibly();
    }
    String said = Files.readString(output, StandardCharsets.ISO_8859_1);
    assertThat(process.exitValue()).as("%s said %s", command, said).isEqualTo(expected);
    return said;
  }
}
