// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import static io.dialtone.fleet.net.ScriptedServer.answers;
import static io.dialtone.fleet.net.ScriptedServer.dribbles;
import static io.dialtone.fleet.net.ScriptedServer.fallsSilentAfter;
import static io.dialtone.fleet.net.ScriptedServer.resetsAfter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.HttpRequest.Method;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpClientTest {
  private static final Ip4Address PHONE = Ip4Address.of(127, 0, 0, 77);
  private static final Ip4Address SERVER = Ip4Address.of(127, 0, 0, 1);
  private static final HttpLimits IMPATIENT =
      HttpLimits.PHONE.waiting(Duration.ofMillis(1_000), Duration.ofMillis(60));

  private final PowerSwitch power = new PowerSwitch();
  private final StringBuilder body = new StringBuilder();

  private HttpOutcome get(ScriptedServer server, HttpLimits limits) {
    return exchange(server, limits, Method.GET, false);
  }

  private HttpOutcome exchange(
      ScriptedServer server, HttpLimits limits, Method method, boolean absoluteForm) {
    var url = new HttpUrl(false, "127.0.0.1", server.port(), "/st2030/a.txt");
    var request =
        new HttpRequest(method, url, Map.of("User-Agent", "THOMSON ST2030"), absoluteForm);
    return new HttpClient(limits, power).exchange(request, PHONE, SERVER, this::append);
  }

  private boolean append(Bytes piece) {
    body.append(piece.latin1());
    return true;
  }

  private HttpOutcome.Answered answered(String answer) throws IOException {
    try (var server = new ScriptedServer(answers(answer))) {
      return (HttpOutcome.Answered) get(server, HttpLimits.PHONE);
    }
  }

  private String unreachable(String answer) throws IOException {
    try (var server = new ScriptedServer(answers(answer))) {
      return ((HttpOutcome.Unreachable) get(server, HttpLimits.PHONE)).reason();
    }
  }

  @Test
  void asks_in_origin_form_with_its_own_address_and_name() throws Exception {
    try (var server = new ScriptedServer(answers("HTTP/1.1 204 Nothing\r\n\r\n"))) {
      get(server, HttpLimits.PHONE);
      assertThat(server.request())
          .isEqualTo(
              "GET /st2030/a.txt HTTP/1.1\r\nHost: 127.0.0.1:"
                  + server.port()
                  + "\r\nUser-Agent: THOMSON ST2030\r\nConnection: close\r\n\r\n");
      assertThat(server.caller()).isEqualTo("127.0.0.77");
    }
  }

  @Test
  @DisplayName("HTT-1, HTT-2 asks with POST and in absolute form when it is told to")
  void posts_in_absolute_form() throws Exception {
    try (var server = new ScriptedServer(answers("HTTP/1.1 204 Nothing\r\n\r\n"))) {
      exchange(server, HttpLimits.PHONE, Method.POST, true);
      assertThat(server.request())
          .startsWith("POST http://127.0.0.1:" + server.port() + "/st2030/a.txt HTTP/1.1\r\n")
          .contains("\r\nContent-Length: 0\r\n");
    }
  }

  @Test
  void a_target_beyond_ascii_is_escaped_and_cannot_break_the_request_line() throws Exception {
    try (var server = new ScriptedServer(answers("HTTP/1.1 204 Nothing\r\n\r\n"))) {
      var url = new HttpUrl(false, "127.0.0.1", server.port(), "/caf\u00e9 x\r\nEvil: 1");
      var request = new HttpRequest(Method.GET, url, Map.of(), false);
      new HttpClient(HttpLimits.PHONE, power).exchange(request, PHONE, SERVER, this::append);
      assertThat(server.request()).startsWith("GET /caf%E9%20x%0D%0AEvil:%201 HTTP/1.1\r\n");
    }
  }

  @Test
  void takes_a_body_of_the_announced_length_and_no_more() throws IOException {
    var answer = answered("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello, and more");
    assertThat(answer).isEqualTo(new HttpOutcome.Answered(200, OptionalLong.of(5), 5, true));
    assertThat(body).hasToString("hello");
  }

  @Test
  void a_body_shorter_than_announced_is_not_whole() throws IOException {
    var answer = answered("HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\nhello");
    assertThat(answer).isEqualTo(new HttpOutcome.Answered(200, OptionalLong.of(50), 5, false));
    assertThat(body).hasToString("hello");
  }

  @Test
  void an_empty_body_is_whole() throws IOException {
    var answer = answered("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer).isEqualTo(new HttpOutcome.Answered(200, OptionalLong.of(0), 0, true));
  }

  @Test
  void takes_chunks_with_extensions_and_a_trailer() throws IOException {
    String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked";
    String chunks =
        String.join("\r\n", "5;name=value", "hello", "2", ", ", "A", "0123456789", "0", "X: y");
    var answer = answered(String.join("\r\n\r\n", head, chunks, ""));
    assertThat(answer).isEqualTo(new HttpOutcome.Answered(200, OptionalLong.empty(), 17, true));
    assertThat(body).hasToString("hello, 0123456789");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n", // no last chunk
        "5\r\nhel", // cut inside a chunk
        "5\r\nhelloo\r\n0\r\n\r\n", // longer than it says
        "zz\r\nhello\r\n0\r\n\r\n", // no size
        "-5\r\nhello\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFFF\r\nhello\r\n0\r\n\r\n", // a size beyond all bounds
        "5\r\nhello\r\n0\r\n", // no end of the trailer
      })
  void broken_chunks_are_not_whole(String chunks) throws IOException {
    var answer = answered("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + chunks);
    assertThat(answer.whole()).isFalse();
    assertThat(answer.announced()).isEmpty();
  }

  @Test
  void without_a_length_the_close_ends_the_body() throws IOException {
    var answer = answered("HTTP/1.0 200 OK\r\n\r\nhello");
    assertThat(answer).isEqualTo(new HttpOutcome.Answered(200, OptionalLong.empty(), 5, true));
    assertThat(body).hasToString("hello");
  }

  @Test
  void a_reset_in_the_body_is_not_whole() throws IOException {
    try (var server = new ScriptedServer(resetsAfter("HTTP/1.0 200 OK\r\n\r\nhello"))) {
      switch (get(server, HttpLimits.PHONE)) {
        case HttpOutcome.Answered answer -> assertThat(answer.whole()).isFalse();
        case HttpOutcome.Unreachable(String reason) -> assertThat(reason).contains("reset");
      }
    }
  }

  @Test
  void a_dribbled_answer_is_an_answer() throws IOException {
    String dribble =
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world";
    try (var server = new ScriptedServer(dribbles(dribble))) {
      assertThat(get(server, HttpLimits.PHONE))
          .isEqualTo(new HttpOutcome.Answered(200, OptionalLong.of(11), 11, true));
      assertThat(body).hasToString("hello world");
    }
  }

  @Test
  void the_status_of_an_error_page_is_told() throws IOException {
    var answer = answered("HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nno such x");
    assertThat(answer).isEqualTo(new HttpOutcome.Answered(404, OptionalLong.of(9), 9, true));
  }

  @Test
  void a_redirection_is_a_status_and_is_not_followed() throws IOException {
    var answer = answered("HTTP/1.1 302 Found\r\nLocation: http://x/\r\nContent-Length: 0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\r\n\r\n",
        "SSH-2.0-OpenSSH_9.2\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        "HTTP/1.1 99 Low\r\n\r\n",
        "HTTP/1.1 2000 High\r\n\r\n",
        "HTTP/1.1 200OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n folded\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Le",
      })
  void what_is_no_http_is_unreachable(String garbage) throws IOException {
    assertThat(unreachable(garbage)).isNotBlank();
    assertThat(body).isEmpty();
  }

  @Test
  void garbage_is_quoted_on_one_line_of_printable_text() throws IOException {
    assertThat(unreachable("\u0001\u00ff" + "x".repeat(200) + "\r\n\r\n"))
        .contains("the answer is not HTTP: \"??xxxx")
        .matches("[\\x20-\\x7e]*")
        .hasSizeLessThan(160);
  }

  @Test
  void a_head_beyond_the_limits_is_refused() throws IOException {
    assertThat(unreachable("HTTP/1.1 200 OK\r\nX: " + "y".repeat(9_000) + "\r\n\r\n"))
        .contains("a line is longer than 8192");
    assertThat(unreachable("HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(101) + "\r\n"))
        .contains("more than 100 header lines");
    String wide = "X: " + "y".repeat(4_000) + "\r\n";
    assertThat(unreachable("HTTP/1.1 200 OK\r\n" + wide.repeat(9) + "\r\n"))
        .contains("head of the answer is too long");
    assertThat(unreachable("HTTP/1.1 100 Continue\r\n\r\n".repeat(7))).contains("interim");
  }

  @Test
  void a_body_beyond_the_limit_is_cut_and_not_whole() throws IOException {
    var small = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(5), 8_192, 8_192, 10);
    try (var server = new ScriptedServer(answers("HTTP/1.1 200 OK\r\n\r\n" + "x".repeat(11)))) {
      var answer = (HttpOutcome.Answered) get(server, small);
      assertThat(answer.whole()).isFalse();
      assertThat(body.length()).isLessThanOrEqualTo(10);
    }
  }

  @Test
  void silence_before_the_answer_is_unreachable() throws IOException {
    try (var server = new ScriptedServer(fallsSilentAfter("HTTP/1.1 20"))) {
      var outcome = (HttpOutcome.Unreachable) get(server, IMPATIENT);
      assertThat(outcome.reason()).endsWith("was silent for 60 ms");
    }
  }

  @Test
  void silence_inside_the_body_is_unreachable_too() throws IOException {
    String half = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhello";
    try (var server = new ScriptedServer(fallsSilentAfter(half))) {
      var outcome = (HttpOutcome.Unreachable) get(server, IMPATIENT);
      assertThat(outcome.reason()).endsWith("was silent for 60 ms");
      assertThat(body).hasToString("hello");
    }
  }

  @Test
  void a_sink_without_room_ends_the_reading() throws IOException {
    try (var server = new ScriptedServer(answers("HTTP/1.1 200 OK\r\n\r\nhello"))) {
      var url = new HttpUrl(false, "127.0.0.1", server.port(), "/");
      var request = new HttpRequest(Method.GET, url, Map.of(), false);
      var outcome = new HttpClient(IMPATIENT, power).exchange(request, PHONE, SERVER, _ -> false);
      assertThat(((HttpOutcome.Answered) outcome).whole()).isFalse();
    }
  }

  @Test
  void a_closed_port_is_unreachable() throws IOException {
    var server = new ScriptedServer();
    server.close();
    var outcome = (HttpOutcome.Unreachable) get(server, IMPATIENT);
    assertThat(outcome.reason()).endsWith("refuses connections");
  }

  @Test
  void a_server_that_speaks_no_tls_is_unreachable_over_https() throws IOException {
    try (var server = new ScriptedServer(answers("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
      var url = new HttpUrl(true, "127.0.0.1", server.port(), "/");
      var request = new HttpRequest(Method.GET, url, Map.of(), false);
      var outcome = new HttpClient(IMPATIENT, power).exchange(request, PHONE, SERVER, _ -> true);
      assertThat(((HttpOutcome.Unreachable) outcome).reason()).contains("127.0.0.1");
    }
  }

  @Test
  void a_power_cut_ends_a_wait_for_an_answer() throws Exception {
    try (var server = new ScriptedServer(fallsSilentAfter("HTTP/1.1 200 OK\r\n"))) {
      Thread cutter =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  server.request();
                  power.cut();
                } catch (InterruptedException stopped) {
                  throw new IllegalStateException(stopped);
                }
              });
      assertThatThrownBy(() -> get(server, HttpLimits.PHONE)).isInstanceOf(PowerLost.class);
      cutter.join();
    }
  }

  @Test
  void without_power_nothing_is_asked() throws IOException {
    power.cut();
    try (var server = new ScriptedServer()) {
      assertThatThrownBy(() -> get(server, HttpLimits.PHONE)).isInstanceOf(PowerLost.class);
    }
  }
}
