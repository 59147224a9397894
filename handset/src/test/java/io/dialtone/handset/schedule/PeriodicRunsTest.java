// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodicRunsTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @ParameterizedTest
  @DisplayName("TRG-3 the first window is at least 24 hours after the boot, by the wall clock")
  @CsvSource({
    // boot, days, start, first window
    "2026-06-01T15:00, 1, 15:00, 2026-06-02T15:00", // exactly 24 hours is enough
    "2026-06-01T15:01, 1, 15:00, 2026-06-03T15:00",
    "2026-06-01T14:59, 1, 15:00, 2026-06-02T15:00",
    "2026-06-01T00:00, 1, 00:00, 2026-06-02T00:00",
    "2026-06-01T00:01, 1, 00:00, 2026-06-03T00:00",
    "2026-06-01T23:59, 2, 00:00, 2026-06-03T00:00", // two days: 24 hours and a minute
    "2026-06-01T17:00, 7, 03:00, 2026-06-08T03:00",
    "2026-02-27T17:00, 255, 03:00, 2026-11-09T03:00"
  })
  void the_first_window(LocalDateTime boot, int days, LocalTime start, LocalDateTime first) {
    PeriodicRuns runs = runs(boot, ZoneOffset.UTC, days, start);
    assertThat(runs.first()).isEqualTo(first.toInstant(ZoneOffset.UTC));
  }

  @Test
  @DisplayName("TRG-3 every P days until the next boot; the check is made once")
  void windows_come_again() {
    PeriodicRuns runs = runs("2026-06-01T17:00", PARIS, 2, "15:00");
    assertThat(windows(runs, 3, PARIS))
        .containsExactly("2026-06-03T15:00", "2026-06-05T15:00", "2026-06-07T15:00");
  }

  @Test
  @DisplayName("TRG-3 a window is not after itself; windows that went by are not made up for")
  void the_window_after_a_moment() {
    PeriodicRuns runs = runs("2026-06-01T08:00", ZoneOffset.UTC, 1, "15:00");
    Instant first = Instant.parse("2026-06-02T15:00:00Z");
    assertThat(runs.after(first.minusMillis(1))).isEqualTo(first);
    assertThat(runs.after(first)).isEqualTo(first.plus(Duration.ofDays(1)));
    assertThat(runs.after(Instant.parse("2026-12-24T18:00:00Z")))
        .isEqualTo(Instant.parse("2026-12-25T15:00:00Z"));
    assertThat(runs.after(Instant.EPOCH)).isEqualTo(first);
  }

  @Test
  @DisplayName("TRG-3 a window that passes midnight belongs to the day on which it opened")
  void a_window_over_midnight() {
    Timetable late = new Timetable(1, LocalTime.of(23, 50), Duration.ofMinutes(20));
    Instant boot = Instant.parse("2026-06-01T12:00:00Z");
    PeriodicRuns runs = PeriodicRuns.since(boot, Optional.of(ZoneOffset.UTC), late).orElseThrow();
    assertThat(runs.first()).isEqualTo(Instant.parse("2026-06-02T23:50:00Z"));
    Instant inside = Instant.parse("2026-06-03T00:05:00Z");
    assertThat(runs.after(inside)).isEqualTo(Instant.parse("2026-06-03T23:50:00Z"));
  }

  @Test
  @DisplayName("TRG-3 wall-clock hours: 15:00 to 15:00 is 24 even on the day summer time begins")
  void the_short_day_counts_as_whole() {
    PeriodicRuns runs = runs("2026-03-28T15:00", PARIS, 1, "15:00");
    assertThat(windows(runs, 3, PARIS))
        .containsExactly("2026-03-29T15:00", "2026-03-30T15:00", "2026-03-31T15:00");
    Instant boot = LocalDateTime.parse("2026-03-28T15:00").atZone(PARIS).toInstant();
    assertThat(Duration.between(boot, runs.first())).isEqualTo(Duration.ofHours(23));
  }

  @Test
  @DisplayName("TRG-3 the long day: 25 hours pass from 15:00 to 15:00, and none is too many")
  void the_long_day() {
    PeriodicRuns runs = runs("2026-10-24T15:00", PARIS, 1, "15:00");
    assertThat(windows(runs, 2, PARIS)).containsExactly("2026-10-25T15:00", "2026-10-26T15:00");
  }

  @Test
  @DisplayName("TRG-3 a start that summer time leaves out is an hour later, on that day only")
  void a_start_in_the_gap() {
    PeriodicRuns runs = runs("2026-03-07T01:00", NEW_YORK, 1, "02:30");
    assertThat(windows(runs, 3, NEW_YORK))
        .containsExactly("2026-03-08T03:30", "2026-03-09T02:30", "2026-03-10T02:30");
  }

  @Test
  @DisplayName("TRG-3 of a start that comes twice when summer time ends the first counts, once")
  void a_start_that_comes_twice() {
    PeriodicRuns runs = runs("2026-10-31T01:00", NEW_YORK, 1, "01:30");
    Instant first = runs.first();
    assertThat(first).isEqualTo(Instant.parse("2026-11-01T05:30:00Z")); // 01:30 EDT
    assertThat(runs.after(first)).isEqualTo(Instant.parse("2026-11-02T06:30:00Z"));
  }

  @Test
  @DisplayName("TRG-2 without NTP there is no periodic run, whatever the timetable says")
  void without_ntp_never() {
    Timetable daily = new Timetable(1, LocalTime.NOON, Duration.ZERO);
    assertThat(PeriodicRuns.since(Instant.EPOCH, Optional.empty(), daily)).isEmpty();
  }

  private static PeriodicRuns runs(String boot, ZoneId zone, int days, String start) {
    return runs(LocalDateTime.parse(boot), zone, days, LocalTime.parse(start));
  }

  private static PeriodicRuns runs(LocalDateTime boot, ZoneId zone, int days, LocalTime start) {
    Timetable timetable = new Timetable(days, start, Duration.ZERO);
    return PeriodicRuns.since(boot.atZone(zone).toInstant(), Optional.of(zone), timetable)
        .orElseThrow();
  }

  private static List<String> windows(PeriodicRuns runs, int count, ZoneId zone) {
    List<String> windows = new ArrayList<>();
    Instant at = runs.first();
    for (int i = 0; i < count; i++) {
      windows.add(LocalDateTime.ofInstant(at, zone).toString());
      at = runs.after(at);
    }
    return windows;
  }
}
