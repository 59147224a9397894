// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.handset.world.PowerCuts;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Phones that DHCP or a file moves among VLANs. Tag1s is voice VLAN 10, in the phone; Tag3s is 30,
 * in the files; Tag4s is 40, of DHCP; each data VLAN is one above.
 */
class VlanStoryTest {

  private static final String INF = "[config]\ncommon_config=.\\ComConf-1.txt\n";

  @Test
  @DisplayName("VLN-6 (1) Persistent, Tag1s to begin with, DHCP gives Tag4s, the files carry Tag3s")
  void the_vendors_first_sequence() {
    World world = phone(site(filesWith(30, "PersistentVLANfromDHCP=1"))).with("net", "VLAN", "1");
    world.site().dhcpOption(flag(1)).dhcpOption(voice(40)).dhcpOption(data(41));
    tags(world, 10).with("net", "PersistentVLANfromDHCP", "1");

    PhoneEnd end = world.boot();

    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(world.network().takeTraffic())
        .containsExactly("DHCP on 10", "TFTP on 40", "DHCP on 40", "TFTP on 40");
    assertThat(world.network().tag()).as("MGCP on Tag4s").contains(new VlanTag(40, 6));
    assertThat(world.parameter("VLANid1")).as("stored, not in force").contains("30");
    assertThat(world.flash().content().dhcpVlan()).contains(VlanSet.tags(40, 41));
  }

  @Test
  @DisplayName("VLN-6 (2) defaults, DHCP says nothing of VLANs, the files carry Tag3s")
  void the_vendors_second_sequence() {
    World world = phone(site(filesWith(30, "PersistentVLANfromDHCP=1")));

    PhoneEnd end = world.boot();

    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(world.network().takeTraffic())
        .containsExactly("DHCP untagged", "TFTP untagged", "DHCP on 30", "TFTP on 30");
    assertThat(world.network().tag()).as("MGCP on Tag3s").contains(new VlanTag(30, 6));
  }

  @Test
  @DisplayName("VLN-6 (3) its next boot, nothing new")
  void the_vendors_third_sequence() {
    World world = phone(site(filesWith(30, "PersistentVLANfromDHCP=1")));
    world.boot();
    world.network().takeTraffic();

    PhoneEnd end = world.boot();

    assertThat(end.reboots()).as("with nothing applied RUN-1 has no reboot").isZero();
    assertThat(world.network().takeTraffic()).containsExactly("DHCP on 30", "TFTP on 30");
    assertThat(world.network().tag()).as("MGCP on Tag3s").contains(new VlanTag(30, 6));
  }

  @Test
  @DisplayName("VLN-3 not persistent: a reboot into the offer, and after each further reboot anew")
  void until_the_next_reboot() {
    World world = asking(site(filesWith(30)));

    PhoneEnd end = world.boot();

    assertThat(end.provisioned()).isTrue();
    assertThat(world.network().takeTraffic())
        .containsExactly(
            "DHCP untagged", // a phone without values of its own
            "DHCP on 40", // the reboot was made for them
            "TFTP on 40", // brings Tag3s
            "DHCP on 30", // from the stored values again, which the file gave
            "DHCP on 40",
            "TFTP on 40");
    assertThat(end.reboots()).isEqualTo(3);
    assertThat(world.parameter("VLANid1")).contains("30");
    assertThat(world.flash().content().dhcpVlan()).as("not kept").isEmpty();
    assertThat(world.stepsOf("VLN-3"))
        .contains(
            "VLAN: voice VLAN 40, data VLAN 41 by DHCP, until the next reboot;"
                + " on its only interface",
            "reboot: voice VLAN 40, data VLAN 41 by DHCP");
  }

  @Test
  @DisplayName("VLN-5 no reboot when the values in force are those offered already")
  void no_reboot_for_nothing() {
    World world = tags(asking(site("[ipp]\nDateFlag=1\n")), 40);
    PhoneEnd end = world.boot();
    assertThat(end.reboots()).as("for the common file only").isEqualTo(1);
    assertThat(world.network().takeTraffic())
        .containsExactly("DHCP on 40", "TFTP on 40", "DHCP on 40", "TFTP on 40");
    assertThat(world.stepsOf("VLN-5"))
        .contains(
            "VLAN options: what DHCP gives is in force: voice VLAN 40, data VLAN 41 as its"
                + " parameters say");
  }

  @Test
  @DisplayName("VLN-3 the VLAN's own DHCP server says nothing of VLANs: the phone stays there")
  void the_usual_site() {
    Site site = site("[ipp]\nDateFlag=1\n");
    site.dhcpOn(0, flag(1), voice(40), data(41));
    World world = phone(site).with("net", "VLAN", "1");
    tags(world, 0);
    PhoneEnd end = world.boot();
    assertThat(end.provisioned()).isTrue();
    assertThat(world.network().takeTraffic())
        .containsExactly(
            "DHCP untagged",
            "DHCP on 40",
            "TFTP on 40",
            "DHCP untagged",
            "DHCP on 40",
            "TFTP on 40");
  }

  @Test
  @DisplayName("VLN-2 a phone whose VLAN is 0 does not ask, and takes nothing it did not ask for")
  void not_asked_for() {
    World world = phone(site("[ipp]\nDateFlag=1\n"));
    world.site().dhcpOption(flag(1)).dhcpOption(voice(40)).dhcpOption(data(41));
    world.boot();
    assertThat(world.network().takeTraffic()).allMatch(line -> line.endsWith("untagged"));
    assertThat(world.site().vlansAskedFor()).containsOnly(false);
    assertThat(world.steps()).noneMatch(step -> step.rule().startsWith("VLN"));
  }

  @Test
  @DisplayName("VLN-2 a phone whose VLAN is 1 asks for 190, 191 and 192 with option 55")
  void asked_for() {
    World world = asking(site("[ipp]\nDateFlag=1\n"));
    world.boot();
    assertThat(world.site().vlansAskedFor()).containsOnly(true);
  }

  @Test
  @DisplayName("VLN-2 TRG-7 the VLAN moves with auto-provisioning off")
  void without_provisioning() {
    World world = asking(site("")).with("autoprovision", "AutoprovisionFlag", "0");
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.PROVISIONING_OFF);
    assertThat(world.network().takeTraffic()).containsExactly("DHCP untagged", "DHCP on 40");
    assertThat(world.network().tag()).contains(new VlanTag(40, 6));
  }

  @Test
  @DisplayName("VLN-1 options that are not all valid move nothing")
  void spoilt_options() {
    Site site = site("[ipp]\nDateFlag=1\n");
    site.dhcpOption(flag(1)).dhcpOption(voice(40));
    World world = phone(site).with("net", "VLAN", "1");
    tags(world, 10);
    world.boot();
    assertThat(world.network().tag()).contains(new VlanTag(10, 6));
    assertThat(world.stepsOf("VLN-1"))
        .contains("VLAN options: ignored: option 192, the data VLAN, is missing");
  }

  @Test
  @DisplayName(
      "VLN-1 flag 0 takes the tags away; the parameter VLAN stays 1, and the phone asks on")
  void flag_0() {
    Site site = site("[ipp]\nDateFlag=1\n");
    site.dhcpOption(flag(0)).dhcpOption(voice(40)).dhcpOption(data(41));
    World world = tags(phone(site).with("net", "VLAN", "1"), 10);
    world.boot();
    assertThat(world.network().takeTraffic().subList(0, 3))
        .containsExactly("DHCP on 10", "DHCP untagged", "TFTP untagged");
    assertThat(world.network().tag()).isEmpty();
    assertThat(world.parameter("VLAN")).contains("1");
    assertThat(site.vlansAskedFor()).containsOnly(true);
  }

  @Test
  @DisplayName("VLN-4 DHCP that falls silent later leaves what it gave before")
  void persistent_values_outlive_the_offer() {
    World world = persistent(site("[ipp]\nDateFlag=1\n"));
    world.boot();
    World later = new World(site("[ipp]\nDateFlag=1\n"), world.flash().content());
    later.byDhcp().boot();
    assertThat(later.network().takeTraffic()).containsExactly("DHCP on 40", "TFTP on 40");
    assertThat(later.stepsOf("VLN-4"))
        .contains(
            "VLAN: voice VLAN 40, data VLAN 41 by DHCP, kept in flash; on its only interface");
  }

  @Test
  @DisplayName("VLN-4 new values are in force from the next packet on, with no second handshake")
  void new_values_at_once() {
    World world = persistent(site("[ipp]\nDateFlag=1\n"));
    world.boot();
    Site moved = site("[ipp]\nDateFlag=1\n");
    moved.dhcpOption(flag(1)).dhcpOption(voice(50)).dhcpOption(data(51));
    World later = new World(moved, world.flash().content());
    assertThat(later.byDhcp().boot().reboots()).isZero();
    assertThat(later.network().takeTraffic()).containsExactly("DHCP on 40", "TFTP on 50");
    assertThat(later.flash().content().dhcpVlan()).contains(VlanSet.tags(50, 51));
  }

  @Test
  @DisplayName("VLN-4 with the parameter back at 0 the stored values of file or menu serve")
  void back_to_0() {
    World world = tags(persistent(site("[ipp]\nDateFlag=1\n")), 10);
    world.boot();
    World later = new World(site("[ipp]\nDateFlag=1\n"), world.flash().content());
    later.byDhcp().with("net", "PersistentVLANfromDHCP", "0").boot();
    assertThat(later.network().takeTraffic()).containsExactly("DHCP on 10", "TFTP on 10");
    later.with("net", "PersistentVLANfromDHCP", "1").boot();
    assertThat(later.network().takeTraffic()).containsExactly("DHCP on 40", "TFTP on 40");
  }

  @Test
  @DisplayName("VLN-4 WEB-3 a factory reset forgets what DHCP gave")
  void a_factory_reset() {
    World world = persistent(site("[ipp]\nDateFlag=1\n"));
    world.boot();
    world.network().takeTraffic();
    world.site().noDhcpOptions();
    world.standBy(new PhoneEvent.FactoryResetAsked("a test"));
    assertThat(world.flash().content().dhcpVlan()).isEmpty();
    assertThat(world.network().tag()).isEmpty();
    assertThat(world.network().takeTraffic()).startsWith("DHCP untagged");
  }

  @Test
  @DisplayName("VLN-3 a renewal changes nothing, whatever it offers")
  void renewals() {
    World world = asking(site("[ipp]\nDateFlag=1\n"));
    world.site().dhcpOption(new DhcpOption.Seconds(51, Duration.ofHours(1)));
    world.boot();
    world.network().takeTraffic();
    world.site().noDhcpOptions();
    world.site().dhcpOption(flag(1)).dhcpOption(voice(50)).dhcpOption(data(51));
    world.site().dhcpOption(new DhcpOption.Seconds(51, Duration.ofHours(1)));

    assertThat(world.standBy(Duration.ofMinutes(50))).isEmpty();

    assertThat(world.site().takeRequests()).contains("DHCP renew");
    assertThat(world.network().takeTraffic()).containsExactly("DHCP on 40");
    assertThat(world.network().tag()).contains(new VlanTag(40, 6));
  }

  @Test
  @DisplayName("VLN-5 the status shows the values in force, not the parameters")
  void the_menu() {
    World world = tags(asking(site(filesWith(30))), 10);
    world.boot();
    assertThat(world.statuses().getLast().vlan()).isEqualTo(VlanSet.tags(40, 41));
    assertThat(world.statuses().getLast().parameters().value("VLANid1")).contains("30");
    assertThat(world.statuses()).anyMatch(s -> s.vlan().equals(VlanSet.tags(10, 11)));
  }

  @Test
  @DisplayName("VLN-3 no DHCP on the VLAN: the phone asks on, there, until it is switched off")
  void stranded() {
    Site site = site("[ipp]\nDateFlag=1\n").withoutDhcpOn(40);
    World world = asking(site);
    assertThat(world.boot().ending()).isEqualTo(Ending.NO_DHCP_ANSWER);
    assertThat(world.standBy(Duration.ofMinutes(2)))
        .hasValueSatisfying(end -> assertThat(end.ending()).isEqualTo(Ending.NO_DHCP_ANSWER));
    assertThat(world.network().takeTraffic()).containsExactly("DHCP untagged", "DHCP on 40");
    world.boot();
    assertThat(world.network().takeTraffic()).startsWith("DHCP untagged");
  }

  @Test
  @DisplayName("VLN-5 two VLANs that send the phone to each other are not followed for ever")
  void a_loop_is_stopped() {
    Site site = site("[ipp]\nDateFlag=1\n");
    site.dhcpOn(40, flag(1), voice(50), data(51));
    site.dhcpOn(50, flag(1), voice(40), data(41));
    World world = tags(phone(site).with("net", "VLAN", "1"), 40);
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.TOO_MANY_REBOOTS);
    assertThat(end.reason()).contains("on its VLAN DHCP gives another one");
  }

  @Test
  @DisplayName("VLN-3 RUN-9 the power fails at each port call of a boot into a VLAN")
  void power_cuts() {
    PowerCuts.everywhere(
        () -> asking(site(filesWith(30))),
        (content, when) -> assertThat(content.dhcpVlan()).as(when).isEmpty());
  }

  @Test
  @DisplayName("VLN-4 RUN-9 the power fails at each port call of a boot that stores VLAN values")
  void power_cuts_while_storing() {
    PowerCuts.everywhere(
        () -> persistent(site(filesWith(30, "PersistentVLANfromDHCP=1"))),
        (content, when) ->
            assertThat(content.dhcpVlan().orElse(VlanSet.tags(40, 41)))
                .as(when)
                .isEqualTo(VlanSet.tags(40, 41)));
  }

  private static World phone(Site site) {
    return new World(site, Model.ST2030, Protocol.MGCP).byDhcp();
  }

  /** Without an id of its own, and DHCP gives Tag4s. */
  private static World asking(Site site) {
    site.dhcpOption(flag(1)).dhcpOption(voice(40)).dhcpOption(data(41));
    return tags(phone(site).with("net", "VLAN", "1"), 0);
  }

  private static World persistent(Site site) {
    return asking(site).with("net", "PersistentVLANfromDHCP", "1");
  }

  private static World tags(World world, int voice) {
    int data = voice == 0 ? 0 : voice + 1;
    return world
        .with("qos", "VLANid1", Integer.toString(voice))
        .with("qos", "VLANid2", Integer.toString(data));
  }

  private static Site site(String common) {
    return new Site()
        .bootp(Site.SERVER, "mgcp.inf")
        .serve("mgcp.inf", INF)
        .serve("ComConf-1.txt", common);
  }

  private static String filesWith(int voice, String... net) {
    return "[net]\nVLAN=1\n"
        + String.join("\n", List.of(net))
        + "\n[qos]\nVLANid1="
        + voice
        + "\nVLANid2="
        + (voice + 1)
        + "\n";
  }

  private static DhcpOption flag(int value) {
    return new DhcpOption.VlanFlag(value);
  }

  private static DhcpOption voice(int id) {
    return new DhcpOption.VlanId(191, id);
  }

  private static DhcpOption data(int id) {
    return new DhcpOption.VlanId(192, id);
  }
}
