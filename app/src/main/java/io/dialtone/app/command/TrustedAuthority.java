// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** An authority that is trusted instead of the JDK's, as one installed on a phone. */
final class TrustedAuthority {

  private TrustedAuthority() {}

  /** From now on this process trusts servers that the file's certificates vouch for. */
  static void install(Path file) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers(file), null);
      SSLContext.setDefault(context);
    } catch (GeneralSecurityException fault) {
      throw refused(file, String.valueOf(fault.getMessage()));
    }
  }

  /** What trusts servers that the file's certificates vouch for, and no other. */
  static TrustManager[] managers(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> authorities =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate authority : authorities) {
        store.setCertificateEntry(Integer.toString(store.size()), authority);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      return trust.getTrustManagers();
    } catch (CertificateException _) {
      throw refused(file, "holds no certificate");
    } catch (IOException _) {
      throw refused(file, "cannot be read");
    } catch (GeneralSecurityException fault) {
      throw refused(file, String.valueOf(fault.getMessage()));
    }
  }

  private static CommandFailure refused(Path file, String why) {
    return new CommandFailure(ExitCode.FAILED, "--ca " + file + ": " + why);
  }
}
