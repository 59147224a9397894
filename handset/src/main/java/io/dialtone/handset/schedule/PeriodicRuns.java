// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The windows of the periodic runs since one boot (TRG-3).
 *
 * <pre>
 *   boot B             D + P days at S, or one day later            + P days
 *     |---- at least 24 hours by the clock on the wall ----|-- W --|----- ... -----|-- W --|
 * </pre>
 *
 * <p>Windows are counted in local time, so that 15:00 stays 15:00 when summer time begins. A start
 * that such a day leaves out is an hour later; of one that comes twice the first counts. A window
 * that passes midnight belongs to the day on which it opened.
 */
public final class PeriodicRuns {

  private static final Duration LEAST = Duration.ofHours(24);

  private final LocalDateTime first;
  private final int days;
  private final ZoneId zone;

  private PeriodicRuns(LocalDateTime first, int days, ZoneId zone) {
    this.first = first;
    this.days = days;
    this.zone = zone;
  }

  /**
   * The windows after a boot; none without a period, none without NTP (TRG-2).
   *
   * @param zone the zone of the phone's NTP time, or empty where it has none
   */
  public static Optional<PeriodicRuns> since(
      Instant boot, Optional<ZoneId> zone, Timetable timetable) {
    return zone.filter(_ -> timetable.periodic()).map(z -> since(boot, z, timetable));
  }

  private static PeriodicRuns since(Instant boot, ZoneId zone, Timetable timetable) {
    LocalDateTime booted = LocalDateTime.ofInstant(boot, zone);
    LocalDateTime window =
        booted.toLocalDate().plusDays(timetable.days()).atTime(timetable.start());
    boolean tooSoon = Duration.between(booted, window).compareTo(LEAST) < 0;
    return new PeriodicRuns(tooSoon ? window.plusDays(1) : window, timetable.days(), zone);
  }

  /** When the first window opens. */
  public Instant first() {
    return opens(0);
  }

  /** When the first window after this moment opens; the moment itself is not after it. */
  public Instant after(Instant moment) {
    long passed = Duration.between(first(), moment).toDays() / days;
    long k = Math.max(0, passed - 1); // a day of 23 or 25 hours moves a window less than a period
    while (!opens(k).isAfter(moment)) {
      k++;
    }
    return opens(k);
  }

  private Instant opens(long k) {
    return first.plusDays(k * days).atZone(zone).toInstant();
  }
}
