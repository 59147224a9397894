// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** How a digest is made: RFC 2617 knows MD5, RFC 8760 adds SHA-256. */
public enum DigestAlgorithm {
  MD5("MD5"),
  SHA_256("SHA-256");

  private final String text;

  DigestAlgorithm(String text) {
    this.text = text;
  }

  /** Its name in headers. */
  public String text() {
    return text;
  }

  /** The algorithm of this name, in any letter case; the session variants are not done. */
  public static Optional<DigestAlgorithm> named(String name) {
    return Arrays.stream(values()).filter(a -> a.text.equalsIgnoreCase(name)).findFirst();
  }

  /** H(data) of RFC 2617: lower-case hexadecimal digits. */
  String hash(String data) {
    try {
      byte[] sum = MessageDigest.getInstance(text).digest(data.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + text, e);
    }
  }
}
