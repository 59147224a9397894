// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.server.settings.HttpsSettings.Profile;
import io.dialtone.server.tls.CertificateSource.Credentials;
import io.netty.channel.Channel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.ImmediateExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/** What makes an HTTP listener an HTTPS one; its certificate changes while it runs. */
public final class TlsServer implements AutoCloseable {

  /** On each loop; what one costs is some 50 KB. */
  private static final int HANDSHAKES_IN_FLIGHT = 1000;

  private final CertificateSource source;
  private final Profile profile;
  private final Journal journal;
  private final InstantSource clock;
  private final Handshakes handshakes = new Handshakes(HANDSHAKES_IN_FLIGHT);
  private final ExpiryWarning expiry = new ExpiryWarning();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final LiveContext context;
  private String state;
  private Instant end;

  private TlsServer(CertificateSource source, Profile profile, Journal journal, InstantSource clock)
      throws TlsFault {
    this.source = source;
    this.profile = profile;
    this.journal = journal;
    this.clock = clock;
    Instant now = clock.instant();
    this.state = source.state(now);
    Credentials credentials = source.load(now);
    this.end = credentials.end();
    this.context = new LiveContext(context(credentials), handshakes);
    tellStart(credentials);
  }

  /** Loads or makes the certificates, and watches them from now on. */
  public static TlsServer start(
      CertificateSource source, Profile profile, Journal journal, InstantSource clock)
      throws TlsFault {
    if (!TlsContexts.isNative() && profile == Profile.LEGACY) {
      throw new TlsFault(
          "https.profile legacy: BoringSSL cannot be loaded here ("
              + TlsContexts.whyNotNative()
              + "), and the JDK's own TLS refuses TLS 1.0; use the profile modern");
    }
    TlsServer server = new TlsServer(source, profile, journal, clock);
    Thread.ofPlatform().daemon().name("certificates").start(server::watch);
    return server;
  }

  /**
   * Makes a new connection a secured one, before all that is in its pipeline. How long the
   * handshake may take is the listener's to say.
   */
  public void secure(Channel channel) {
    SslHandler handler = context.newHandler(channel.alloc(), ImmediateExecutor.INSTANCE);
    handler.setHandshakeTimeoutMillis(0); // a timer does not know of the time we stood still
    channel.pipeline().addFirst(handler);
  }

  /** Handshakes that came to their end. */
  public long handshakes() {
    return handshakes.made();
  }

  /** Handshakes that did not. */
  public long failedHandshakes() {
    return handshakes.failed();
  }

  private void tellStart(Credentials credentials) {
    if (!TlsContexts.isNative()) {
      say(
          Level.WARN,
          "HTTPS: BoringSSL cannot be loaded here ("
              + TlsContexts.whyNotNative()
              + "): the JDK's TLS is used, which costs several times as much of the processor");
    }
    if (profile == Profile.LEGACY) {
      say(
          Level.WARN,
          "HTTPS: the profile legacy also speaks TLS 1.0 and 1.1 and ciphers without forward"
              + " secrecy: what passes can be read by who records it and gets the key later");
    }
    if (source instanceof OwnAuthority own) {
      own.certificateFiles()
          .forEach(file ->
              say(Level.INFO, "HTTPS: phones must trust our authority's certificate " + file));
    }
    told(credentials);
  }

  private SslContext context(Credentials credentials) throws TlsFault {
    try {
      return TlsContexts.make(profile, credentials.each());
    } catch (SSLException | IllegalArgumentException fault) {
      throw new TlsFault("HTTPS: the certificate cannot be used: " + fault.getMessage());
    }
  }

  private void told(Credentials credentials) {
    credentials.warnings().forEach(warning -> say(Level.WARN, warning));
    for (Credential credential : credentials.each()) {
      var certificate = credential.certificate();
      say(
          Level.INFO,
          "HTTPS: certificate of %s, %s key, until %s"
              .formatted(
                  certificate.getSubjectX500Principal(),
                  certificate.getPublicKey().getAlgorithm(),
                  certificate.getNotAfter().toInstant()));
    }
    warnOfEnd();
  }

  private void warnOfEnd() {
    expiry.of(end, clock.instant()).ifPresent(text -> say(Level.WARN, "HTTPS: " + text));
  }

  private void watch() {
    try {
      String unsettled = state;
      boolean refused = false;
      while (!closed.await(source.every().toMillis(), TimeUnit.MILLISECONDS)) {
        String seen = look();
        // Two files are never written at once: what just changed is left alone for one turn.
        boolean changed = !seen.equals(state) && seen.equals(unsettled);
        if (changed || (refused && seen.equals(state))) { // it may be valid by now
          state = seen;
          refused = !renew(changed);
        }
        unsettled = seen;
        warnOfEnd();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private String look() {
    return source.state(clock.instant());
  }

  /** Whether they could be taken; why not is said of what has just {@code changed}. */
  private boolean renew(boolean changed) {
    try {
      Credentials credentials = source.load(clock.instant());
      SslContext next = context(credentials);
      context.become(next);
      end = credentials.end();
      say(Level.INFO, "HTTPS: new handshakes see the certificate as it is now");
      told(credentials);
      return true;
    } catch (TlsFault fault) {
      if (changed) {
        say(Level.WARN, fault.getMessage() + "; the certificate before stays in use");
      }
    } catch (RuntimeException fault) {
      // The outermost loop: a fault of ours in one change must not end the watching.
      if (changed) {
        say(Level.ERROR, "HTTPS: changing the certificate failed: " + fault);
      }
    }
    return false;
  }

  private void say(Level level, String text) {
    journal.record(JournalRecord.of(clock.instant(), level, Area.HTTP, text));
  }

  /** Ends the watching, after the listener was closed. */
  @Override
  public void close() {
    if (closed.getCount() > 0) {
      closed.countDown();
      context.close();
    }
  }
}
