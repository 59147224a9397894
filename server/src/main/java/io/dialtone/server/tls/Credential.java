// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;

/** A certificate, the chain that leads to its authority, and its key, which is never shown. */
record Credential(List<X509Certificate> chain, PrivateKey key) {

  Credential {
    chain = List.copyOf(chain);
  }

  X509Certificate certificate() {
    return chain.getFirst();
  }

  @Override
  public String toString() {
    return "certificate of " + certificate().getSubjectX500Principal() + ", key ***";
  }
}
