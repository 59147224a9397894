// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import io.dialtone.handset.settings.PhoneSettings;
import java.time.Duration;
import java.time.LocalTime;
import java.util.random.RandomGenerator;

/**
 * When a phone is to run by itself.
 *
 * @param days the days from one periodic run to the next, 0 for none (TRG-2)
 * @param start where the window of a periodic run opens
 * @param span how long a window is, of periodic runs and of starts alike
 */
public record Timetable(int days, LocalTime start, Duration span) {

  /** The timetable in a phone's parameters; a start time that cannot be read means midnight. */
  public static Timetable of(PhoneSettings settings) {
    LocalTime start =
        settings
            .startTime()
            .flatMap(text -> StartTime.parse(text, settings.twelveHours()))
            .orElse(LocalTime.MIDNIGHT);
    return new Timetable(settings.periodDays(), start, settings.timeSpan());
  }

  /** Whether there are periodic runs at all. */
  public boolean periodic() {
    return days > 0;
  }

  /** A random time within the span, both ends included (TRG-1, TRG-2). */
  public Duration somewhereInSpan(RandomGenerator random) {
    long millis = span.toMillis();
    return millis == 0 ? Duration.ZERO : Duration.ofMillis(random.nextLong(millis + 1));
  }
}
