// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * {@link HttpBoot} over HTTPS, with the same arguments and the same line at its end: each request is
 * a connection with a full handshake, whatever certificate is shown.
 */
final class HttpsBoot {

  private static final int SAMPLES = 1 << 20;
  private static final int PATIENCE_MILLIS = 10_000;

  private final InetSocketAddress server;
  private final int phones;
  private final SSLSocketFactory sockets;
  private final long[] nanos = new long[SAMPLES];
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicReference<String> firstFailure = new AtomicReference<>("");

  private HttpsBoot(InetSocketAddress server, int phones) throws GeneralSecurityException {
    this.server = server;
    this.phones = phones;
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, null);
    this.sockets = context.getSocketFactory();
  }

  /** Looks at no certificate: the load is not to take more of the machine than it must. */
  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private void boot(int phone) {
    for (int step = 0; step < HttpBoot.STEPS; step++) {
      long begun = System.nanoTime();
      try {
        byte[] answer = ask(step, phone);
        requireWhole(step, answer);
        nanos[requests.getAndIncrement() % SAMPLES] = System.nanoTime() - begun;
      } catch (IOException | RuntimeException fault) {
        failures.incrementAndGet();
        firstFailure.compareAndSet("", HttpBoot.name(step, phone) + ": " + fault);
        return;
      }
    }
    done.incrementAndGet();
  }

  private byte[] ask(int step, int phone) throws IOException {
    try (Socket plain = new Socket()) {
      plain.setReuseAddress(true);
      plain.setSoTimeout(PATIENCE_MILLIS);
      plain.bind(new InetSocketAddress(HttpBoot.address(phone), 0));
      plain.connect(server, PATIENCE_MILLIS);
      // of a server without a name no session is kept
      try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, null, -1, true)) {
        socket.getOutputStream().write(HttpBoot.request(step, phone, server));
        return socket.getInputStream().readAllBytes();
      }
    }
  }

  private static void requireWhole(int step, byte[] answer) throws IOException {
    String text = new String(answer, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int length = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
    if (end < 0 || length < 0) {
      throw new IOException("no whole head in " + answer.length + " bytes");
    }
    int status = Integer.parseInt(text.substring(9, 12));
    int expected = Integer.parseInt(text.substring(length + 15, text.indexOf('\r', length)).strip());
    if (status != HttpBoot.EXPECTED[step] || answer.length != end + 4 + expected) {
      throw new IOException(status + ", " + (answer.length - end - 4) + " of " + expected);
    }
  }

  private void run(int atOnce, long seconds) throws InterruptedException {
    CountDownLatch over = new CountDownLatch(atOnce);
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    for (int each = 0; each < atOnce; each++) {
      Thread.ofVirtual()
          .start(() -> {
            while (System.nanoTime() - end < 0) {
              boot(next.getAndIncrement() % phones);
            }
            over.countDown();
          });
    }
    over.await();
    double took = (System.nanoTime() - start) / 1e9;
    long[] all = java.util.Arrays.copyOf(nanos, Math.min(requests.get(), SAMPLES));
    HttpBoot.tell(requests.get(), done.get() / took, all, failures + " " + firstFailure);
  }

  public static void main(String... args) throws Exception {
    String[] at = args[0].split(":");
    new HttpsBoot(
            new InetSocketAddress(InetAddress.getByName(at[0]), Integer.parseInt(at[1])),
            Integer.parseInt(args[1]))
        .run(Integer.parseInt(args[2]), Long.parseLong(args[3]));
  }
}
