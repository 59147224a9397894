// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.dialtone.server.settings.HttpsSettings.Profile;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.OpenSslCredential;
import io.netty.handler.ssl.OpenSslCredentialBuilder;
import io.netty.handler.ssl.OpenSslServerSessionContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.SupportedCipherSuiteFilter;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Makes contexts: by BoringSSL, or where it cannot be loaded, by the JDK at several times the cost.
 */
final class TlsContexts {

  /** A booting phone makes a connection for each file: it should shake hands in full only once. */
  private static final Duration SESSION_LIFE = Duration.ofMinutes(10);

  /** Sessions remembered for clients that take no tickets, as old phones. */
  private static final int SESSIONS = 8192;

  private static final List<String> FORWARD_SECRET =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

  /** All that BoringSSL still has; RC4, 3DES, export ciphers and SSL 3.0 are gone for good. */
  private static final List<String> OLD =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA",
          "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
          "TLS_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_RSA_WITH_AES_128_CBC_SHA",
          "TLS_RSA_WITH_AES_256_CBC_SHA");

  /** Clients show no certificates; the JDK's list of authorities would be read for nothing. */
  private static final X509ExtendedTrustManager NOBODY = new TrustNobody();

  private TlsContexts() {}

  /** Whether BoringSSL is there. */
  static boolean isNative() {
    return OpenSsl.isAvailable();
  }

  /** Why BoringSSL is not there, in a few words. */
  static String whyNotNative() {
    Throwable cause = OpenSsl.unavailabilityCause();
    return cause == null ? "unknown" : String.valueOf(cause.getMessage());
  }

  static SslContext make(Profile profile, List<Credential> credentials) throws SSLException {
    return isNative() ? byBoringSsl(profile, credentials) : byJdk(profile, credentials);
  }

  /**
   * BoringSSL chooses by itself among the credentials, the first that the client can use; Netty's
   * own choosing by a key manager asks only what the server can.
   */
  private static SslContext byBoringSsl(Profile profile, List<Credential> credentials)
      throws SSLException {
    SslContextBuilder builder =
        builder(profile, KeyChoice.factory(List.of())).sslProvider(SslProvider.OPENSSL_REFCNT);
    List<OpenSslCredential> held = new ArrayList<>();
    try {
      for (Credential each : credentials) {
        X509Certificate[] chain = each.chain().toArray(X509Certificate[]::new);
        held.add(OpenSslCredentialBuilder.forX509(each.key(), chain).build());
      }
      SslContext context = builder.addCredentials(held).build();
      if (context.sessionContext() instanceof OpenSslServerSessionContext sessions) {
        // Without keys of ours BoringSSL makes them, and new ones every other day.
        sessions.setTicketKeys();
      }
      return context;
    } catch (IllegalStateException fault) {
      throw new SSLException("BoringSSL does not take it", fault);
    } finally {
      held.forEach(ReferenceCountUtil::release); // the context holds them by itself
    }
  }

  private static SslContext byJdk(Profile profile, List<Credential> credentials)
      throws SSLException {
    return builder(profile, KeyChoice.factory(credentials)).sslProvider(SslProvider.JDK).build();
  }

  private static SslContextBuilder builder(Profile profile, KeyManagerFactory keys) {
    return SslContextBuilder.forServer(keys)
        .trustManager(NOBODY)
        .protocols(protocols(profile))
        .ciphers(ciphers(profile), SupportedCipherSuiteFilter.INSTANCE)
        .applicationProtocolConfig(ApplicationProtocolConfig.DISABLED) // no phone speaks HTTP/2
        .sessionCacheSize(SESSIONS)
        .sessionTimeout(SESSION_LIFE.toSeconds());
  }

  private static List<String> protocols(Profile profile) {
    return switch (profile) {
      case MODERN -> List.of("TLSv1.3", "TLSv1.2");
      case LEGACY -> List.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1");
    };
  }

  private static List<String> ciphers(Profile profile) {
    List<String> ciphers = new ArrayList<>(FORWARD_SECRET);
    if (profile == Profile.LEGACY) {
      ciphers.addAll(OLD);
    }
    return ciphers;
  }
}
