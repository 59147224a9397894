// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Who may sign a server's certificate. */
@FunctionalInterface
public interface Trust {

  /** Whoever this process trusts; all phones remember the same TLS sessions. */
  Trust OF_THE_PROCESS = () -> (SSLSocketFactory) SSLSocketFactory.getDefault();

  /** What one phone makes its TLS connections with. */
  SSLSocketFactory phone();

  /** Whoever the JDK trusts, asked for when a first phone needs it; each with its own sessions. */
  static Trust inTheJdk() {
    return () -> {
      try {
        var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init((KeyStore) null); // the JDK's own
        return in(factory.getTrustManagers()).phone();
      } catch (GeneralSecurityException fault) {
        throw new IllegalStateException("the JDK's list of authorities cannot be read", fault);
      }
    };
  }

  /**
   * Those, and each phone remembers its own TLS sessions: none resumes another's, which a server
   * would never see.
   */
  static Trust in(TrustManager... managers) {
    var random = new SecureRandom();
    return () -> {
      try {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers, random);
        return context.getSocketFactory();
      } catch (GeneralSecurityException fault) {
        throw new IllegalStateException("every Java platform has TLS", fault);
      }
    };
  }
}
