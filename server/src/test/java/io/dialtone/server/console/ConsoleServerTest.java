// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.journal.Journal;
import io.dialtone.wire.octets.Endpoint;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsoleServerTest {

  private static final Map<String, String> AUTHORITY =
      Map.of("/dialtone-ca.crt", "-----BEGIN CERTIFICATE-----\n");

  private static final Endpoint ANY_PORT = Endpoint.parse("127.0.0.1:0").orElseThrow();
  private static Vertx vertx;

  private final Readiness readiness = new Readiness();
  private ConsoleServer console;

  @BeforeAll
  static void loops() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void noLoops() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @BeforeEach
  void start() throws IOException {
    console = ConsoleServer.start(vertx, ANY_PORT, pages(), Journal.silent());
  }

  @AfterEach
  void stop() throws IOException {
    console.close(Duration.ofSeconds(1));
  }

  private ConsolePages pages() {
    return new ConsolePages(
        readiness, this::overview, () -> "some_metric 1.0\n", AUTHORITY, "Desk-7");
  }

  private Overview overview() {
    return new Overview(
        Instant.EPOCH,
        Instant.EPOCH,
        readiness.reason(),
        List.of(),
        List.of(),
        new Overview.Phones(List.of(), 0),
        List.of());
  }

  /** One request in raw bytes; all that comes back until the end. */
  private String ask(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), console.endpoint().port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(request.replace("\n", "\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String get(String path) throws IOException {
    return ask("GET " + path + " HTTP/1.1\nHost: localhost:8081\nConnection: close\n\n");
  }

  @Test
  void healthz_says_ok() throws IOException {
    assertThat(get("/healthz")).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\nok\n");
  }

  @Test
  void readyz_says_no_with_the_reason_until_all_is_well() throws IOException {
    readiness.no("store", "the disk is full");
    assertThat(get("/readyz"))
        .startsWith("HTTP/1.1 503 ")
        .endsWith("\r\n\r\nnot ready: store: the disk is full\n");
    readiness.yes("store");
    assertThat(get("/readyz")).startsWith("HTTP/1.1 200 ").endsWith("ready\n");
  }

  @Test
  void metrics_are_in_prometheus_format() throws IOException {
    assertThat(get("/metrics"))
        .startsWith("HTTP/1.1 200 ")
        .contains("Content-Type: text/plain; version=0.0.4; charset=utf-8")
        .endsWith("some_metric 1.0\n");
  }

  @Test
  void our_authoritys_certificate_is_there_to_be_installed() throws IOException {
    assertThat(get("/dialtone-ca.crt"))
        .contains("Content-Type: application/x-x509-ca-cert\r\n")
        .endsWith("\r\n\r\n-----BEGIN CERTIFICATE-----\n");
    assertThat(get("/dialtone-ca.key")).startsWith("HTTP/1.1 404 ");
  }

  @Test
  void the_page_is_html_under_a_policy_that_allows_its_own_style_alone() throws IOException {
    assertThat(get("/"))
        .contains("Content-Type: text/html; charset=utf-8")
        .contains("Content-Security-Policy: default-src 'none'; style-src 'sha256-")
        .contains("X-Content-Type-Options: nosniff")
        .contains("X-Frame-Options: DENY")
        .contains("Referrer-Policy: no-referrer")
        .contains("Cache-Control: no-store")
        .contains("<title>Dialtone</title>");
  }

  @Test
  void head_has_the_length_and_no_body() throws IOException {
    assertThat(ask("HEAD /healthz HTTP/1.1\nHost: localhost\nConnection: close\n\n"))
        .contains("Content-Length: 3")
        .endsWith("\r\n\r\n");
  }

  @Test
  void other_paths_and_methods_are_told_what_there_is() throws IOException {
    assertThat(get("/etc/passwd")).startsWith("HTTP/1.1 404 ").contains("there are /, /healthz");
    assertThat(ask("POST / HTTP/1.1\nHost: localhost\nConnection: close\nContent-Length: 0\n\n"))
        .startsWith("HTTP/1.1 405 ")
        .contains("Allow: GET, HEAD");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "LOCALHOST:8081, 200",
    "127.0.0.1:8081, 200",
    "192.0.2.7, 200",
    "desk-7:8081, 200",
    "evil.example, 421",
    "evil.example:8081, 421",
    "127.0.0.1.evil.example, 421",
    "localhost.evil.example, 421",
  })
  void a_foreign_name_is_misdirected_so_that_rebinding_dns_gains_nothing(String host, int status)
      throws IOException {
    String head = "\nHost: " + host + "\nConnection: close\n\n";
    assertThat(ask("GET / HTTP/1.1" + head)).startsWith("HTTP/1.1 " + status + " ");
    assertThat(ask("GET /metrics HTTP/1.1" + head)).startsWith("HTTP/1.1 " + status + " ");
    assertThat(ask("GET /healthz HTTP/1.1" + head)).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void http_1_0_without_a_host_is_served() throws IOException {
    assertThat(ask("GET / HTTP/1.0\n\n")).startsWith("HTTP/1.0 200 ").contains("Dialtone");
    assertThat(new HostRule("").allows(Optional.of(""))).isFalse();
  }

  @Test
  void what_is_no_http_is_told_so() throws IOException {
    assertThat(ask("\u0001\u0002\n\n")).startsWith("HTTP/1.0 400 ").endsWith("not HTTP\n");
  }

  @Test
  void a_port_in_use_is_an_exception() {
    assertThatThrownBy(
            () -> ConsoleServer.start(vertx, console.endpoint(), pages(), Journal.silent()))
        .isInstanceOf(IOException.class);
  }
}
