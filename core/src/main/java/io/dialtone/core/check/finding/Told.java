// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

/**
 * What is told of a check.
 *
 * @param rule the phones' rule behind it, such as {@code RUN-4}
 * @param finds what it finds, without the file at hand
 * @param phone what a phone does then, in the words of its panel where it shows any (LCD-2)
 * @param mend what to do
 */
public record Told(Severity severity, String rule, String finds, String phone, String mend) {

  static Told error(String rule, String finds, String phone, String mend) {
    return new Told(Severity.ERROR, rule, finds, phone, mend);
  }

  static Told warning(String rule, String finds, String phone, String mend) {
    return new Told(Severity.WARNING, rule, finds, phone, mend);
  }

  static Told info(String rule, String finds, String phone, String mend) {
    return new Told(Severity.INFO, rule, finds, phone, mend);
  }
}
