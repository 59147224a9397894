// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.PhoneEvent.OffHook;
import io.dialtone.handset.port.PhoneEvent.OnHook;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.world.Behaviour;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A whole phone: how it starts, waits, reboots and ends. */
class PhoneTest {

  @Test
  @DisplayName("SRC-1 SRC-7 by DHCP and option 43, asked again after each reboot")
  void dhcp_gives_address_and_source() {
    Site site = Fixtures.deployment();
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    World world = World.st2030Sip(site).byDhcp();

    PhoneEnd end = world.boot();

    assertThat(end.provisioned()).isTrue();
    assertThat(site.takeRequests()).filteredOn("DHCP discover"::equals).hasSize(3);
    assertThat(world.network().address().orElseThrow().address())
        .isEqualTo(Ip4Address.of(10, 0, 0, 77));
    assertThat(world.network().address().orElseThrow().prefix()).isEqualTo(24);
    assertThat(world.stepsOf("ID-4")).contains("lease: 10.0.0.77/24 from 10.0.0.1");
  }

  @Test
  @DisplayName("SRC-2 SRC-5 option 150 leads to TFTP, and without 67 to the MAC name")
  void option_150_leads_to_tftp() {
    Site site = Fixtures.tftpDeployment();
    site.serve("ST2030S_00147F000001.inf", Fixtures.TFTP_INF);
    site.dhcpOption(new DhcpOption.AddressList(150, List.of(Site.SERVER)));
    World world = World.st2030Sip(site).byDhcp();
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(site.takeRequests()).contains("ST2030S_00147F000001.inf whole");
    assertThat(world.stepsOf("SRC-1"))
        .contains("source: option 150 names tftp://10.0.0.1 ST2030S_00147F000001.inf");
  }

  @Test
  @DisplayName("SRC-1 a stray option 66 beside 43 sends the phone to TFTP, with a warning")
  void the_classic_mistake() {
    Site site = Fixtures.deployment();
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    site.dhcpOption(new DhcpOption.Text(66, "10.0.0.9"));
    World world = World.st2030Sip(site).byDhcp();
    world.boot();
    assertThat(world.stepsOf("SRC-1"))
        .contains(
            "source: option 66 names tftp://10.0.0.9 ST2030S_00147F000001.inf",
            "warning: stray option 66 beside option 43 sends the phone to TFTP, not to "
                + World.INF_URL);
  }

  @Test
  @DisplayName("SRC-1 a preconfigured server stands in the way of DHCP's")
  void a_leftover_server() {
    Site site = Fixtures.deployment();
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    World world =
        World.st2030Sip(site).byDhcp().with("autoprovision", "AutoprovisionHTTPServer", "10.0.0.9");
    assertThat(world.boot().display().line(3)).isEqualTo("Gen File Not Found");
    assertThat(world.stepsOf("SRC-1")).anyMatch(step -> step.contains("restore default first"));
  }

  @Test
  @DisplayName("SRC-7 with a fixed address and no preconfigured server there is no source")
  void no_source() {
    World world = World.st2030Sip(Fixtures.deployment()).byParameters();
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.NO_SOURCE);
    assertThat(end.provisioned()).isFalse();
    assertThat(end.display().summary()).isEqualTo("ready");
  }

  @Test
  @DisplayName("SRC-7 no DHCP answer: no address, no run")
  void no_dhcp_answer() {
    World world = World.st2030Sip(Fixtures.deployment().withoutDhcp()).byDhcp();
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.NO_DHCP_ANSWER);
    assertThat(end.reason()).contains("no DHCP answer came");
    assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(1 + 2 + 4 + 8));
  }

  @Test
  @DisplayName("TRG-7 AutoprovisionFlag=0: DHCP yes, a run no")
  void provisioning_switched_off() {
    Site site = Fixtures.deployment();
    World world = World.st2030Sip(site).byDhcp().with("autoprovision", "autoprovisionflag", "0");
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.PROVISIONING_OFF);
    assertThat(site.takeRequests()).containsExactly("DHCP discover", "DHCP request");
  }

  @Test
  @DisplayName("TRG-7 a config file may switch provisioning off: the next start obeys")
  void switched_off_by_a_file() {
    Site site = Fixtures.deployment();
    site.serve("cfg/ComConf-1.txt", "[autoprovision]\nAutoprovisionFlag=0\n");
    PhoneEnd end = World.st2030Sip(site).boot();
    assertThat(end.ending()).isEqualTo(Ending.PROVISIONING_OFF);
    assertThat(end.reboots()).isEqualTo(2);
  }

  @Test
  @DisplayName("TRG-1 a run starts within AutoprovisionTimeSpan, after each reboot anew")
  void the_start_is_spread() {
    World world =
        World.st2030Sip(Fixtures.deployment()).with("autoprovision", "AutoprovisionTimeSpan", "10");
    world.boot();
    assertThat(world.steps()).filteredOn(s -> s.rule().equals("TRG-1")).hasSize(3);
    assertThat(world.time().passed()).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(30));
  }

  @Test
  @DisplayName("TRG-6 off hook: the run waits until the user hangs up")
  void a_run_waits_for_the_user() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.time().at(Duration.ZERO, new OffHook());
    world.time().at(Duration.ofMinutes(5), new OnHook());
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.time().passed()).isEqualTo(Duration.ofMinutes(5));
    assertThat(world.stepsOf("TRG-6")).contains("the run waits: the phone is in communication");
  }

  @Test
  @DisplayName("TRG-6 a phone is not rebooted until idle")
  void a_reboot_waits_for_the_user() {
    Site site = Fixtures.deployment();
    site.when(
        "st2030s.inf",
        new Behaviour.InTurn(
            new Behaviour.NotThere(), new Behaviour.Serves(Bytes.latin1(Fixtures.HTTP_INF))));
    World world = World.st2030Sip(site);
    world.time().at(Duration.ofSeconds(10), new OffHook()); // while the run waits to try again
    world.time().at(Duration.ofHours(1), new OnHook());
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.time().passed()).isEqualTo(Duration.ofHours(1));
    assertThat(world.stepsOf("TRG-6"))
        .containsExactly("the reboot waits: the phone is in communication");
  }

  @Test
  @DisplayName("TRG-6 a user who never hangs up: the run is given up")
  void a_user_who_never_hangs_up() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.time().at(Duration.ZERO, new OffHook());
    assertThat(world.boot().ending()).isEqualTo(Ending.IN_COMMUNICATION);
    assertThat(world.site().takeRequests()).isEmpty();
  }

  @Test
  @DisplayName("RUN-1 an INF with other names each time does not make the phone reboot for ever")
  void a_reboot_loop_is_stopped() {
    Site site = Fixtures.deployment();
    List<Behaviour> infs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      infs.add(new Behaviour.Serves(Bytes.latin1("[config]\nmelodies=/m/" + i + ".txt\n")));
      site.serve("m/" + i + ".txt", "a:d=4,o=5,b=100:c\n");
    }
    site.when("st2030s.inf", new Behaviour.InTurn(infs.toArray(new Behaviour[0])));
    World world = World.st2030Sip(site);
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.TOO_MANY_REBOOTS);
    assertThat(end.reboots()).isEqualTo(Phone.MAX_PASSES - 1);
    assertThat(world.steps().getLast().result()).contains("8 runs in a row");
  }

  @Test
  @DisplayName("RUN-7 HTT-2 absolute form on the very first request only, when switched on")
  void absolute_form_is_a_switch() {
    World world = World.st2030Sip(Fixtures.deployment()).with(Quirk.ABSOLUTE_FORM);
    world.boot();
    var requests = world.network().httpRequests();
    assertThat(requests.getFirst().requestTarget()).isEqualTo(World.INF_URL);
    assertThat(requests.stream().skip(1)).noneMatch(request -> request.absoluteForm());

    World plain = World.st2030Sip(Fixtures.deployment());
    plain.boot();
    assertThat(plain.network().httpRequests()).noneMatch(request -> request.absoluteForm());
  }

  @Test
  @DisplayName("LOG-1 the APS log has the steps with their times")
  void the_aps_log() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.boot();
    assertThat(world.phone().apsLog().lines())
        .contains(
            "2026-03-01T08:00:00Z fetch http://10.0.0.1:8080/cfg/ComConf-1.txt: 200, %d bytes"
                .formatted(Fixtures.COMMON_CONFIG.length()))
        .hasSameSizeAs(world.steps());
    assertThat(world.steps()).filteredOn(s -> s.kind() == Step.Kind.REBOOT).hasSize(2);
  }
}
