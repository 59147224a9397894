// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Locale;
import java.util.Optional;

/**
 * What a function key does (FIL-2).
 *
 * @param target a number, a user or a SIP URI, in which {@code {label}}, {@code {number}}, {@code
 *     {place}} and {@code {mac}} stand for the phone's own; unused for a key of no use
 */
public record FunctionKey(Use use, String target) {

  /** The kinds of keys. */
  public enum Use {
    /** Nothing; the key is free for its user. */
    NONE,
    /** Dials the target. */
    SPEED_DIAL,
    /** Dials the target and shows whether it is busy (BLF). */
    SUPERVISION;

    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Use> parse(String text) {
      for (Use use : values()) {
        if (use.text().equalsIgnoreCase(text)) {
          return Optional.of(use);
        }
      }
      return Optional.empty();
    }
  }
}
