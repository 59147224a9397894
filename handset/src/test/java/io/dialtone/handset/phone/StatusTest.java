// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the phone puts up for its web page and its SIP side. */
class StatusTest {

  private final Site site = Fixtures.deployment();

  @Test
  @DisplayName("LCD-1 the status follows the phone from start to standing by")
  void activities_in_order() {
    World world = World.st2030Sip(site).with("autoprovision", "AutoprovisionTimeSpan", "10");
    world.time().at(Duration.ofSeconds(1), new PhoneEvent.OffHook());
    world.time().at(Duration.ofHours(1), new PhoneEvent.OnHook());
    world.flash().put(new World(site, world.flash().content()).provisionedContent());
    world.boot();
    assertThat(activities(world))
        .containsExactly(
            Activity.STARTING,
            Activity.WAITING_IN_SPAN,
            Activity.WAITING_FOR_USER,
            Activity.STARTING,
            Activity.RUNNING,
            Activity.IDLE);
    assertThat(world.statuses()).anyMatch(PhoneStatus::inCommunication);
    assertThat(world.lastStatus().inCommunication()).isFalse();
  }

  @Test
  @DisplayName("RUN-1 what a run applies is in force only after the reboot")
  void parameters_in_force() {
    World world = World.st2030Sip(site);
    world.boot();
    site.serve("mac/" + Fixtures.TXT, Fixtures.macConfig("202603010009", "TEL1Number=1009"));
    int before = world.statuses().size();
    world.standBy(new PhoneEvent.CheckSync(false));
    List<String> numbers =
        world.statuses().subList(before, world.statuses().size()).stream()
            .map(status -> status.parameters().value("TEL1Number").orElseThrow())
            .distinct()
            .toList();
    assertThat(numbers).containsExactly("1001", "1009");
    PhoneStatus rebooting =
        world.statuses().subList(before, world.statuses().size()).stream()
            .filter(status -> status.apsLog().toString().endsWith("effect with a reboot]"))
            .findFirst()
            .orElseThrow();
    assertThat(rebooting.parameters().value("TEL1Number")).contains("1001");
  }

  @Test
  @DisplayName("LOG-1 the APS log goes on through reboots and power-ups of the same phone")
  void the_log_goes_on() {
    World world = World.st2030Sip(site);
    world.boot();
    assertThat(world.lastStatus().apsLog())
        .isEqualTo(world.phone().apsLog().lines())
        .filteredOn(line -> line.contains(" reboot "))
        .hasSize(2);
    int lines = world.lastStatus().apsLog().size();
    world.phone().powerUp();
    assertThat(world.lastStatus().apsLog()).hasSizeGreaterThan(lines);
  }

  @Test
  @DisplayName("ID-3 versions and identity are those of the last start")
  void identity() {
    World world = World.st2030Sip(site);
    world.boot();
    assertThat(world.statuses().getFirst().phone().version()).isEqualTo("1.53");
    assertThat(world.lastStatus().phone().version()).isEqualTo("2.69");
    assertThat(world.lastStatus().inForce().firmware().dsp().version()).isEqualTo("3.20");
    assertThat(world.lastStatus().address()).isEmpty(); // it is fixed
  }

  private static List<Activity> activities(World world) {
    List<Activity> seen = new ArrayList<>();
    for (PhoneStatus status : world.statuses()) {
      if (seen.isEmpty() || seen.getLast() != status.activity()) {
        seen.add(status.activity());
      }
    }
    return seen;
  }
}
