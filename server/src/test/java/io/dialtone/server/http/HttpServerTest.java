// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.journal.Journal;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.server.http.RawClient.Answer;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exact bytes to the server, answers read by the letter. */
class HttpServerTest {

  private static final String INF = "[config]\r\ntelcfg=telconf.txt\r\n";
  private static final int LARGE = 700_001;

  @TempDir static Path temp;
  private static ServedHere served;

  @BeforeAll
  static void serve() throws IOException {
    Path root = Files.createDirectories(temp.resolve("root"));
    Files.writeString(root.resolve("st2030s.inf"), INF);
    Files.setLastModifiedTime(
        root.resolve("st2030s.inf"), FileTime.from(Instant.parse("2020-02-29T12:00:00.5Z")));
    Files.writeString(root.resolve("ST2030S_001F9F16E7F8.txt"), "[sys]\nconfig_sn=000000000001\n");
    Files.writeString(root.resolve("empty.txt"), "");
    Files.writeString(root.resolve("two.txt"), "2");
    Files.writeString(root.resolve("Two.txt"), "2");
    Files.createDirectories(root.resolve("Fw"));
    Files.writeString(root.resolve("Fw/v100.zz"), "z".repeat(LARGE));
    Files.writeString(temp.resolve("secret.txt"), "secret");
    served = ServedHere.folder(temp, HttpLimits.USUAL);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @Test
  void the_loops_run_on_the_native_transport() {
    assertThat(served.loops().nativeTransport()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST"})
  @DisplayName("HTT-1 a file is answered to GET and POST alike")
  void get_and_post_alike(String method) throws Exception {
    Answer answer = ask(method + " /st2030s.inf?alike HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 200 OK");
    assertThat(answer.body()).isEqualTo(INF);
    assertThat(answer.field("content-type")).isEqualTo("text/plain");
    assertThat(answer.field("last-modified")).isEqualTo("Sat, 29 Feb 2020 12:00:00 GMT");
    assertThat(answer.field("etag")).matches("\"[0-9a-f]{32}\"");
    assertThat(answer.field("date")).endsWith(" GMT");
    assertThat(served.told(t -> t.asked().target().endsWith("?alike")).bytes())
        .isEqualTo(OptionalLong.of(INF.length()));
  }

  @ParameterizedTest
  @CsvSource({
    "'Content-Length: 0', ''",
    "'Content-Length: 5', 'hello'",
    "'Content-Length: 5\r\nContent-Type: application/x-www-form-urlencoded', 'a=b&c'",
    "'Transfer-Encoding: chunked', '3\r\nabc\r\n0\r\n\r\n'",
  })
  @DisplayName("HTT-1 a POST may have an empty or any body, which is thrown away")
  void post_with_any_body(String fields, String body) throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("POST /st2030s.inf HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\n" + body);
      assertThat(client.answer(false).body()).isEqualTo(INF);
      client.send("GET /two.txt HTTP/1.1\r\nHost: x\r\n\r\n");
      assertThat(client.answer(false).body()).isEqualTo("2");
    }
  }

  @Test
  void a_post_that_waits_for_leave_is_told_to_go_on_HTT_1() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send(
          lines(
              "POST /st2030s.inf HTTP/1.1",
              "Host: x",
              "Content-Length: 2",
              "Expect: 100-continue"));
      assertThat(client.line()).isEqualTo("HTTP/1.1 100 Continue");
      assertThat(client.line()).isEmpty();
      client.send("ab");
      assertThat(client.answer(false).body()).isEqualTo(INF);
    }
  }

  @Test
  void a_body_above_the_limit_is_refused() throws Exception {
    long tooMuch = HttpLimits.USUAL.sizes().body() + 1;
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send(
          "POST /st2030s.inf HTTP/1.1\r\nHost: x\r\nContent-Length: " + tooMuch + "\r\n\r\n");
      Answer answer = client.answer(false);
      assertThat(answer.status()).isEqualTo(413);
      assertThat(answer.field("connection")).isEqualTo("close");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void an_endless_chunked_body_is_cut_off() throws Exception {
    String chunk = "8000\r\n" + "x".repeat(0x8000) + "\r\n";
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("POST /st2030s.inf HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
      client.sendUntilRefused(chunk, 10_000);
      assertThat(served.told(t -> t.status() == 413).outcome()).isEqualTo(Outcome.FAULTY);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "st2030s.inf, 30, text/plain",
    "FW/V100.ZZ, 700001, application/octet-stream",
    "empty.txt, 0, text/plain",
    "none.txt, 10, text/plain",
  })
  @DisplayName("HTT-2 HEAD tells the length that GET would have, and sends no body")
  void head(String path, String length, String type) throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      for (int twice = 0; twice < 2; twice++) {
        client.send("HEAD /" + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        Answer answer = client.answer(true);
        assertThat(answer.field("content-length")).isEqualTo(length);
        assertThat(answer.field("content-type")).isEqualTo(type);
        assertThat(answer.fields()).doesNotContainKey("transfer-encoding");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1/st2030s.inf",
        "http://pbx.example:8080/st2030s.inf",
        "HTTP://pbx/ST2030S.INF?x=1",
        "//st2030s.inf",
      })
  @DisplayName("HTT-2 the absolute form of the target, ID-2 any letter case")
  void absolute_form(String target) throws Exception {
    assertThat(ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n").body()).isEqualTo(INF);
  }

  @Test
  void http_1_0_is_answered_and_closed_HTT_2() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /st2030s.inf HTTP/1.0\r\n\r\n");
      Answer answer = client.answer(false);
      assertThat(answer.statusLine()).startsWith("HTTP/1.").endsWith(" 200 OK");
      assertThat(answer.body()).isEqualTo(INF);
      assertThat(answer.fields()).doesNotContainKey("transfer-encoding");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void http_1_0_keeps_the_connection_when_asked_to_HTT_2() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      for (int twice = 0; twice < 2; twice++) {
        client.send("GET /st2030s.inf HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        Answer answer = client.answer(false);
        assertThat(answer.field("connection")).isEqualTo("keep-alive");
        assertThat(answer.body()).isEqualTo(INF);
      }
    }
  }

  @Test
  void http_1_1_closes_when_asked_to_HTT_2() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /Fw/v100.zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      Answer answer = client.answer(false);
      assertThat(answer.field("connection")).isEqualTo("close");
      assertThat(answer.body()).hasSize(LARGE);
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void pipelined_requests_are_answered_in_order_HTT_2() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send(
          lines("GET /Fw/v100.zz HTTP/1.1", "Host: x")
              + lines("GET /st2030s.inf HTTP/1.1", "Host: x")
              + lines("HEAD /st2030s.inf HTTP/1.1", "Host: x")
              + lines("GET /none HTTP/1.1", "Host: x")
              + lines("GET /two.txt HTTP/1.1", "Host: x"));
      assertThat(client.answer(false).body()).hasSize(LARGE);
      assertThat(client.answer(false).body()).isEqualTo(INF);
      assertThat(client.answer(true).status()).isEqualTo(200);
      assertThat(client.answer(false).status()).isEqualTo(404);
      assertThat(client.answer(false).body()).isEqualTo("2");
    }
  }

  @Test
  void a_large_file_comes_whole_again_and_again() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      for (int times = 0; times < 5; times++) {
        client.send("GET /fw/v100.zz HTTP/1.1\r\nHost: x\r\n\r\n");
        assertThat(client.answer(false).body()).isEqualTo("z".repeat(LARGE));
      }
    }
  }

  @Test
  void an_empty_file_is_an_empty_body() throws Exception {
    Answer answer = ask("GET /empty.txt HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.field("content-length")).isEqualTo("0");
  }

  @ParameterizedTest
  @CsvSource({
    "/none.txt, ABSENT",
    "/, ABSENT",
    "/Fw, ABSENT",
    "/Fw/, ABSENT",
    "/%252e%252e/secret.txt, ABSENT",
    "/TWO.txt, SEVERAL",
    "/../secret.txt, REFUSED",
    "/Fw/../../secret.txt, REFUSED",
    "/%2e%2e/secret.txt, REFUSED",
    "/..%2fsecret.txt, REFUSED",
    "/..%5csecret.txt, REFUSED",
    "/..\\secret.txt, REFUSED",
    "http://x/../secret.txt, REFUSED",
    "/st2030s.inf%00, REFUSED",
    "/%00, REFUSED",
    "/C:/st2030s.inf, REFUSED",
    "/c%3A%5Cst2030s.inf, REFUSED",
    "C:\\st2030s.inf, REFUSED",
    "/%zz, REFUSED",
    "/st2030s.inf%2, REFUSED",
    "st2030s.inf, REFUSED",
    "*, REFUSED",
  })
  @DisplayName("what is not given looks the same to the asker, and is told apart in the journal")
  void not_found(String target, Outcome outcome) throws Exception {
    Answer answer = ask("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer.statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
    assertThat(answer.body()).isEqualTo("not found\n");
    assertThat(answer.fields().keySet())
        .containsExactlyInAnyOrder("date", "content-type", "content-length");
    assertThat(served.told(t -> t.asked().target().equals(target)).outcome()).isEqualTo(outcome);
  }

  @Test
  void an_absolute_path_of_the_machine_leads_nowhere() throws Exception {
    Path secret = temp.resolve("secret.txt").toAbsolutePath();
    assertThat(ask("GET " + secret + " HTTP/1.1\r\nHost: x\r\n\r\n").status()).isEqualTo(404);
    assertThat(ask("GET file://" + secret + " HTTP/1.1\r\nHost: x\r\n\r\n").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND", "get"})
  void other_methods_are_not_allowed(String method) throws Exception {
    Answer answer = ask(method + " /st2030s.inf HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.field("allow")).isEqualTo("GET, HEAD, POST");
  }

  @Test
  void a_line_too_long_is_414() throws Exception {
    Answer answer = ask("GET /" + "x".repeat(8200) + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer.status()).isEqualTo(414);
    assertThat(answer.field("connection")).isEqualTo("close");
  }

  @Test
  void a_header_of_ten_megabytes_is_431() throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send("GET /st2030s.inf HTTP/1.1\r\nHost: x\r\nX-Long: ");
      client.sendUntilRefused("x".repeat(10_000), 1_000);
      assertThat(served.told(t -> t.status() == 431).outcome()).isEqualTo(Outcome.FAULTY);
    }
  }

  @Test
  void ten_thousand_fields_are_431() throws Exception {
    Answer answer =
        ask("GET /st2030s.inf HTTP/1.1\r\nHost: x\r\n" + "A: b\r\n".repeat(10_000) + "\r\n");
    assertThat(answer.status()).isEqualTo(431);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NONSENSE\r\n\r\n",
        "GET /st2030s.inf\r\n\r\n",
        "GET /st2030s.inf HTTP/x.y\r\n\r\n",
        "GET /st2030s.inf HTTP/1.1\r\nContent-Length: a\r\n\r\n",
        "GET /st2030s.inf HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\r\n\r\n",
      })
  void what_is_not_http_is_400_and_closed(String bytes) throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send(bytes);
      assertThat(client.answer(false).status()).isEqualTo(400);
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'Transfer-Encoding: gzip', 501",
    "'Expect: magic\r\nContent-Length: 3', 417",
    "'Content-Length: 1048577', 413",
    "'Content-Length: 3\r\nTransfer-Encoding: chunked', 400",
    "'Host: y', 400",
  })
  void a_request_that_cannot_be_read_to_its_end_is_refused_and_closed(String field, int status)
      throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send(lines("POST /st2030s.inf HTTP/1.1", "Host: x", field) + "abc");
      Answer answer = client.answer(false);
      assertThat(answer.status()).isEqualTo(status);
      assertThat(answer.field("connection")).isEqualTo("close");
      assertThat(client.closedByServer()).isTrue();
    }
  }

  @Test
  void a_body_that_is_no_chunks_is_400() throws Exception {
    Answer answer =
        ask(
            lines("POST /st2030s.inf HTTP/1.1", "Host: x", "Transfer-Encoding: chunked")
                + "zz\r\n");
    assertThat(answer.status()).isEqualTo(400);
  }

  @Test
  void a_GET_with_a_body_is_answered_and_its_body_is_no_request_HTT_1() throws Exception {
    String inner = lines("GET /two.txt HTTP/1.1", "Host: x");
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send(
          lines("GET /st2030s.inf HTTP/1.1", "Host: x", "Content-Length: " + inner.length())
              + inner
              + lines("HEAD /none HTTP/1.1", "Host: x"));
      assertThat(client.answer(false).body()).isEqualTo(INF);
      assertThat(client.answer(true).status()).isEqualTo(404);
    }
  }

  @Test
  void empty_lines_before_a_request_are_forgiven_but_not_without_end() throws Exception {
    assertThat(ask("\r\n\r\nGET /st2030s.inf HTTP/1.1\r\nHost: x\r\n\r\n").body()).isEqualTo(INF);
    assertThat(ask("\r\n".repeat(20)).status()).isEqualTo(400);
  }

  @Test
  void a_request_may_come_a_byte_at_a_time() throws Exception {
    String request =
        lines("POST /st2030s.inf HTTP/1.1", "Host: x", "Transfer-Encoding: chunked")
            + "3\r\nabc\r\n0\r\n\r\n";
    try (RawClient client = new RawClient(served.endpoint())) {
      for (int at = 0; at < request.length(); at++) {
        client.send(request.substring(at, at + 1));
      }
      assertThat(client.answer(false).body()).isEqualTo(INF);
    }
  }

  @Test
  void the_second_http_is_told_that_there_is_only_the_first() throws Exception {
    assertThat(ask("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").status()).isEqualTo(505);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /st2030s",
        "GET /st2030s.inf HTTP/1.1\r\nHost",
        "POST /st2030s.inf HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc",
      })
  void a_truncated_request_is_closed_without_an_answer(String bytes) throws Exception {
    try (RawClient client = new RawClient(served.endpoint())) {
      client.send(bytes);
      client.finish();
      assertThat(client.closedByServer()).isTrue();
    }
    assertThat(ask("GET /st2030s.inf HTTP/1.1\r\nHost: x\r\n\r\n").body()).isEqualTo(INF);
  }

  @Test
  void a_port_that_is_taken_is_an_exception_at_the_start() {
    HttpServerSettings same = HttpServerSettings.at(served.endpoint());
    EventLoops other = EventLoops.start(Journal.silent());
    assertThatThrownBy(() -> HttpServer.start(other, same, FileSource.none(), _ -> {}))
        .isInstanceOf(BindException.class);
    other.close();
  }

  /** The head of a request, each line and the whole ended as it must be. */
  private static String lines(String... lines) {
    return String.join("\r\n", lines) + "\r\n\r\n";
  }

  private static Answer ask(String request) throws IOException {
    return RawClient.ask(served.endpoint(), request);
  }
}
