// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import io.netty.handler.ssl.util.SimpleKeyManagerFactory;
import java.net.Socket;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/** Chooses by the kind of key alone; the JDK's own searches its store at each handshake. */
final class KeyChoice extends X509ExtendedKeyManager {

  private static final String NONE = "none";

  private final List<Credential> credentials;

  KeyChoice(List<Credential> credentials) {
    this.credentials = List.copyOf(credentials);
  }

  /** The kind of key is also the name of the credential. */
  private @Nullable Credential find(String alias) {
    for (Credential credential : credentials) {
      if (credential.key().getAlgorithm().equals(alias)) {
        return credential;
      }
    }
    return null;
  }

  /** Without credentials a name that leads to none: then BoringSSL has its own. */
  @Override
  public @Nullable String chooseEngineServerAlias(
      String keyType, Principal @Nullable [] issuers, SSLEngine engine) {
    return credentials.isEmpty() ? NONE : find(keyType) == null ? null : keyType;
  }

  @Override
  public @Nullable String chooseServerAlias(
      String keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return find(keyType) == null ? null : keyType;
  }

  @Override
  public String[] getServerAliases(String keyType, Principal @Nullable [] issuers) {
    return credentials.stream().map(each -> each.key().getAlgorithm()).toArray(String[]::new);
  }

  @Override
  public X509Certificate @Nullable [] getCertificateChain(String alias) {
    Credential found = find(alias);
    return found == null ? null : found.chain().toArray(X509Certificate[]::new);
  }

  @Override
  public @Nullable PrivateKey getPrivateKey(String alias) {
    Credential found = find(alias);
    return found == null ? null : found.key();
  }

  @Override
  public String[] getClientAliases(String keyType, Principal @Nullable [] issuers) {
    return new String[0]; // we are never a client
  }

  @Override
  public String chooseClientAlias(
      String[] keyType, Principal @Nullable [] issuers, @Nullable Socket socket) {
    return NONE;
  }

  /** What Netty wants a manager wrapped in. */
  static KeyManagerFactory factory(List<Credential> credentials) {
    KeyChoice choice = new KeyChoice(credentials);
    return new SimpleKeyManagerFactory() {
      @Override
      protected void engineInit(KeyStore store, char[] password) {
        // There is no store: the keys are here.
      }

      @Override
      protected void engineInit(ManagerFactoryParameters parameters) {
        // Nor are there parameters.
      }

      @Override
      protected KeyManager[] engineGetKeyManagers() {
        return new KeyManager[] {choice};
      }
    };
  }
}
