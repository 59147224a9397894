// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.schedule;

import io.dialtone.handset.settings.PhoneSettings;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The zone of the phone's clock: NtpZoneNum picks one of the 64 lines of its menu, and NtpDaylight
 * says whether summer time is kept. Each line stands for one place here, with that place's rules of
 * today; a phone of 2009 knew those of its day.
 */
public final class PhoneZone {

  /** The default, Belgrade. */
  public static final int DEFAULT_NUMBER = 23;

  /** Standard time as of now, and not as of 1970: places have moved since. */
  private static final Instant TODAY = Instant.parse("2026-01-01T00:00:00Z");

  private static final List<String> PLACES =
      List.of(
          // 0: from the date line to the Americas
          "Etc/GMT+12",
          "Pacific/Midway",
          "Pacific/Honolulu",
          "America/Anchorage",
          "America/Los_Angeles",
          "America/Phoenix",
          "America/Denver",
          "America/Chicago",
          "America/Mexico_City",
          "America/Regina",
          "America/Bogota",
          "America/New_York",
          "America/Indiana/Indianapolis",
          "America/Halifax",
          "America/Caracas",
          "America/St_Johns",
          // 16: from Brasilia to Greenwich
          "America/Sao_Paulo",
          "America/Argentina/Buenos_Aires",
          "Atlantic/South_Georgia",
          "Atlantic/Azores",
          "Africa/Monrovia",
          "Europe/London",
          // 22: Europe and Africa
          "Europe/Paris",
          "Europe/Belgrade",
          "Europe/Prague",
          "Europe/Berlin",
          "Europe/Athens",
          "Europe/Bucharest",
          "Africa/Cairo",
          "Africa/Harare",
          "Europe/Helsinki",
          "Asia/Jerusalem",
          "Asia/Baghdad",
          "Europe/Moscow",
          "Africa/Nairobi",
          // 35: Asia
          "Asia/Tehran",
          "Asia/Dubai",
          "Asia/Baku",
          "Asia/Kabul",
          "Asia/Yekaterinburg",
          "Asia/Karachi",
          "Asia/Kolkata",
          "Asia/Kathmandu",
          "Asia/Dhaka",
          "Asia/Colombo",
          "Asia/Yangon",
          "Asia/Bangkok",
          "Asia/Hong_Kong",
          "Australia/Perth",
          "Asia/Singapore",
          "Asia/Tokyo",
          "Asia/Seoul",
          "Asia/Yakutsk",
          // 53: Australia and the Pacific
          "Australia/Adelaide",
          "Australia/Darwin",
          "Australia/Brisbane",
          "Australia/Sydney",
          "Pacific/Guam",
          "Australia/Hobart",
          "Asia/Vladivostok",
          "Pacific/Guadalcanal",
          "Pacific/Auckland",
          "Pacific/Fiji",
          "Pacific/Tongatapu");

  private PhoneZone() {}

  /** The zone of a number of the menu; a number that is none of it counts as the default. */
  public static ZoneId of(int number, boolean daylight) {
    boolean known = number >= 0 && number < PLACES.size();
    ZoneId place = ZoneId.of(PLACES.get(known ? number : DEFAULT_NUMBER));
    return daylight ? place : place.getRules().getStandardOffset(TODAY);
  }

  /**
   * The zone of the phone's NTP time, or empty where it has no NTP (TRG-2).
   *
   * @param offered whether DHCP named an NTP server (option 42)
   */
  public static Optional<ZoneId> ofNtpTime(PhoneSettings settings, boolean offered) {
    return settings.ntp(offered)
        ? Optional.of(of(settings.zoneNumber(), settings.daylight()))
        : Optional.empty();
  }
}
