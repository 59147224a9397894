// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.wire.octets.Bytes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** The proof of a password in the login form (WEB-2): {@code user:md5(user:password:nonce)}. */
final class LoginProof {

  /** The only user of these pages (WEB-1). */
  static final String USER = "administrator";

  private LoginProof() {}

  /**
   * Whether this is the proof for password and nonce; it takes equally long for every wrong one.
   */
  static boolean holds(String encoded, String password, String nonce) {
    int colon = encoded.lastIndexOf(':') + 1;
    String given = encoded.substring(0, colon) + encoded.substring(colon).toLowerCase(Locale.ROOT);
    String right = USER + ":" + digest(password, nonce);
    return MessageDigest.isEqual(Bytes.latin1(given).toArray(), Bytes.latin1(right).toArray());
  }

  /** Passwords are ISO-8859-1, as in the files they come from. */
  static String digest(String password, String nonce) {
    try {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      md5.update(Bytes.latin1(USER + ":" + password + ":" + nonce).toArray());
      return HexFormat.of().formatHex(md5.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has MD5", e);
    }
  }
}
