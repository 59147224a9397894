// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.time.Duration;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Power may fail at any port call; the next boots converge, never on a mixture (RUN-9). */
class PowerCutTest {

  @Test
  @DisplayName("RUN-9 over HTTP: the power fails at each port call of a whole first boot in turn")
  void every_port_call_of_a_first_boot_over_http() {
    cutEverywhere(World.st2030Sip(Fixtures.deployment()), () -> http(Fixtures.deployment()));
  }

  @Test
  @DisplayName("RUN-9 over DHCP and TFTP likewise")
  void every_port_call_of_a_first_boot_over_tftp() {
    cutEverywhere(tftp(), PowerCutTest::tftp);
  }

  @Test
  @DisplayName("RUN-9 RUN-6 the power fails in a boot that applies a new common file")
  void every_port_call_of_a_change() {
    World reference = http(Fixtures.deployment());
    reference.boot();
    FlashContent before = reference.flash().content();
    Site changed = changed();
    World changing = new World(changed, before);
    cutEverywhere(changing, () -> new World(changed(), before));
    assertThat(changing.parameter("DateFlag")).contains("5");
    assertThat(changing.parameter("LanguageType")).contains("1");
  }

  @Test
  @DisplayName("RUN-9 power that fails again and again, from fixed seeds")
  void repeated_cuts() {
    World reference = http(Fixtures.deployment());
    reference.boot();
    for (long seed = 1; seed <= 40; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      World world = http(Fixtures.deployment());
      for (int cut = 0; cut < 6; cut++) {
        world.power().cutAt(1 + random.nextLong(180));
        boots(world);
        requireNoMixture(world, "seed " + seed);
      }
      world.power().restore();
      converges(world, reference.flash().content(), "seed " + seed);
    }
  }

  @Test
  @DisplayName("RUN-9 TRG-2 the power fails at each port call of a scheduled run that has news")
  void every_port_call_of_a_scheduled_run() {
    cutWhileStandingBy(
        () -> {
          World world = http(changed());
          world.flash().put(periodic());
          return world;
        },
        world -> assertThat(world.standBy(Duration.ofDays(3))).isPresent());
  }

  @Test
  @DisplayName("RUN-9 WEB-3 the power fails at each port call of a factory reset")
  void every_port_call_of_a_factory_reset() {
    cutWhileStandingBy(
        () -> {
          World world = http(Fixtures.deployment());
          world.flash().put(periodic());
          return world;
        },
        world ->
            assertThat(world.standBy(new PhoneEvent.FactoryResetAsked("administrator")))
                .isPresent());
  }

  private interface Doing {
    void with(World world);
  }

  /** Boots, then cuts the power at each port call of what follows in turn. */
  private static void cutWhileStandingBy(NewWorld worlds, Doing doing) {
    World reference = worlds.make();
    reference.boot();
    reference.power().cutAt(Long.MAX_VALUE);
    doing.with(reference);
    long calls = reference.power().calls();
    assertThat(calls).isGreaterThan(40);
    FlashContent untouched = reference.flash().content();
    for (long call = 1; call <= calls; call++) {
      World world = worlds.make();
      world.boot();
      FlashContent before = world.flash().content();
      world.power().cutAt(call);
      assertThatExceptionOfType(PowerLost.class)
          .as("call %s", call)
          .isThrownBy(() -> doing.with(world));
      requireNoMixture(world, "call " + call);
      world.power().restore();
      boolean nothingYet = world.flash().content().equals(before);
      world.boot();
      if (nothingYet) { // nobody remembers what was asked for, but the timetable does
        doing.with(world);
      }
      converges(world, untouched, "call " + call);
    }
  }

  /** A provisioned phone with a run every day. */
  private static FlashContent periodic() {
    World world = http(Fixtures.deployment());
    world
        .with("autoprovision", "AutoprovisionTimeDays", "1")
        .with("ntp", "NTPFlag", "1")
        .with("ntp", "NtpIP", "10.0.0.1");
    return world.provisionedContent();
  }

  private interface NewWorld {
    World make();
  }

  private static void cutEverywhere(World reference, NewWorld worlds) {
    reference.power().cutAt(Long.MAX_VALUE);
    assertThat(reference.boot().provisioned()).isTrue();
    long calls = reference.power().calls();
    assertThat(calls).isGreaterThan(40);
    for (long call = 1; call <= calls; call++) {
      World world = worlds.make();
      world.power().cutAt(call);
      assertThatExceptionOfType(PowerLost.class).as("call %s", call).isThrownBy(world::boot);
      requireNoMixture(world, "call " + call);
      world.power().restore();
      converges(world, reference.flash().content(), "call " + call);
    }
  }

  private static void converges(World world, FlashContent expected, String when) {
    PhoneEnd end = world.boot();
    assertThat(end.provisioned()).as(when).isTrue();
    assertThat(world.flash().content()).as(when).isEqualTo(expected);
    world.site().takeRequests();
    assertThat(world.boot().reboots()).as("%s, then RUN-3", when).isZero();
    assertThat(world.site().takeRequests().stream().filter(r -> !r.startsWith("DHCP")).toList())
        .as(when)
        .hasSize(3);
  }

  /** Common and MAC-specific come together, and a serial never without its parameters. */
  private static void requireNoMixture(World world, String when) {
    FlashContent content = world.flash().content();
    boolean serial = content.configSerial().isPresent();
    assertThat(content.file(FlashItem.MAC_CONFIG).isPresent()).as(when).isEqualTo(serial);
    if (serial) {
      assertThat(content.parameters().value("TEL1Number")).as(when).contains("1001");
      assertThat(content.parameters().value("LanguageType")).as(when).contains("1");
    }
  }

  private static void boots(World world) {
    try {
      world.boot();
    } catch (PowerLost expected) {
      assertThat(expected).hasMessageContaining("power lost in");
    }
  }

  private static World http(Site site) {
    return new World(site, Model.ST2030, Protocol.SIP);
  }

  private static World tftp() {
    Site site = Fixtures.tftpDeployment().bootp(Site.SERVER, "st2030s.inf");
    return http(site).byDhcp();
  }

  private static Site changed() {
    Site site = Fixtures.deployment();
    site.serve("st2030s.inf", Fixtures.HTTP_INF.replace("ComConf-1", "ComConf-2"));
    return site.serve("cfg/ComConf-2.txt", "[ipp]\nLanguageType=0\nDateFlag=5\n");
  }
}
