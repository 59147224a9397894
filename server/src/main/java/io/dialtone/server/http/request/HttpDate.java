// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Dates of HTTP (RFC 9110 §5.6.7): one form written, all three read. */
public final class HttpDate {

  private static final DateTimeFormatter FIXED =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final List<String> DAYS = List.of("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /** RFC 850 wrote two digits of the year; those far ahead mean the century before. */
  private static final DateTimeFormatter RFC_850 =
      new DateTimeFormatterBuilder()
          .appendPattern("EEEE, dd-MMM-")
          .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
          .appendPattern(" HH:mm:ss 'GMT'")
          .toFormatter(Locale.ENGLISH);

  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

  private HttpDate() {}

  /** Written by hand: each answer carries two dates, and a formatter costs more than the answer. */
  public static String format(Instant time) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(29);
    text.append(DAYS.get(utc.getDayOfWeek().getValue() - 1)).append(", ");
    two(text, utc.getDayOfMonth()).append(' ').append(month(utc)).append(' ');
    two(text, utc.getYear() / 100);
    two(text, utc.getYear() % 100).append(' ');
    return clock(text, utc).append(" GMT").toString();
  }

  /** As access logs write it: {@code 21/Nov/2026:12:00:00 +0000}. */
  public static StringBuilder appendForLog(StringBuilder text, Instant time) {
    LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), 0, ZoneOffset.UTC);
    two(text, utc.getDayOfMonth()).append('/').append(month(utc)).append('/');
    text.append(utc.getYear()).append(':');
    return clock(text, utc).append(" +0000");
  }

  private static String month(LocalDateTime utc) {
    return MONTHS.get(utc.getMonthValue() - 1);
  }

  private static StringBuilder clock(StringBuilder text, LocalDateTime utc) {
    two(text, utc.getHour()).append(':');
    two(text, utc.getMinute()).append(':');
    return two(text, utc.getSecond());
  }

  private static StringBuilder two(StringBuilder text, int number) {
    return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  /** The time that a field holds; a date that is none is ignored by all who ask (§13.1.3). */
  public static Optional<Instant> parse(String text) {
    for (DateTimeFormatter form : List.of(FIXED, RFC_850, ASCTIME)) {
      try {
        return Optional.of(LocalDateTime.parse(text.strip(), form).toInstant(ZoneOffset.UTC));
      } catch (DateTimeException _) {
        // Then it may be of the next form.
      }
    }
    return Optional.empty();
  }

  /** A time as far as a date can tell it. */
  static Instant seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS);
  }
}
