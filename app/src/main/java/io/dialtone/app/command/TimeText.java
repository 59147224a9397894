// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import java.time.Duration;
import java.util.Optional;

/** A time as options take it: 500ms, 90s, 10m or 2h. */
final class TimeText {
  private TimeText() {}

  /** Empty where it is none. */
  static Optional<Duration> parse(String text) {
    if (!text.matches("[0-9]{1,6}(ms|s|m|h)")) {
      return Optional.empty();
    }
    long number = Long.parseLong(text.replaceAll("[a-z]", ""));
    return Optional.of(
        switch (text.replaceAll("[0-9]", "")) {
          case "ms" -> Duration.ofMillis(number);
          case "s" -> Duration.ofSeconds(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofHours(number);
        });
  }

  /** The same, where a bare number means seconds. */
  static Optional<Duration> parseOrSeconds(String text) {
    return parse(text.matches("[0-9]+") ? text + "s" : text);
  }
}
