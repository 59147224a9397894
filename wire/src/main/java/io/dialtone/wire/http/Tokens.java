// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

/** The characters of RFC 9110 section 5.6.2 and 5.5. */
final class Tokens {

  private static final String MARKS = "!#$%&'*+-.^_`|~";

  private Tokens() {}

  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(Tokens::inToken);
  }

  /** Visible characters, blanks and tabs, and the upper half of ISO-8859-1. */
  static boolean isFieldValue(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7F && c <= 0xFF));
  }

  static boolean isVisible(String text) {
    return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }

  private static boolean inToken(int c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || MARKS.indexOf(c) >= 0;
  }
}
