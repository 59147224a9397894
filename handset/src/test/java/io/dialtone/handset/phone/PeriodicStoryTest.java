// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.PhoneEvent.CheckSync;
import io.dialtone.handset.port.PhoneEvent.OffHook;
import io.dialtone.handset.port.PhoneEvent.OnHook;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.octets.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Periodic runs of a phone that was powered up at 08:00 on 1 March 2026, London time. */
class PeriodicStoryTest {

  private static final Duration WEEK = Duration.ofDays(7);

  private final Site site = Fixtures.deployment();

  @Test
  @DisplayName("TRG-2 TRG-3 every day at 15:00, from the next day on")
  void every_day() {
    World world = periodic(1, "15:00", 0);
    assertThat(runs(world, 3))
        .containsExactly("2026-03-02T15:00:00Z", "2026-03-03T15:00:00Z", "2026-03-04T15:00:00Z");
    assertThat(site.takeRequests()).hasSize(9);
    assertThat(world.stepsOf("TRG-2")).contains("a run starts: the periodic run is due");
  }

  @Test
  @DisplayName("TRG-2 each run at another random moment of its window")
  void within_the_span() {
    World world = periodic(1, "15:00", 60);
    List<String> runs = runs(world, 3);
    for (int day = 0; day < 3; day++) {
      Instant opens = Instant.parse("2026-03-02T15:00:00Z").plus(Duration.ofDays(day));
      assertThat(Instant.parse(runs.get(day))).isBetween(opens, opens.plus(Duration.ofHours(1)));
    }
    assertThat(runs.stream().map(run -> run.substring(11))).doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("TRG-3 a periodic run that reboots begins the count anew")
  void a_reboot_begins_anew() {
    World world = periodic(2, "15:00", 0);
    assertThat(world.standBy(WEEK)).isPresent();
    assertThat(now(world)).isEqualTo("2026-03-03T15:00:00Z");
    site.serve("mac/" + Fixtures.TXT, Fixtures.macConfig("202603030001", "TEL1Number=1003"));
    assertThat(world.standBy(WEEK).orElseThrow().reboots()).isEqualTo(1);
    assertThat(now(world)).isEqualTo("2026-03-05T15:00:00Z");
    assertThat(runs(world, 1)).containsExactly("2026-03-07T15:00:00Z"); // 48 h after that boot
  }

  @Test
  @DisplayName("TRG-3 a NOTIFY without news does not move the windows")
  void a_notify_does_not_move_them() {
    World world = periodic(1, "15:00", 0);
    world.standBy(Duration.ofHours(5));
    assertThat(world.standBy(new CheckSync(false)).orElseThrow().reboots()).isZero();
    assertThat(runs(world, 1)).containsExactly("2026-03-02T15:00:00Z");
  }

  @Test
  @DisplayName("TRG-6 a periodic run is held while the phone is not idle, and not made up twice")
  void held_while_in_communication() {
    World world = periodic(1, "15:00", 0);
    world.standBy(new OffHook());
    assertThat(world.standBy(WEEK.minusDays(1))).isEmpty(); // six windows open meanwhile
    assertThat(world.standBy(new OnHook())).isPresent();
    assertThat(world.stepsOf("TRG-6"))
        .startsWith("periodic run is held: the phone is in communication");
    assertThat(runs(world, 1)).containsExactly("2026-03-07T15:00:00Z");
  }

  @Test
  @DisplayName("TRG-2 without NTP a periodic run never comes")
  void without_ntp() {
    World world = timetable(World.st2030Sip(site), 1, "15:00", 0);
    world.boot();
    assertThat(world.standBy(WEEK.multipliedBy(52))).isEmpty();
  }

  @Test
  @DisplayName("TRG-2 an NTP server that DHCP names (option 42) is as good as one set by hand")
  void ntp_by_dhcp() {
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    site.dhcpOption(new DhcpOption.AddressList(42, List.of(Site.SERVER)));
    World world = timetable(World.st2030Sip(site).byDhcp(), 1, "15:00", 0);
    world.with("ntp", "NtpZoneNum", "21").boot();
    assertThat(runs(world, 1)).containsExactly("2026-03-02T15:00:00Z");
  }

  @Test
  @DisplayName("TRG-2 the windows are those of the phone's own zone")
  void in_the_phones_zone() {
    World world = timetable(World.st2030Sip(site), 1, "15:00", 0);
    world.with("ntp", "NTPFlag", "1").with("ntp", "NtpIP", "10.0.0.1");
    world.with("ntp", "NtpZoneNum", "50").boot(); // Tokyo: 17:00 there at power-up
    assertThat(runs(world, 1)).containsExactly("2026-03-03T06:00:00Z");
  }

  @Test
  @DisplayName("TRG-3 over the day on which summer time begins, 15:00 stays 15:00")
  void over_summer_time() {
    World world = periodic(28, "15:00", 0);
    assertThat(runs(world, 1)).containsExactly("2026-03-29T14:00:00Z");
  }

  @Test
  @DisplayName("TRG-7 AutoprovisionFlag=0: no periodic run")
  void switched_off() {
    World world = timetable(World.st2030Sip(site), 1, "15:00", 0).with("ntp", "NTPFlag", "1");
    world.with("ntp", "NtpIP", "10.0.0.1").with("autoprovision", "AutoprovisionFlag", "0").boot();
    assertThat(world.standBy(WEEK)).isEmpty();
    assertThat(site.takeRequests()).isEmpty();
  }

  private World periodic(int days, String start, int span) {
    World world = timetable(World.st2030Sip(site), days, start, span);
    world.with("ntp", "NTPFlag", "1").with("ntp", "NtpIP", "10.0.0.1");
    world.with("ntp", "NtpZoneNum", "21");
    world.flash().put(new World(site, world.flash().content()).provisionedContent());
    world.boot();
    site.takeRequests();
    return world;
  }

  private static World timetable(World world, int days, String start, int span) {
    return world
        .with("autoprovision", "AutoprovisionTimeDays", "" + days)
        .with("autoprovision", "Autoprovisionstarttime", start)
        .with("autoprovision", "AutoprovisionTimeSpan", "" + span);
  }

  private static List<String> runs(World world, int count) {
    List<String> times = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      assertThat(world.standBy(WEEK.multipliedBy(6)).orElseThrow().provisioned()).isTrue();
      times.add(now(world));
    }
    return times;
  }

  private static String now(World world) {
    return world.time().now().toString();
  }
}
