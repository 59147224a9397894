// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.server.files.FileSource;
import io.dialtone.server.http.EventLoops;
import io.dialtone.server.http.HttpServer;
import io.dialtone.server.http.HttpServerSettings;
import io.dialtone.server.settings.HttpsSettings;
import io.dialtone.server.settings.HttpsSettings.Profile;
import io.dialtone.server.tls.KeyPairs.Kind;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The certificate that handshakes see, while its files change. */
@Timeout(60)
class TlsServerTest {

  private static final Endpoint ANY_PORT = Endpoint.parse("127.0.0.1:0").orElseThrow();

  @TempDir Path folder;
  private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final Journal journal = (JournalRecord heard) -> said.add(heard.text());
  private final Credential first = TestFiles.made(Kind.EC, Instant.now());
  private volatile Duration ahead = Duration.ZERO;
  private HttpsSettings.Files files;
  private TlsServer tls;
  private EventLoops loops;
  private HttpServer server;

  @BeforeEach
  void a_listener_with_a_certificate_of_files() throws Exception {
    files = TestFiles.write(folder, first);
    InstantSource clock = () -> Instant.now().plus(ahead);
    tls = TlsServer.start(new GivenFiles(files), Profile.MODERN, journal, clock);
    loops = EventLoops.start(Journal.silent());
    server =
        HttpServer.start(
            loops, HttpServerSettings.secured(ANY_PORT, tls), FileSource.none(), _ -> {});
  }

  @AfterEach
  void stop() {
    server.close(Duration.ofSeconds(5));
    tls.close();
    loops.close();
  }

  private void heard(String part) throws InterruptedException {
    String text = said.take();
    while (!text.contains(part)) {
      text = said.take();
    }
  }

  /** What a new handshake shows. */
  private X509Certificate shown() throws Exception {
    try (SSLSocket socket = open()) {
      // In TLS 1.3 the client is done first: only an answer shows that the server is, too.
      assertThat(asked(socket)).isEqualTo("HTTP/1.0 404");
      return (X509Certificate) socket.getSession().getPeerCertificates()[0];
    }
  }

  private SSLSocket open() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    return (SSLSocket)
        context.getSocketFactory().createSocket("127.0.0.1", server.endpoint().port());
  }

  @Test
  void the_profile_legacy_is_warned_of_and_modern_is_not_HTT_3() throws Exception {
    assertThat(warnings(Profile.MODERN)).isEmpty();
    assertThat(warnings(Profile.LEGACY))
        .singleElement(STRING)
        .startsWith("HTTPS: the profile legacy also speaks TLS 1.0 and 1.1 and ciphers without");
  }

  /** What is warned of when a listener with this profile starts. */
  private List<String> warnings(Profile profile) throws TlsFault {
    Queue<JournalRecord> told = new ConcurrentLinkedQueue<>();
    TlsServer.start(new GivenFiles(files), profile, told::add, InstantSource.system()).close();
    return told.stream()
        .filter(heard -> heard.level() == Level.WARN)
        .map(JournalRecord::text)
        .toList();
  }

  @Test
  void a_changed_pair_is_seen_by_the_next_handshake_and_open_connections_go_on() throws Exception {
    try (SSLSocket open = open()) {
      open.startHandshake();
      Credential second = TestFiles.made(Kind.RSA, Instant.now());
      TestFiles.write(folder, second);
      heard("certificate as it is now");
      assertThat(shown()).isEqualTo(second.certificate());
      assertThat(asked(open)).isEqualTo("HTTP/1.0 404");
    }
  }

  @Test
  void a_bad_file_leaves_the_certificate_as_it_was_and_is_told() throws Exception {
    Files.writeString(files.certificate(), "half a certifi");
    heard(
        "https.certificate "
            + files.certificate()
            + ": holds no certificate (-----BEGIN CERTIFICATE-----);"
            + " the certificate before stays in use");
    assertThat(shown()).isEqualTo(first.certificate());
    Credential second = TestFiles.made(Kind.EC, Instant.now());
    TestFiles.write(folder, second);
    heard("certificate as it is now");
    assertThat(shown()).isEqualTo(second.certificate());
  }

  @Test
  void a_certificate_that_is_not_valid_yet_is_shown_from_when_on_it_is() throws Exception {
    Duration soon = Duration.ofDays(2);
    Credential second = TestFiles.made(Kind.EC, Instant.now().plus(soon)); // valid a day before
    TestFiles.write(folder, second);
    heard("is not valid before");
    assertThat(shown()).isEqualTo(first.certificate());
    ahead = soon;
    heard("certificate as it is now");
    assertThat(shown()).isEqualTo(second.certificate());
  }

  @Test
  void no_request_fails_while_the_certificate_changes_under_load() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    AtomicInteger answered = new AtomicInteger();
    try (var crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        clients.add(
            crowd.submit(() -> {
              while (!over.get()) {
                try (SSLSocket socket = open()) {
                  assertThat(asked(socket)).isEqualTo("HTTP/1.0 404");
                  answered.incrementAndGet();
                }
              }
              return true;
            }));
      }
      for (int change = 0; change < 3; change++) {
        int before = answered.get();
        Credential next = TestFiles.made(change % 2 == 0 ? Kind.RSA : Kind.EC, Instant.now());
        TestFiles.write(folder, next);
        heard("certificate as it is now");
        assertThat(shown()).isEqualTo(next.certificate());
        assertThat(answered.get()).isGreaterThan(before);
      }
      over.set(true);
      for (Future<?> client : clients) {
        client.get();
      }
    }
    assertThat(tls.failedHandshakes()).isZero();
  }

  private static String asked(SSLSocket socket) throws IOException {
    socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
    return new String(socket.getInputStream().readNBytes(12), US_ASCII);
  }

  @Test
  void boring_ssl_is_there_and_counts() throws Exception {
    assertThat(TlsContexts.isNative()).isTrue();
    try (SSLSocket open = open()) { // its answer comes after the server's end of the handshake
      open.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(US_ASCII));
      assertThat(open.getInputStream().read()).isEqualTo('H');
    }
    assertThat(tls.handshakes()).isOne();
    assertThat(tls.failedHandshakes()).isZero();
    assertThat(said).noneMatch(text -> text.contains("BEGIN"));
  }

  /** Trusts whatever is shown: it is looked at afterwards. */
  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
      throw new IllegalStateException("no client here");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
      assertThat(chain).isNotEmpty();
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
