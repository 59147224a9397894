// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.wire.octets.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Digests of contents, and the short form of them that stands in names. */
final class Sha256 {

  private static final int SHORT_DIGITS = 12;

  private Sha256() {}

  /** 64 hex digits in lower case. */
  static String of(Bytes content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.addTo(digest);
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The 12 digits of a digest that tell contents apart in a name. */
  static String brief(String sha256) {
    return sha256.substring(0, SHORT_DIGITS);
  }
}
