// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import java.util.Locale;
import java.util.Optional;

/** How much a journal record matters, the gravest first. */
public enum Level {
  /** The server cannot do its work: somebody must act. */
  ERROR,
  /** Served, but something is wrong or will be. */
  WARN,
  /** What an administrator wants to read about each phone. */
  INFO,
  /** Every step, for finding faults. */
  DEBUG;

  /** Whether a journal that keeps records down to {@code threshold} keeps one of this level. */
  public boolean within(Level threshold) {
    return compareTo(threshold) <= 0;
  }

  /** The name as settings and lines show it: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The level of this name in any letter case. */
  public static Optional<Level> parse(String text) {
    for (Level level : values()) {
      if (level.name().equalsIgnoreCase(text)) {
        return Optional.of(level);
      }
    }
    return Optional.empty();
  }
}
