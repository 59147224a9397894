// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check.finding;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bad a finding is; the worst first. */
public enum Severity {
  /** A phone does not take the file, or not what was meant. */
  ERROR,
  /** It works, but hardly as it was meant. */
  WARNING,
  /** Good to know. */
  INFO;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Severity> parse(String text) {
    return Arrays.stream(values()).filter(s -> s.text().equalsIgnoreCase(text)).findFirst();
  }
}
