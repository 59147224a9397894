// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import java.time.LocalTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads Autoprovisionstarttime: {@code HH:MM}, or {@code hh:mm} with am or pm (TRG-2). */
public final class StartTime {

  private static final Pattern FORM = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*([ap]m)?");
  private static final int NOON = 12;

  private StartTime() {}

  /**
   * The time of day, or empty where the text names none.
   *
   * <p>am and pm belong to a phone that shows 12 hours; one that shows 24 has no such times. A
   * 12-hour phone takes a time without them as it stands, so that a shared file with {@code 15:00}
   * means the same everywhere. Noon and midnight may be written {@code 12:00} as well as {@code
   * 00:00}.
   */
  public static Optional<LocalTime> parse(String text, boolean twelveHours) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    int hour = Integer.parseInt(form.group(1));
    int minute = Integer.parseInt(form.group(2));
    Optional<String> half = Optional.ofNullable(form.group(3));
    if (half.isEmpty()) {
      return time(hour, minute);
    }
    return twelveHours && hour <= NOON
        ? time(hour % NOON + (half.get().equals("pm") ? NOON : 0), minute)
        : Optional.empty();
  }

  private static Optional<LocalTime> time(int hour, int minute) {
    return hour < 24 && minute < 60 ? Optional.of(LocalTime.of(hour, minute)) : Optional.empty();
  }
}
