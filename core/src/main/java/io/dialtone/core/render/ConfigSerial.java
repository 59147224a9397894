// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import io.dialtone.wire.config.ConfigFile;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The 12 digits of {@code config_sn}, by which a phone tells a new MAC-specific file (RUN-4). */
public record ConfigSerial(String digits) implements Comparable<ConfigSerial> {

  /** Nothing can follow it: we count by one from the time of day, which ends 87,000 times later. */
  public static final ConfigSerial LAST = new ConfigSerial("999999999999");

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuuMMddHHmm", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Instant YEAR_10000 = Instant.parse("9999-12-31T23:59:59Z");

  public ConfigSerial {
    if (!ConfigFile.isSerial(digits)) {
      throw new IllegalArgumentException("a config_sn is 12 digits, not '" + digits + "'");
    }
  }

  /**
   * The serial of a changed file: the minute of the change, or one more than the last where that is
   * larger. So it never comes back, even when the clock or a restored backup goes back.
   */
  public static ConfigSerial next(Optional<ConfigSerial> last, Instant now) {
    Instant at = now.isAfter(YEAR_10000) ? YEAR_10000 : now;
    ConfigSerial minute =
        new ConfigSerial(MINUTE.format(at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at));
    return last.filter(known -> known.compareTo(minute) >= 0)
        .map(ConfigSerial::plusOne)
        .orElse(minute);
  }

  private ConfigSerial plusOne() {
    if (equals(LAST)) {
      throw new IllegalStateException("config_sn " + digits + " is the last that there is");
    }
    return new ConfigSerial(String.format(Locale.ROOT, "%012d", Long.parseLong(digits) + 1));
  }

  @Override
  public int compareTo(ConfigSerial other) {
    return digits.compareTo(other.digits);
  }

  @Override
  public String toString() {
    return digits;
  }
}
