// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.contacts;

import java.util.Locale;
import java.util.regex.Pattern;

/** Numbers as people write them, and as they are dialled. */
public final class SpokenNumber {

  private static final Pattern TRUNK_ZERO = Pattern.compile("\\(0\\)");
  private static final Pattern DIVIDERS = Pattern.compile("[\\p{Z}\\s()\\[\\]/-]");
  private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9])\\.(?=[0-9])");
  private static final Pattern BLANKS = Pattern.compile("[\\p{Z}\\s]+");

  private SpokenNumber() {}

  /**
   * {@code +49 (0)30 / 12-34} as {@code +49301234}: without what divides it, and without a zero in
   * parentheses that is only for callers within the country.
   */
  public static String dialled(String text) {
    String number = text.strip();
    if (number.toLowerCase(Locale.ROOT).startsWith("tel:")) {
      int parameters = number.indexOf(';');
      number = number.substring(4, parameters < 0 ? number.length() : parameters);
    }
    if (number.startsWith("+")) {
      number = TRUNK_ZERO.matcher(number).replaceFirst("");
    }
    if (number.indexOf('@') >= 0) {
      return number;
    }
    String plain = DIVIDERS.matcher(number).replaceAll("");
    return BETWEEN_DIGITS.matcher(plain).replaceAll("");
  }

  /** A name on one line, one blank between its words. */
  static String name(String text) {
    return BLANKS.matcher(text).replaceAll(" ").strip();
  }
}
