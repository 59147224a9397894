// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.PowerCuts;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An ST2030 changes from SIP to MGCP because its INF says so, and back. */
class SwapStoryTest {

  private static final String SIP_FIRMWARE = "v2030SG.R11.1.SED.091022.2.69.2.zz";
  private static final String MGCP_FIRMWARE = "v2030MC.R11.1.SED.091022.2.69.2.zz";
  private static final String MGCP_TXT = "ST2030M_00147F000001.txt";
  private static final FirmwareSet OLD_ENOUGH = FirmwareSet.factory("1.54", "3.10", "1.11");

  @Test
  @DisplayName("SWP-1 ID-1 the phone installs the other firmware, reboots, and is an MGCP phone")
  void from_sip_to_mgcp() {
    Site site = mgcpSite();
    World world = sipPhone(site);

    PhoneEnd end = world.boot();

    assertThat(end.provisioned()).isTrue();
    assertThat(world.flash().content().persona().text()).isEqualTo("ST2030M_");
    assertThat(world.flash().content().firmware().application().version()).isEqualTo("2.69.2");
    assertThat(end.display().line(1)).isEqualTo("ST2030 MGCP");
    assertThat(world.stepsOf("SWP-1"))
        .containsExactly("swap: " + MGCP_FIRMWARE + " makes this a phone that speaks MGCP");
    List<String> requests = site.takeRequests();
    assertThat(requests).contains("mac/" + MGCP_TXT + " 200", "decks/main.thd 200");
    assertThat(requests).noneMatch(request -> request.contains("ST2030S_"));
    assertThat(world.parameter("TEL1Number")).contains("7001");
  }

  @Test
  @DisplayName("SWP-1 ID-4 ID-5 option 60 and option 77 name the protocol of before and after")
  void dhcp_hears_of_it() {
    Site site = mgcpSite();
    site.dhcpOption(new DhcpOption.Opaque(43, Bytes.latin1(World.INF_URL)));
    World world = sipPhone(site).byDhcp();
    world.boot();
    assertThat(site.vendorClasses()).startsWith("SIP").endsWith("MGCP").hasSize(3);
    assertThat(site.vendorClasses().get(1)).as("after the firmware's reboot").isEqualTo("MGCP");
  }

  @Test
  @DisplayName("SWP-1 and back: with no deck processing before the change")
  void and_back() {
    Site site = mgcpSite();
    World world = sipPhone(site);
    world.boot();
    site.takeRequests();
    site.serve("st2030s.inf", Fixtures.HTTP_INF);

    PhoneEnd end = world.boot();

    assertThat(end.provisioned()).isTrue();
    assertThat(world.flash().content().persona().text()).isEqualTo("ST2030S_");
    List<String> requests = site.takeRequests();
    assertThat(requests.subList(0, 2))
        .containsExactly("st2030s.inf 200", "fw/" + SIP_FIRMWARE + " 200");
    assertThat(requests).noneMatch(request -> request.endsWith(".thd 200"));
  }

  @Test
  @DisplayName("SWP-1 RUN-4 the other protocol's file is applied even with the same config_sn")
  void the_serial_of_the_other_file_says_nothing() {
    Site site = mgcpSite();
    World world = sipPhone(Fixtures.deployment());
    world.boot();
    assertThat(world.flash().content().configSerial()).contains("202603010001");
    World swapping = new World(site, world.flash().content());
    swapping.boot();
    assertThat(swapping.flash().content().configSerial()).contains("202603010001");
    assertThat(swapping.parameter("TEL1Number")).contains("7001");
  }

  @Test
  @DisplayName("SWP-2 LCD-2 a phone that may not change shows Wrong Firmware and stays what it is")
  void refused() {
    World world = World.st2030Sip(mgcpSite()); // its application is 1.53
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.FAILED);
    assertThat(end.display().line(3)).isEqualTo("Wrong Firmware");
    assertThat(end.display().line(4)).isEqualTo("Still using v1.53");
    assertThat(world.stepsOf("SWP-2"))
        .containsExactly(
            "Wrong Firmware: the run ends: "
                + MGCP_FIRMWARE
                + " speaks MGCP: that takes SG 1.54 to start from, here is 1.53");
    assertThat(world.flash().content().persona().text()).isEqualTo("ST2030S_");
  }

  @Test
  @DisplayName("SWP-1 a name that says nothing is no swap")
  void a_silent_name_is_no_swap() {
    Site site = mgcpSite();
    site.serve(
        "st2030s.inf", site.text("st2030s.inf").replace("fw/" + MGCP_FIRMWARE, "fw/v100.zz"));
    site.serve("fw/v100.zz", Fixtures.image(700));
    World world = sipPhone(site);
    world.boot();
    assertThat(world.flash().content().persona().text()).isEqualTo("ST2030S_");
  }

  @Test
  @DisplayName("SWP-1 RUN-3 two INFs that send the phone to and fro are not followed for ever")
  void a_loop_is_stopped() {
    Site site = mgcpSite();
    String toMgcp = site.text("st2030s.inf");
    site.serve("ST2030S_00147F000001.inf", toMgcp);
    site.serve("ST2030M_00147F000001.inf", Fixtures.HTTP_INF);
    World world =
        sipPhone(site).byParameters().with("autoprovision", "AutoprovisionHTTPServer", "10.0.0.1");
    assertThat(world.boot().ending()).isEqualTo(Ending.TOO_MANY_REBOOTS);
  }

  @Test
  @DisplayName(
      "SWP-1 RUN-9 the power fails at each port call of a swap: firmware and persona agree")
  void power_cuts() {
    PowerCuts.everywhere(
        () -> sipPhone(mgcpSite()),
        (content, when) -> {
          boolean mgcpFirmware = content.firmware().application().version().equals("2.69.2");
          boolean mgcpPersona = content.persona().protocol() == Protocol.MGCP;
          assertThat(mgcpPersona).as(when).isEqualTo(mgcpFirmware);
        });
  }

  private static World sipPhone(Site site) {
    return new World(site, FlashContent.factory(Model.ST2030, Protocol.SIP, OLD_ENOUGH));
  }

  /** The deployment with MGCP firmware, a deck, and a file for the MGCP phone. */
  private static Site mgcpSite() {
    Site site = Fixtures.deployment();
    String inf = Fixtures.HTTP_INF.replace(SIP_FIRMWARE, MGCP_FIRMWARE);
    site.serve("st2030s.inf", inf + "[deckfile]\ndeckfile=/decks/main.thd\n");
    site.serve("fw/" + MGCP_FIRMWARE, Fixtures.image(4100));
    site.serve("decks/main.thd", "<deck><card/></deck>");
    return site.serve("mac/" + MGCP_TXT, Fixtures.macConfig("202603010001", "TEL1Number=7001"));
  }
}
