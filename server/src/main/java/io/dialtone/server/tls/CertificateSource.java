// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Where the listener's certificates come from; asked by one thread at a time. */
public sealed interface CertificateSource permits GivenFiles, OwnAuthority {

  /** What is to be shown from now on, and what the administrator should hear of it. */
  Credentials load(Instant now) throws TlsFault;

  /** Changes when {@link #load} is worth another call. */
  String state(Instant now);

  /** How often to ask for the state. */
  Duration every();

  /** Certificates for different kinds of keys, the preferred first, and warnings about them. */
  record Credentials(List<Credential> each, List<String> warnings) {
    public Credentials {
      each = List.copyOf(each);
      warnings = List.copyOf(warnings);
    }

    /** When the first of them expires. */
    Instant end() {
      return each.stream()
          .map(credential -> credential.certificate().getNotAfter().toInstant())
          .min(Instant::compareTo)
          .orElse(Instant.MAX);
    }
  }
}
