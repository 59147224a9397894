// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

/**
 * One fault of one file.
 *
 * @param file its path below the folder; "" is the folder itself
 * @param line 0 is the file as a whole
 * @param text what is wrong, in a sentence; never a secret
 * @param phone what a phone does
 */
public record Finding(Check check, String file, int line, String text, String phone) {

  /** A fault after which the phone does what the check says. */
  public Finding(Check check, String file, int line, String text) {
    this(check, file, line, text, check.told().phone());
  }

  public Severity severity() {
    return check.told().severity();
  }
}
