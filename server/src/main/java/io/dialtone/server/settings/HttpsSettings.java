// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where HTTPS listens, what it shows and speaks; without files of the administrator's we make a
 * certificate.
 */
public record HttpsSettings(Listen listen, Profile profile, Optional<Files> files) {

  public static final HttpsSettings OFF =
      new HttpsSettings(new Listen.Off(), Profile.MODERN, Optional.empty());

  /** The certificate with the chain that leads to its authority, and its key: PEM files. */
  public record Files(Path certificate, Path key) {}

  /** Which versions and ciphers are spoken (HTT-3). */
  public enum Profile {
    /** TLS 1.2 and 1.3, with forward secrecy. */
    MODERN,
    /** TLS 1.0 and later, RSA key exchange and old ciphers too, for phones that know no better. */
    LEGACY
  }
}
