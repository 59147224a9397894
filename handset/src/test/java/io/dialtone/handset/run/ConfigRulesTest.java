// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Common and MAC-specific config over the life of a phone (RUN-4 to RUN-6). */
class ConfigRulesTest {

  private static final String OWN = "mac/" + Fixtures.TXT;

  private final World world = World.st2030Sip(Fixtures.deployment());

  @BeforeEach
  void a_phone_that_is_provisioned() {
    world.boot();
    world.site().takeRequests();
  }

  @Test
  @DisplayName("RUN-6 a parameter removed from the MAC file keeps its old value...")
  void a_removed_parameter_keeps_its_value_until_the_common_name_changes() {
    world.site().serve(OWN, Fixtures.macConfig("202603020001", "TEL1Number=1001"));
    assertThat(world.boot().reboots()).isEqualTo(1);
    assertThat(world.parameter("LanguageType")).as("...though gone from the file").contains("1");

    world.site().serve("cfg/ComConf-2.txt", Fixtures.COMMON_CONFIG);
    renameCommon("ComConf-2.txt");
    assertThat(world.boot().reboots()).isEqualTo(1);
    assertThat(world.parameter("LanguageType")).as("common applied again").contains("0");
    assertThat(world.parameter("TEL1Number")).as("RUN-5: the MAC file wins").contains("1001");
  }

  @Test
  @DisplayName("RUN-6 common applied: the MAC file follows though its config_sn is the same")
  void the_mac_file_is_applied_after_the_common_one() {
    world.site().serve("cfg/ComConf-2.txt", "[ipp]\nLanguageType=3\nDateFlag=9\n");
    renameCommon("ComConf-2.txt");

    world.boot();

    assertThat(world.parameter("LanguageType")).contains("1");
    assertThat(world.parameter("DateFlag")).contains("9");
    assertThat(world.stepsOf("RUN-6")).anyMatch(step -> step.startsWith(Fixtures.TXT));
  }

  @Test
  @DisplayName(
      "RUN-5 RUN-6 a MAC file that was away when common was applied counts when it is back")
  void a_mac_file_that_comes_back_is_applied_whatever_its_serial() {
    world.site().serve("cfg/ComConf-2.txt", Fixtures.COMMON_CONFIG).remove(OWN);
    renameCommon("ComConf-2.txt");
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.parameter("LanguageType")).contains("0");

    world.site().serve(OWN, Fixtures.MAC_CONFIG);
    world.boot();
    assertThat(world.parameter("LanguageType")).contains("1");
  }

  @Test
  @DisplayName("RUN-4 the file counts when config_sn differs, not when it grows")
  void a_smaller_serial_is_applied() {
    world.site().serve(OWN, Fixtures.macConfig("000000000001", "TEL1Number=7"));
    assertThat(world.boot().reboots()).isEqualTo(1);
    assertThat(world.parameter("TEL1Number")).contains("7");
  }

  @Test
  @DisplayName("RUN-4 the same config_sn: asked for, not applied")
  void the_same_serial_is_not_applied() {
    world.site().serve(OWN, Fixtures.macConfig("202603010001", "TEL1Number=7"));
    assertThat(world.boot().reboots()).isZero();
    assertThat(world.parameter("TEL1Number")).contains("1001");
    assertThat(world.stepsOf("RUN-4"))
        .contains(Fixtures.TXT + ": not applied: config_sn is still 202603010001");
  }

  @ParameterizedTest
  @DisplayName("RUN-4 missing or not 12 digits: Corrupted Config, not applied")
  @ValueSource(strings = {"20260301001", "2026030100010", "20260301000x", "1700000000.0", ""})
  void a_bad_serial_is_not_applied(String serial) {
    world.site().serve(OWN, Fixtures.macConfig(serial, "TEL1Number=7"));
    PhoneEnd end = world.boot();
    assertThat(end.display().message()).contains(Message.CORRUPTED_CONFIG);
    assertThat(world.parameter("TEL1Number")).contains("1001");
  }

  @Test
  @DisplayName("RUN-4 config_sn counts in section [sys] of the MAC-specific file only")
  void a_serial_elsewhere_does_not_count() {
    world.site().serve(OWN, "[sip]\nTEL1Number=7\nconfig_sn=202603020001\n");
    assertThat(world.boot().display().message()).contains(Message.CORRUPTED_CONFIG);

    world.site().serve(OWN, Fixtures.MAC_CONFIG);
    world.site().serve("cfg/ComConf-2.txt", "[sys]\nconfig_sn=209901010001\n");
    renameCommon("ComConf-2.txt");
    world.boot();
    assertThat(world.flash().content().configSerial()).contains("202603010001");
  }

  @Test
  @DisplayName("FIL-1 one bad line and nothing of the file is applied; mixed line ends are fine")
  void a_line_without_equals_spoils_the_file() {
    world.site().serve(OWN, "[sip]\r\nTEL1Number=7\nnonsense\r\n[sys]\nconfig_sn=202603020001\n");
    assertThat(world.boot().display().line(3)).isEqualTo("Corrupted Config");
    assertThat(world.parameter("TEL1Number")).contains("1001");
    assertThat(world.stepsOf("FIL-1")).anyMatch(step -> step.contains("line 3"));

    world
        .site()
        .serve(OWN, "[sip]\r\nDisplayName1=J\u00f6rg\rTEL1Number=7\n[sys]\nconfig_sn=202603020001");
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.parameter("DisplayName1")).contains("J\u00f6rg");
  }

  @Test
  @DisplayName("RUN-1 an absent MAC-specific file is no error and shows nothing")
  void no_mac_file_is_no_error() {
    world.site().remove(OWN);
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.site().takeRequests())
        .containsExactly("st2030s.inf 200", "mac/" + Fixtures.SER + " 404", OWN + " 404");
  }

  @Test
  @DisplayName("FIL-6 a .ser that is there: Corrupted Config, and .txt is not asked for")
  void an_encrypted_file_is_the_end_of_it() {
    world.site().serve("mac/" + Fixtures.SER, Fixtures.image(700));
    assertThat(world.boot().display().line(3)).isEqualTo("Corrupted Config");
    assertThat(world.site().takeRequests())
        .containsExactly("st2030s.inf 200", "mac/" + Fixtures.SER + " 200");
  }

  @Test
  @DisplayName("FIL-8 a line or key that the model lacks is stored, and told")
  void parameters_beyond_the_model_are_told() {
    world
        .site()
        .serve(OWN, Fixtures.macConfig("202603020001", "TEL5Number=1", "FeatureKeyExt66=S"));
    world.boot();
    assertThat(world.parameter("TEL5Number")).contains("1");
    assertThat(world.stepsOf("RUN-4"))
        .contains(
            Fixtures.TXT + ": 3 parameters, 1 of them for lines or keys this model lacks (FIL-8)");
  }

  private void renameCommon(String name) {
    String inf = Fixtures.HTTP_INF.replace("ComConf-1.txt", name);
    world.site().serve("st2030s.inf", inf);
  }
}
