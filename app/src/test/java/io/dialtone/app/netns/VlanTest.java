// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A phone that dnsmasq sends to a VLAN goes there: its frames cross the cable with tags. */
@ExtendWith(Namespaces.class)
@Timeout(120)
class VlanTest {

  /** Tags for voice VLAN 4 and data VLAN 5. */
  private static final List<String> SENDS_TO_VLAN_4 =
      List.of(
          "--dhcp-option=tag:plain,190,1",
          "--dhcp-option=tag:plain,191,00:04",
          "--dhcp-option=tag:plain,192,00:05");

  @TempDir Path folder;

  @Test
  @DisplayName("VLN-1 VLN-2 VLN-3 VLN-5 the phone reboots into the VLAN and is provisioned there")
  void until_the_next_reboot(Cable cable) throws Exception {
    TaggedCable tagged = TaggedCable.over(cable).withPhoneDevice();
    dnsmasq(cable, tagged, SENDS_TO_VLAN_4);

    NamespacePhone phone = boot(cable, "--set", "VLAN=1", "--set", "VLANid1=0");

    assertThat(phone.complaint()).isEmpty();
    assertThat(phone.provisioned()).isTrue();
    assertThat(phone.did("reboot"))
        .as("after each start from its own values it goes there again")
        .filteredOn("reboot: voice VLAN 4, data VLAN 5 by DHCP"::equals)
        .hasSize(3);
    assertThat(phone.did("dhcp"))
        .contains(
            "VLAN: voice VLAN 4, data VLAN 5 by DHCP, until the next reboot; by "
                + tagged.phoneDevice())
        .filteredOn(step -> step.startsWith("lease: 10.78.0."))
        .hasSize(3);
    assertThat(phone.did("fetch")).isNotEmpty().noneMatch(step -> step.contains("10.77.0.1"));
    assertThat(tagged.taggedFrames()).isGreaterThan(200); // the firmware alone is 211 blocks
    assertNothingLeft(cable, tagged);
  }

  @Test
  @DisplayName("VLN-4 kept in flash: no second handshake, and the next packet carries the tag")
  void for_good(Cable cable) throws Exception {
    TaggedCable tagged = TaggedCable.over(cable).withPhoneDevice();
    cable.atServer("route add 10.77.0.10/32 dev " + tagged.serverDevice());
    dnsmasq(cable, tagged, SENDS_TO_VLAN_4);
    String state = folder.resolve("phone.json").toString();

    NamespacePhone first =
        boot(
            cable,
            "--state",
            state,
            "--set",
            "VLAN=1",
            "--set",
            "VLANid1=0",
            "--set",
            "PersistentVLANfromDHCP=1");

    assertThat(first.provisioned()).isTrue();
    List<String> dhcp = first.did("dhcp");
    assertThat(dhcp.subList(0, 4))
        .containsExactly(
            "lease: 10.77.0.10/24 from 10.77.0.1",
            "VLAN options: DHCP gives voice VLAN 4, data VLAN 5, at once and for good",
            "VLAN: voice VLAN 4, data VLAN 5 by DHCP, kept in flash; by " + tagged.phoneDevice(),
            "source: next-server names tftp://10.77.0.1 st.inf");
    assertThat(dhcp).filteredOn(step -> step.startsWith("lease: 10.78.0.")).hasSize(2);

    NamespacePhone later = boot(cable, "--state", state);
    assertThat(later.reboots()).isZero();
    assertThat(later.did("dhcp"))
        .filteredOn(step -> step.startsWith("lease: "))
        .as("the boot's DISCOVER carries the tag already")
        .singleElement()
        .asString()
        .startsWith("lease: 10.78.0.");
    assertNothingLeft(cable, tagged);
  }

  @Test
  @DisplayName("VLN-3 --create-vlan makes the device and removes it, where the kernel can")
  void a_device_of_its_own(Cable cable) throws Exception {
    TaggedCable tagged = TaggedCable.over(cable);
    dnsmasq(cable, tagged, SENDS_TO_VLAN_4);

    NamespacePhone phone = boot(cable, "--create-vlan", "--set", "VLAN=1", "--set", "VLANid1=0");

    assertThat(phone.provisioned()).isTrue();
    assertThat(phone.did("dhcp"))
        .anyMatch(step ->
            step.endsWith("until the next reboot; by " + tagged.phoneDevice())
                || step.contains("only shown: 'ip link add link " + cable.phoneInterface()));
    assertThat(cable.atPhone("link show")).noneMatch(line -> line.contains(tagged.phoneDevice()));
  }

  @Test
  @DisplayName("VLN-3 without a device for the VLAN the tag is only shown, and the phone says so")
  void without_a_device(Cable cable) throws Exception {
    TaggedCable tagged = TaggedCable.over(cable);
    dnsmasq(cable, tagged, SENDS_TO_VLAN_4);
    NamespacePhone phone = boot(cable, "--set", "VLAN=1", "--set", "VLANid1=0");
    assertThat(phone.provisioned()).isTrue();
    assertThat(phone.did("dhcp"))
        .anyMatch(
            step -> step.contains("only shown: there is no interface " + tagged.phoneDevice()));
    assertThat(tagged.taggedFrames()).isZero();
  }

  private static NamespacePhone boot(Cable cable, String... options) throws Exception {
    var all = new ArrayList<String>(List.of("--mac", DeploymentFolder.MAC));
    all.addAll(List.of(options));
    return NamespacePhone.boot(cable, all.toArray(String[]::new));
  }

  /** One server for the untagged side and for the VLAN, with TFTP on both. */
  private void dnsmasq(Cable cable, TaggedCable tagged, List<String> options) throws IOException {
    Path files = DeploymentFolder.tftp(folder.resolve("tftp"), "st.inf");
    var command =
        new ArrayList<String>(
            List.of(
                Programs.require("dnsmasq").toString(),
                "--conf-file=/dev/null",
                "--port=0",
                "--interface=" + cable.serverInterface(),
                "--interface=" + tagged.serverDevice(),
                "--bind-interfaces",
                "--dhcp-range=set:plain,10.77.0.10,10.77.0.10,255.255.255.0,1h",
                "--dhcp-range=set:voice,10.78.0.10,10.78.0.10,255.255.255.0,1h",
                "--dhcp-boot=st.inf",
                "--enable-tftp",
                "--tftp-root=" + files,
                "--leasefile-ro",
                "--no-ping",
                "--user=root",
                "--pid-file",
                "--keep-in-foreground",
                "--log-facility=-"));
    command.addAll(options);
    cable.serve(command, "udp", 67);
  }

  private static void assertNothingLeft(Cable cable, TaggedCable tagged) {
    assertThat(cable.atPhone("-4 address show dev " + tagged.phoneDevice())).isEmpty();
  }
}
