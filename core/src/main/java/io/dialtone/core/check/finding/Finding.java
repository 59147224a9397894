// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

/**
 * One fault of one file, or of a place of the site: {@code site:/paris}.
 *
 * @param file its path below the folder; "" is the folder itself
 * @param line 0 is the file as a whole
 * @param text what is wrong, in a sentence; never a secret
 * @param phone what a phone does
 * @param mend what to do
 */
public record Finding(Check check, String file, int line, String text, String phone, String mend) {

  /** A fault after which the phone does what the check says. */
  public Finding(Check check, String file, int line, String text) {
    this(check, file, line, text, check.told().phone());
  }

  /** A fault that is mended as the check says. */
  public Finding(Check check, String file, int line, String text, String phone) {
    this(check, file, line, text, phone, check.told().mend());
  }

  public Severity severity() {
    return check.told().severity();
  }

  /** The same, told of another place and mended there. */
  public Finding at(String place, String remedy) {
    return new Finding(check, place, 0, text, phone, remedy);
  }
}
