// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.settings.PhoneSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimetableTest {

  @ParameterizedTest
  @DisplayName("TRG-2 start times of a phone that shows 12 hours (TimeFlag 0)")
  @CsvSource({
    "03:30 am, 03:30",
    "03:30pm, 15:30",
    "11:59 PM, 23:59",
    "00:00 am, 00:00",
    "00:00 pm, 12:00",
    "12:15 am, 00:15",
    "12:15 pm, 12:15",
    "15:00, 15:00",
    "9:05, 09:05"
  })
  void twelve_hours(String text, LocalTime time) {
    assertThat(StartTime.parse(text, true)).contains(time);
  }

  @ParameterizedTest
  @DisplayName("TRG-2 start times of a phone that shows 24 hours")
  @CsvSource({"00:00, 00:00", "23:59, 23:59", "' 07:45 ', 07:45"})
  void twenty_four_hours(String text, LocalTime time) {
    assertThat(StartTime.parse(text, false)).contains(time);
  }

  @ParameterizedTest
  @DisplayName("TRG-2 what is no time of day")
  @ValueSource(strings = {"", "24:00", "12:60", "noon", "12", "03:30 xm", "-1:00", "03:30 pm"})
  void no_time(String text) {
    assertThat(StartTime.parse(text, false)).isEmpty();
  }

  @Test
  @DisplayName("TRG-2 half past fifteen in the afternoon does not exist")
  void no_afternoon_beyond_twelve() {
    assertThat(StartTime.parse("15:30 pm", true)).isEmpty();
  }

  @Test
  @DisplayName("TRG-1 TRG-2 the defaults: no periodic run, no span, midnight")
  void defaults() {
    assertThat(Timetable.of(new PhoneSettings(ParameterStore.EMPTY)))
        .isEqualTo(new Timetable(0, LocalTime.MIDNIGHT, Duration.ZERO));
  }

  @ParameterizedTest
  @DisplayName("TRG-2 days and span beyond 255 are none")
  @CsvSource({"255, 255", "256, 0", "-1, 0", "x, 0", "1, 1"})
  void ranges(String written, int counts) {
    Timetable timetable = timetable(PhoneSettings.TIME_DAYS, written);
    assertThat(timetable.days()).isEqualTo(counts);
    assertThat(timetable.periodic()).isEqualTo(counts > 0);
    assertThat(timetable(PhoneSettings.TIME_SPAN, written).span())
        .isEqualTo(Duration.ofMinutes(counts));
  }

  @Test
  @DisplayName("TRG-2 an unreadable start time means midnight; am and pm go by TimeFlag")
  void start_times() {
    assertThat(timetable(PhoneSettings.START_TIME, "soon").start()).isEqualTo("00:00");
    ParameterStore afternoon =
        ParameterStore.EMPTY
            .with("autoprovision", PhoneSettings.START_TIME, "02:15 pm")
            .with("ipp", PhoneSettings.TIME_FLAG, "0");
    assertThat(Timetable.of(new PhoneSettings(afternoon)).start()).isEqualTo("14:15");
  }

  @ParameterizedTest
  @DisplayName("TRG-2 NTP is there when it is switched on, or not spoken of, and has a server")
  @CsvSource({
    // NTPFlag, NtpIP, option 42 offered, NTP
    "1, 10.0.0.1, false, true",
    "1, '', true, true",
    "1, '', false, false",
    "1, 0.0.0.0, false, false",
    "0, 10.0.0.1, true, false",
    "'', 10.0.0.1, false, false",
    "'', '', true, true",
    "'', '', false, false"
  })
  void ntp(String flag, String server, boolean offered, boolean there) {
    PhoneSettings settings =
        new PhoneSettings(
            ParameterStore.EMPTY
                .with("ntp", PhoneSettings.NTP_FLAG, flag)
                .with("ntp", PhoneSettings.NTP_SERVER, server));
    assertThat(PhoneZone.ofNtpTime(settings, offered))
        .isEqualTo(there ? Optional.of(ZoneId.of("Europe/Belgrade")) : Optional.empty());
  }

  @ParameterizedTest
  @DisplayName("TRG-2 NtpZoneNum: the offset from UTC in winter and in summer")
  @CsvSource({
    "0, -12:00, -12:00",
    "4, -08:00, -07:00",
    "5, -07:00, -07:00",
    "15, -03:30, -02:30",
    "21, Z, +01:00",
    "22, +01:00, +02:00",
    "23, +01:00, +02:00",
    "35, +03:30, +03:30",
    "42, +05:45, +05:45",
    "50, +09:00, +09:00",
    "53, +10:30, +09:30",
    "61, +13:00, +12:00",
    "63, +13:00, +13:00",
    "64, +01:00, +02:00", // no line of the menu: the default
    "-1, +01:00, +02:00"
  })
  void zones(int number, String january, String july) {
    ZoneId zone = PhoneZone.of(number, true);
    assertThat(offset(zone, "2026-01-15T12:00:00Z")).isEqualTo(ZoneOffset.of(january));
    assertThat(offset(zone, "2026-07-15T12:00:00Z")).isEqualTo(ZoneOffset.of(july));
  }

  @Test
  @DisplayName("TRG-2 NtpDaylight=0: standard time all the year, on both halves of the earth")
  void without_summer_time() {
    assertThat(PhoneZone.of(22, false)).isEqualTo(ZoneOffset.ofHours(1));
    assertThat(PhoneZone.of(61, false)).isEqualTo(ZoneOffset.ofHours(12));
    ParameterStore store =
        ParameterStore.EMPTY
            .with("ntp", PhoneSettings.NTP_DAYLIGHT, "0")
            .with("ntp", PhoneSettings.NTP_ZONE, "21");
    assertThat(PhoneZone.ofNtpTime(new PhoneSettings(store), true)).contains(ZoneOffset.UTC);
  }

  private static Timetable timetable(String name, String value) {
    return Timetable.of(new PhoneSettings(ParameterStore.EMPTY.with("autoprovision", name, value)));
  }

  private static ZoneOffset offset(ZoneId zone, String instant) {
    return zone.getRules().getOffset(Instant.parse(instant));
  }
}
