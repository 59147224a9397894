// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.wish.SiteLimits;

/** A name as the site takes it: one short line. */
final class OneLine {

  private OneLine() {}

  static String of(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    return line.length() <= SiteLimits.NAME ? line : line.substring(0, SiteLimits.NAME).strip();
  }
}
