// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.settings.PhoneSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The five rows of the vendor's table: time of boot, days, start time, time span. */
class VendorTableTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Belgrade");

  @Test
  @DisplayName("TRG-3 row 1 (17:00, 0, 00:00, 0): at once, again only after a reboot")
  void row_1() {
    Row row = new Row("17:00", 0, "00:00", 0);
    assertThat(row.startsAfterBoot()).containsOnly(Duration.ZERO);
    assertThat(row.periodic()).isEmpty();
  }

  @Test
  @DisplayName("TRG-3 row 2 (17:00, 0, 15:00, 0): at once, again only after a reboot")
  void row_2() {
    Row row = new Row("17:00", 0, "15:00", 0);
    assertThat(row.startsAfterBoot()).containsOnly(Duration.ZERO);
    assertThat(row.periodic()).isEmpty();
  }

  @Test
  @DisplayName("TRG-3 row 3 (17:00, 0, 15:00, 10): within 10 min, again only after a reboot")
  void row_3() {
    Row row = new Row("17:00", 0, "15:00", 10);
    assertThat(row.startsAfterBoot())
        .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(10)));
    assertThat(Collections.max(row.startsAfterBoot())).isGreaterThan(Duration.ofMinutes(8));
    assertThat(row.periodic()).isEmpty();
  }

  @Test
  @DisplayName("TRG-3 row 4 (17:00, 1, 15:00, 0): at once, then 15:00 two days later")
  void row_4() {
    Row row = new Row("17:00", 1, "15:00", 0);
    assertThat(row.startsAfterBoot()).containsOnly(Duration.ZERO);
    assertThat(row.firstRuns()).containsOnly(row.at("2026-06-03T15:00"));
  }

  @Test
  @DisplayName("TRG-3 row 5 (08:00, 1, 15:00, 20): within 20 min, then 15:00-15:20 the next day")
  void row_5() {
    Row row = new Row("08:00", 1, "15:00", 20);
    assertThat(row.startsAfterBoot())
        .allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofMinutes(20)));
    assertThat(row.firstRuns())
        .allSatisfy(run ->
            assertThat(run).isBetween(row.at("2026-06-02T15:00"), row.at("2026-06-02T15:20")));
    assertThat(Collections.max(row.firstRuns())).isAfter(row.at("2026-06-02T15:15"));
  }

  /** One row, for a phone that boots on 1 June. */
  private record Row(String boot, int days, String start, int span) {

    Timetable timetable() {
      ParameterStore store =
          ParameterStore.EMPTY
              .with("autoprovision", PhoneSettings.TIME_DAYS, "" + days)
              .with("autoprovision", PhoneSettings.START_TIME, start)
              .with("autoprovision", PhoneSettings.TIME_SPAN, "" + span);
      return Timetable.of(new PhoneSettings(store));
    }

    List<Duration> startsAfterBoot() {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
      List<Duration> waits = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        waits.add(timetable().somewhereInSpan(random));
      }
      return waits;
    }

    Optional<PeriodicRuns> periodic() {
      return PeriodicRuns.since(at("2026-06-01T" + boot), Optional.of(ZONE), timetable());
    }

    List<Instant> firstRuns() {
      Instant opens = periodic().orElseThrow().first();
      return startsAfterBoot().stream().map(opens::plus).toList();
    }

    Instant at(String local) {
      return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }
  }
}
