// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import io.dialtone.handset.schedule.PhoneZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which of the 64 lines of a phone's time zone menu, NtpZoneNum, a place is on.
 *
 * <p>A phone knows each line's offset for good, but the rules of summer time of its day; so say
 * NtpDaylight too, by {@link #keepsSummerTime}.
 */
public final class PhoneZones {

  /** How many lines the menu has. */
  public static final int COUNT = 64;

  /** The menu has Colombo at GMT+6, where it was until 2006. */
  private static final int COLOMBO = 44;

  /** Rules as of now, and not as of 1970: places have moved since. */
  private static final Instant TODAY = Instant.parse("2026-01-01T00:00:00Z");

  private PhoneZones() {}

  /** The place that stands for a line of the menu here, 0 to 63. */
  public static String place(int number) {
    if (number < 0 || number >= COUNT) {
      throw new IllegalArgumentException("no line " + number + " of the menu");
    }
    return PhoneZone.of(number, true).getId();
  }

  /**
   * The line of a zone: the one that stands for this very place, or else the first that shows the
   * same time all year, or else, for a place without summer time, the first that does so while
   * NtpDaylight is 0. Empty where there is none, as for GMT+12:45.
   */
  public static Optional<Integer> numberOf(ZoneId zone) {
    return first(line -> place(line).equals(zone.getId()))
        .or(() -> first(line -> alike(rules(line), zone.getRules())))
        .or(() ->
            keepsSummerTime(zone)
                ? Optional.empty()
                : first(line -> standard(rules(line)).equals(winter(zone.getRules()))));
  }

  /** Whether clocks there change in summer today: what NtpDaylight should be. */
  public static boolean keepsSummerTime(ZoneId zone) {
    return !zone.getRules().getTransitionRules().isEmpty();
  }

  private static Optional<Integer> first(IntPredicate fits) {
    return IntStream.range(0, COUNT)
        .filter(line -> line != COLOMBO)
        .filter(fits)
        .boxed()
        .findFirst();
  }

  private static ZoneRules rules(int line) {
    return PhoneZone.of(line, true).getRules();
  }

  private static boolean alike(ZoneRules one, ZoneRules other) {
    return winter(one).equals(winter(other))
        && one.getTransitionRules().equals(other.getTransitionRules());
  }

  private static ZoneOffset standard(ZoneRules rules) {
    return rules.getStandardOffset(TODAY);
  }

  private static ZoneOffset winter(ZoneRules rules) {
    return rules.getOffset(TODAY);
  }
}
