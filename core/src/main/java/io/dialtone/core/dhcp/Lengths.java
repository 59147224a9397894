// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import java.time.Duration;

/** A length of time in words for the console: {@code 1 day}, {@code 90 minutes}. */
final class Lengths {

  private Lengths() {}

  /** In the largest unit that needs no fraction. */
  static String words(Duration length) {
    long seconds = length.toSeconds();
    if (seconds % 86_400 == 0) {
      return count(seconds / 86_400, "day");
    }
    if (seconds % 3600 == 0) {
      return count(seconds / 3600, "hour");
    }
    return seconds % 60 == 0 ? count(seconds / 60, "minute") : count(seconds, "second");
  }

  private static String count(long number, String unit) {
    return number + " " + unit + (number == 1 ? "" : "s");
  }
}
