// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.handset.schedule.PhoneZone;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneZonesTest {

  @Test
  void every_place_of_the_menu_but_colombo_finds_its_own_line() {
    for (int line = 0; line < PhoneZones.COUNT; line++) {
      int found = PhoneZones.numberOf(ZoneId.of(PhoneZones.place(line))).orElseThrow();
      assertThat(found).as(PhoneZones.place(line)).isEqualTo(line == 44 ? 41 : line);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Lisbon, 21",
    "Europe/Dublin, 21",
    "Europe/Madrid, 22",
    "Europe/Vienna, 22",
    "Europe/Kyiv, 26",
    "Europe/Istanbul, 32",
    "US/Pacific, 4",
    "America/Toronto, 11",
    "America/Puerto_Rico, 14",
    "Africa/Algiers, 22",
    "Africa/Casablanca, 22",
    "Asia/Kolkata, 41",
    "Asia/Almaty, 39",
    "Asia/Shanghai, 47",
    "Asia/Calcutta, 41",
    "Australia/Canberra, 56",
    "Etc/UTC, 20",
    "Pacific/Chatham, ",
    "Asia/Pyongyang, 50",
  })
  void another_place_is_found_by_its_offset_and_its_summer_time(String zone, Integer line) {
    assertThat(PhoneZones.numberOf(ZoneId.of(zone)).orElse(null)).isEqualTo(line);
  }

  @Test
  void a_phone_on_the_line_that_is_found_shows_the_time_of_the_place() {
    Instant winter = Instant.parse("2026-01-15T12:00:00Z");
    Instant summer = Instant.parse("2026-07-15T12:00:00Z");
    int found = 0;
    for (String name : new TreeSet<>(ZoneId.getAvailableZoneIds())) {
      ZoneId zone = ZoneId.of(name);
      Optional<Integer> line = PhoneZones.numberOf(zone);
      if (line.isPresent()) {
        ZoneId phone = PhoneZone.of(line.get(), PhoneZones.keepsSummerTime(zone));
        for (Instant time : List.of(winter, summer)) {
          assertThat(phone.getRules().getOffset(time))
              .as(name)
              .isEqualTo(zone.getRules().getOffset(time));
        }
        found++;
      }
    }
    assertThat(found).isGreaterThan(550);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris, true",
    "America/New_York, true",
    "Europe/Moscow, false",
    "Asia/Tokyo, false",
    "America/Sao_Paulo, false",
  })
  void summer_time_is_kept_where_clocks_change_today(String zone, boolean kept) {
    assertThat(PhoneZones.keepsSummerTime(ZoneId.of(zone))).isEqualTo(kept);
  }

  @Test
  void the_dictionary_names_the_same_64_places() {
    ParameterType type =
        BuiltInDictionaryTest.builtIn()
            .find(BuiltInDictionaryTest.ST2030S, "NtpZoneNum")
            .orElseThrow()
            .type();
    assertThat(type)
        .isInstanceOfSatisfying(
            ParameterType.Choice.class,
            choice -> {
              assertThat(choice.open()).isFalse();
              assertThat(choice.meanings()).hasSize(PhoneZones.COUNT);
              IntStream.range(0, PhoneZones.COUNT)
                  .forEach(line ->
                      assertThat(choice.meanings().get(Integer.toString(line)))
                          .startsWith(PhoneZones.place(line)));
            });
  }

  @Test
  void there_are_64_lines_and_no_more() {
    assertThatThrownBy(() -> PhoneZones.place(64)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> PhoneZones.place(-1)).isInstanceOf(IllegalArgumentException.class);
  }
}
