// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render;

import static io.dialtone.core.render.value.SiteFixture.MAC;
import static io.dialtone.core.render.value.SiteFixture.PARIS;
import static io.dialtone.core.render.value.SiteFixture.SALES;
import static io.dialtone.core.render.value.SiteFixture.ST2022S;
import static io.dialtone.core.render.value.SiteFixture.ST2030M;
import static io.dialtone.core.render.value.SiteFixture.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.render.value.SiteFixture;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Phone;
import io.dialtone.core.site.SiteFile;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PhoneInfTest {

  private static final String FIRMWARE = "v2030SG.R11.1.SED.101223.2.74.zz";
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private final SiteFixture fixture = new SiteFixture().phone(MAC, ST2030S, SALES);
  private final SiteRenderer renderer = new SiteRenderer(fixture.site, SiteFixture.DICTIONARY);

  @BeforeEach
  void files() {
    file(FIRMWARE, SiteFile.Kind.APPLICATION);
    file("v2030_dsp_R11.1_SED_v320.zz", SiteFile.Kind.DSP);
    file("v2030_boot_v111.zz", SiteFile.Kind.BOOT);
    file("Ringers.txt", SiteFile.Kind.MELODIES);
    file("CW.txt", SiteFile.Kind.CALL_WAITING_TONE);
    file("ToneTbl.zz", SiteFile.Kind.TONE_TABLE);
    file("main.thd", SiteFile.Kind.DECK);
    file("more.thd", SiteFile.Kind.DECK);
    fixture
        .set(GroupId.ROOT, "ST2030:firmware.application=" + FIRMWARE)
        .set(GroupId.ROOT, "ST2030:firmware.dsp=v2030_dsp_R11.1_SED_v320.zz")
        .set(PARIS, "ST2030:firmware.boot=v2030_boot_v111.zz")
        .set(PARIS, "melodies=Ringers.txt")
        .set(PARIS, "melodies.call-waiting=CW.txt")
        .set(PARIS, "table.tone=ToneTbl.zz")
        .set(PARIS, "decks=main.thd, more.thd");
  }

  private void file(String name, SiteFile.Kind kind) {
    fixture.site.put(new SiteFile(name, kind, DIGEST, 100));
  }

  @Test
  void over_http_each_value_is_a_reference_from_the_servers_root_INF_5() {
    assertThat(inf(ST2030S, InfBase.http()).content().latin1())
        .isEqualTo(
            """
            [provision_mode]
            provision_mode=auto_provisioning
            [application]
            fwurl=/fw/0123456789ab/v2030SG.R11.1.SED.101223.2.74.zz
            dspurl=/fw/0123456789ab/v2030_dsp_R11.1_SED_v320.zz
            booturl=/fw/0123456789ab/v2030_boot_v111.zz
            [config]
            melodies=/cfg/Ringers-0123456789ab.txt
            call_waiting_tone=/cfg/CW-0123456789ab.txt
            tone_table=/cfg/ToneTbl-0123456789ab.zz
            common_config=/cfg/%s
            config=/
            """
                .formatted(renderer.groupConfig(SALES, ST2030S).name())
                .replace("\n", "\r\n"));
  }

  @Test
  void over_tftp_each_value_is_a_plain_path_and_the_mac_specific_file_lies_in_the_root_TFT_2() {
    InfFile inf = InfFile.parse(inf(ST2030S, InfBase.tftp()).content());

    assertThat(inf.first(InfKey.FW_FILENAME)).contains("fw/0123456789ab/" + FIRMWARE);
    assertThat(inf.first(InfKey.MELODIES)).contains("cfg/Ringers-0123456789ab.txt");
    assertThat(inf.first(InfKey.CONFIG)).isEmpty();
    assertThat(inf.notes()).isEmpty();
  }

  @Test
  void a_secret_prefix_or_a_whole_url_stands_before_every_path() {
    for (String root : List.of("/tR0ub4dor/", "http://192.0.2.10:8080/")) {
      InfFile inf = InfFile.parse(inf(ST2030S, new InfBase.Http(root)).content());

      assertThat(inf.first(InfKey.FWURL)).contains(root + "fw/0123456789ab/" + FIRMWARE);
      assertThat(inf.first(InfKey.CONFIG)).contains(root);
    }
  }

  @Test
  void an_mgcp_phone_gets_decks_and_no_call_waiting_tone_RUN_2() {
    InfFile inf = InfFile.parse(inf(ST2030M, InfBase.http()).content());

    assertThat(inf.all(InfKey.DECKFILE))
        .containsExactly("/deck/0123456789ab/main.thd", "/deck/0123456789ab/more.thd");
    assertThat(inf.first(InfKey.CALL_WAITING_TONE)).isEmpty();
  }

  @Test
  void what_is_not_there_has_no_line_and_no_line_is_empty_INF_3() {
    fixture.set(PARIS, "melodies=Lost.txt").set(PARIS, "ST2022:firmware.application=" + FIRMWARE);
    PhoneInf rendered = inf(ST2022S, InfBase.http());
    InfFile inf = InfFile.parse(rendered.content());

    assertThat(inf.notes()).isEmpty();
    assertThat(inf.first(InfKey.FWURL)).isEmpty();
    assertThat(inf.first(InfKey.MELODIES)).isEmpty();
    assertThat(rendered.notes())
        .containsExactly(
            "firmware.application: " + FIRMWARE + " is for another phone (ID-7)",
            "melodies: there is no file Lost.txt");
  }

  @Test
  void a_value_longer_than_255_characters_is_left_out_INF_3() {
    String name = "a".repeat(240) + ".txt";
    file(name, SiteFile.Kind.MELODIES);
    fixture.set(PARIS, "melodies=" + name);
    PhoneInf rendered = inf(ST2030S, InfBase.http());

    assertThat(InfFile.parse(rendered.content()).notes()).isEmpty();
    assertThat(rendered.notes()).singleElement().asString().startsWith("melodies: left out");
  }

  @Test
  void a_new_content_is_a_new_value_where_the_phone_looks_RUN_12() {
    SiteFile tune = new SiteFile("Ringers.txt", SiteFile.Kind.MELODIES, DIGEST, 1);
    SiteFile other = new SiteFile("Ringers.txt", SiteFile.Kind.MELODIES, "f".repeat(64), 1);
    assertThat(SharedPath.of(other)).isEqualTo("cfg/Ringers-ffffffffffff.txt");
    assertThat(SharedPath.of(other)).isNotEqualTo(SharedPath.of(tune));
    SiteFile bare = new SiteFile("tones", SiteFile.Kind.MELODIES, "f".repeat(64), 1);
    assertThat(SharedPath.of(bare)).isEqualTo("cfg/tones-ffffffffffff");
  }

  private PhoneInf inf(FilePrefix kind, InfBase base) {
    fixture.phone(MAC, kind, SALES);
    PhoneInf shared = renderer.inf(fixture.site.phone(MAC).orElseThrow(), base);
    assertThat(renderer.inf(fixture.site.phone(MAC).orElseThrow(), base)).isSameAs(shared);
    return shared;
  }

  @Test
  void a_phone_may_have_a_file_of_its_own() {
    file("Own.txt", SiteFile.Kind.MELODIES);
    fixture.set(MAC, "melodies=Own.txt");

    PhoneInf inf = renderer.inf(fixture.site.phone(MAC).orElseThrow(), InfBase.tftp());
    assertThat(InfFile.parse(inf.content()).first(InfKey.MELODIES))
        .contains("cfg/Own-0123456789ab.txt");
  }

  @Test
  void a_phone_of_the_other_protocol_is_told_the_firmware_that_makes_it_change_SWP_1() {
    fixture.phone(MAC, ST2030M, SALES);
    Phone phone = fixture.site.phone(MAC).orElseThrow();
    assertThat(renderer.inf(phone, ST2030M, InfBase.http()))
        .contains(renderer.inf(phone, InfBase.http()));
    assertThat(renderer.inf(phone, ST2030S, InfBase.http())).as("no firmware says MGCP").isEmpty();

    String mgcp = "v2030MC.R11.1.SED.091022.2.69.2.zz";
    file(mgcp, SiteFile.Kind.APPLICATION);
    fixture.set(MAC, "firmware.application=" + mgcp);

    phone = fixture.site.phone(MAC).orElseThrow();
    assertThat(renderer.inf(phone, ST2030S, InfBase.tftp()).orElseThrow().content().latin1())
        .isEqualTo(
            """
            [provision_mode]
            provision_mode=auto_provisioning
            [application]
            fw_filename=fw/0123456789ab/%s
            dsp_filename=fw/0123456789ab/v2030_dsp_R11.1_SED_v320.zz
            boot_filename=fw/0123456789ab/v2030_boot_v111.zz
            """
                .formatted(mgcp)
                .replace("\n", "\r\n"));
    assertThat(renderer.inf(phone, ST2022S, InfBase.tftp())).as("another model").isEmpty();
  }

  @Test
  void an_st2022_is_not_told_to_change_its_protocol_SWP_2() {
    String sip = "v2022SG.101223.4.78.1.zz";
    file(sip, SiteFile.Kind.APPLICATION);
    fixture.phone(MAC, ST2022S, SALES).set(MAC, "firmware.application=" + sip);
    Phone phone = fixture.site.phone(MAC).orElseThrow();
    FilePrefix asked = new FilePrefix(Model.ST2022, Protocol.MGCP);

    assertThat(renderer.inf(phone, asked, InfBase.http())).isEmpty();
  }
}
