// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.report;

import java.util.Locale;

/** Numbers as people read them: three or four digits that matter, and a unit. */
public final class Figures {
  private static final double THOUSAND = 1_000;

  private Figures() {}

  /** A count: {@code 1,234,567}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** A number without needless digits: {@code 0.42}, {@code 4.2}, {@code 42}, {@code 4,242}. */
  public static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100 || size == 0) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : "%.2f", value);
  }

  /** A length of time. */
  public static String millis(double millis) {
    if (millis >= 100 * THOUSAND) {
      return number(millis / THOUSAND) + " s";
    }
    return millis >= THOUSAND
        ? String.format(Locale.ROOT, "%.2f s", millis / THOUSAND)
        : number(millis) + " ms";
  }

  /** An amount of bytes, in powers of ten. */
  public static String bytes(long bytes) {
    return bytes((double) bytes);
  }

  /** The same of a rate. */
  public static String bytes(double bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    double amount = bytes;
    int unit = 0;
    while (amount >= THOUSAND && unit < units.length - 1) {
      amount /= THOUSAND;
      unit++;
    }
    return number(amount) + " " + units[unit];
  }
}
