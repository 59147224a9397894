// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whole first boots, request for request. */
class GoldenTraceTest {

  private static final String[] UNCHANGED = {
    "st2030s.inf 200", "mac/" + Fixtures.SER + " 404", "mac/" + Fixtures.TXT + " 200"
  };

  @Test
  @DisplayName("RUN-7 the complete first run of a real ST2030 over HTTP, then RUN-3")
  void an_st2030_boots_as_the_real_one_did() {
    Site site = Fixtures.deployment();
    World world = World.st2030Sip(site);
    world.flash().put(withBootInstalled(world.flash().content(), "/fw/v2030_boot_v111.zz"));

    PhoneEnd end = world.boot();

    assertThat(site.takeRequests())
        .containsExactly(
            "st2030s.inf 200",
            "fw/v2030SG.R11.1.SED.091022.2.69.2.zz 200",
            "fw/v2030_dsp_R11.1_SED_v320.zz 200",
            // reboot
            "st2030s.inf 200",
            "cfg/Tone-Melodies.txt 200",
            "cfg/Tone-RG.txt 200",
            "cfg/Tone-CW.txt 200",
            "cfg/ToneTbl_2.69.2.zz 200",
            "cfg/LangTbl_2.69.2.zz 200",
            "cfg/TelConf-1.txt 200",
            "cfg/ComConf-1.txt 200",
            "mac/" + Fixtures.SER + " 404",
            "mac/" + Fixtures.TXT + " 200",
            // reboot
            "st2030s.inf 200",
            "mac/" + Fixtures.SER + " 404",
            "mac/" + Fixtures.TXT + " 200");
    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isEqualTo(2);
    assertThat(end.display()).isEqualTo(Display.ready("ST2030 SIP"));
    assertThat(world.flash().open()).as("flash writers left open").isZero();
  }

  @Test
  @DisplayName("RUN-3 a run that changes nothing is exactly INF, .ser (404), .txt")
  void an_unchanged_phone_asks_for_three_names() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.boot();
    world.site().takeRequests();

    PhoneEnd end = world.boot();

    assertThat(world.site().takeRequests()).containsExactly(UNCHANGED);
    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isZero();
  }

  @Test
  @DisplayName("RUN-1 INF-4 TFT-2 the same over TFTP: paths as written, MAC files from the root")
  void the_same_over_tftp() {
    Site site = Fixtures.tftpDeployment().dhcpOption(new DhcpOption.Text(66, "server"));
    site.dhcpOption(new DhcpOption.Text(67, "st2030s.inf"));
    World world = World.st2030Sip(site).byDhcp();
    world.flash().put(withBootInstalled(world.flash().content(), "fw\\v2030_boot_v111.zz"));

    PhoneEnd end = world.boot();

    assertThat(site.takeRequests())
        .containsExactly(
            "DHCP discover",
            "DHCP request",
            "st2030s.inf whole",
            "C:\\fw\\v2030SG.R11.1.SED.091022.2.69.2.zz whole",
            ".\\fw\\v2030_dsp_R11.1_SED_v320.zz whole",
            "DHCP discover",
            "DHCP request",
            "st2030s.inf whole",
            ".\\cfg\\Tone-Melodies.txt whole",
            ".\\cfg\\Tone-RG.txt whole",
            ".\\cfg\\Tone-CW.txt whole",
            ".\\cfg\\ToneTbl_2.69.2.zz whole",
            ".\\cfg\\LangTbl_2.69.2.zz whole",
            ".\\cfg\\TelConf-1.txt whole",
            ".\\cfg\\ComConf-1.txt whole",
            Fixtures.SER + " error 1",
            Fixtures.TXT + " whole",
            "DHCP discover",
            "DHCP request",
            "st2030s.inf whole",
            Fixtures.SER + " error 1",
            Fixtures.TXT + " whole");
    assertThat(end.provisioned()).isTrue();
    assertThat(world.parameter("LanguageType")).contains("1");
  }

  @Test
  @DisplayName("RUN-2 MGCP: no call waiting tone; decks only in the pass that ends idle")
  void an_mgcp_phone_fetches_its_decks_last() {
    Site site =
        Fixtures.tftpDeployment()
            .serve("st2030m.inf", mgcpInf())
            .serve("decks/main.thd", "<deck><page/></deck>")
            .serve("decks/call.thd", "<deck/>")
            .serve("fw/v2030MC.070309.1.53.zz", Fixtures.image(2000))
            .serve("ST2030M_00147F000001.txt", Fixtures.MAC_CONFIG)
            .bootp(Site.SERVER, "st2030m.inf");
    World world = new World(site, Model.ST2030, Protocol.MGCP).byDhcp();

    PhoneEnd first = world.boot();

    assertThat(site.takeRequests().stream().filter(r -> !r.startsWith("DHCP")))
        .containsExactly(
            "st2030m.inf whole",
            "fw\\v2030MC.070309.1.53.zz whole",
            "st2030m.inf whole",
            "cfg\\Tone-Melodies.txt whole",
            "cfg\\Tone-RG.txt whole",
            "cfg\\TelConf-1.txt whole",
            "cfg\\ComConf-1.txt whole",
            "ST2030M_00147F000001.ser error 1",
            "ST2030M_00147F000001.txt whole",
            "st2030m.inf whole",
            "ST2030M_00147F000001.ser error 1",
            "ST2030M_00147F000001.txt whole",
            ".\\decks\\main.thd whole",
            ".\\decks\\call.thd whole");
    assertThat(first.provisioned()).isTrue();
    assertThat(first.reboots()).isEqualTo(2);
    assertThat(world.stepsOf("INF-1"))
        .contains("INF line 9: call_waiting_tone is not for a phone that speaks MGCP");

    world.boot();
    assertThat(site.takeRequests().stream().filter(r -> !r.startsWith("DHCP")))
        .as("RUN-2, RUN-3: an unchanged boot fetches the decks again")
        .containsExactly(
            "st2030m.inf whole",
            "ST2030M_00147F000001.ser error 1",
            "ST2030M_00147F000001.txt whole",
            ".\\decks\\main.thd whole",
            ".\\decks\\call.thd whole");
  }

  @Test
  @DisplayName("RUN-1 the steps tell the story in order")
  void each_step_is_told() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.boot();

    assertThat(world.steps().stream().map(Step::kind).filter(kind -> kind == Step.Kind.REBOOT))
        .hasSize(2);
    assertThat(world.stepsOf("RUN-1"))
        .contains(
            "APPLICATION v2030SG.R11.1.SED.091022.2.69.2.zz: version 2.69.2, before 1.53",
            "BOOT v2030_boot_v111.zz: version 1.11, before 1.11",
            "melodies Tone-Melodies.txt: 1 melodies",
            "http://10.0.0.1:8080/mac/" + Fixtures.SER + ": 404");
    assertThat(world.stepsOf("SRC-1")).contains("source: option 43 names " + World.INF_URL);
  }

  @Test
  @DisplayName("LCD-1 the panel while it runs and after")
  void the_panel_follows() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.boot();

    assertThat(world.shown().stream().map(Display::summary))
        .containsExactly(
            "ready",
            "Provisioning...",
            "ready",
            "Provisioning...",
            "ready",
            "Provisioning...",
            "ready");
  }

  @Test
  @DisplayName("FIL-1 RUN-5 RUN-7 flash holds what was taken, and the MAC-specific value wins")
  void flash_holds_the_outcome() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.boot();

    FlashContent content = world.flash().content();
    assertThat(content.firmware().application().version()).isEqualTo("2.69.2");
    assertThat(content.firmware().application().body().orElseThrow().length()).isEqualTo(5000);
    assertThat(content.file(FlashItem.TONE_TABLE).orElseThrow().name())
        .isEqualTo("ToneTbl_2.69.2.zz");
    assertThat(content.file(FlashItem.MELODIES).orElseThrow().body().text())
        .contains(Bytes.latin1("Clocks:d=16,o=6,b=140:b5,a5,8P\r\n"));
    assertThat(content.configSerial()).contains("202603010001");
    assertThat(content.firmwareUpdated()).isFalse();
    assertThat(world.parameter("LanguageType")).contains("1");
    assertThat(world.parameter("TEL1Number")).contains("1001");
    assertThat(world.parameter("DateFlag")).contains("2");
  }

  private static FlashContent withBootInstalled(FlashContent content, String value) {
    return content.withFirmware(
        FlashItem.BOOT, new InstalledFirmware(Optional.of(value), "1.11", Optional.empty()));
  }

  private static String mgcpInf() {
    return """
    [application]
    fw_filename=fw\\v2030MC.070309.1.53.zz
    [deckfile]
    deckfile=.\\decks\\main.thd
    deckfile=.\\decks\\call.thd
    [config]
    melodies=cfg\\Tone-Melodies.txt
    system_melodies=cfg\\Tone-RG.txt
    call_waiting_tone=cfg\\Tone-CW.txt
    telcfg=cfg\\TelConf-1.txt
    common_config=cfg\\ComConf-1.txt
    """;
  }
}
