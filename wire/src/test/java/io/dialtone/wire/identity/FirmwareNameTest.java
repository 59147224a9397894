// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.identity.FirmwareName.Part;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ID-7 what a firmware file's name says")
class FirmwareNameTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "v2030SG.070309.1.53.zz,              ST2030,SIP, APPLICATION,070309,1.53,  -",
        "v2030SG.070309.1.53,                 ST2030,SIP, APPLICATION,070309,1.53,  -",
        "v2030SG.R11.1.SED.101223.2.74.zz,    ST2030,SIP, APPLICATION,101223,2.74,  R11.1 SED",
        "V2030sg.R11.1.SED.101223.2.74.ZZ,    ST2030,SIP, APPLICATION,101223,2.74,  R11.1 SED",
        "v2022SG.R11.1.SED.120313.4.78.1.zz,  ST2022,SIP, APPLICATION,120313,4.78.1,R11.1 SED",
        "v2030MC.080101.1.53.zz,              ST2030,MGCP,APPLICATION,080101,1.53,  -",
        "v2030MX.080101.1.52.zz,              ST2030,MGCP,APPLICATION,080101,1.52,  -",
        "v2030SG.2.74.zz,                     ST2030,SIP, APPLICATION,-,     2.74,  -",
        "v2030SG.R11.1.SED.2.74.zz,           ST2030,SIP, APPLICATION,-,     2.74,  R11.1 SED",
        "v2030SG.R11.1.zz,                    ST2030,SIP, APPLICATION,-,     -,     R11.1",
        "v2030SG.zz,                          ST2030,SIP, APPLICATION,-,     -,     -",
        "v2030_dsp_R11.1_SED_v320.zz,         ST2030,-,   DSP,        -,     3.20,  R11.1 SED",
        "v2030_dsp_v310.zz,                   ST2030,-,   DSP,        -,     3.10,  -",
        "v2030_boot_v111.zz,                  ST2030,-,   BOOT,       -,     1.11,  -",
        "v2022_boot_v303.zz,                  ST2022,-,   BOOT,       -,     3.03,  -",
        "v2022_BOOT_V1020.zz,                 ST2022,-,   BOOT,       -,     10.20, -",
        "v2022_dsp.zz,                        ST2022,-,   DSP,        -,     -,     -",
        "v100.zz,                             -,     -,   APPLICATION,-,     -,     -",
        "v2031SG.070309.1.53.zz,              -,     -,   APPLICATION,-,     -,     -",
        "v2030SX.070309.1.53.zz,              -,     -,   APPLICATION,-,     -,     -",
        "anything at all,                     -,     -,   APPLICATION,-,     -,     -"
      })
  void a_name_says_model_protocol_part_date_and_version_ID_7(
      String text,
      Model model,
      Protocol protocol,
      Part part,
      String date,
      String version,
      String words) {
    FirmwareName name = FirmwareName.parse(text);
    assertThat(name.text()).isEqualTo(text);
    assertThat(name.model().orElse(null)).isEqualTo(model);
    assertThat(name.protocol().orElse(null)).isEqualTo(protocol);
    assertThat(name.part()).isEqualTo(part);
    assertThat(name.date().orElse(null)).isEqualTo(date);
    assertThat(name.version().orElse(null)).isEqualTo(version);
    assertThat(String.join(" ", name.words())).isEqualTo(words == null ? "" : words);
  }

  @ParameterizedTest
  @CsvSource({
    "v2030SG.070309.1.53.zz,SG",
    "v2030MC.080101.1.53.zz,MC",
    "v2030mx.080101.1.52.zz,MX"
  })
  void an_applications_letters_are_kept_ID_7(String text, String letters) {
    assertThat(FirmwareName.parse(text).letters()).contains(letters);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2030_dsp_v310.zz", "v100.zz", ""})
  void other_names_have_no_letters_ID_7(String text) {
    assertThat(FirmwareName.parse(text).letters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "v2030SG.070309.1.53.zz,true,false",
    "v2022_boot_v303.zz,false,true",
    "TB30S.R11.101217.1.74.0.zz,false,false",
    "TB30S_BOOT_V1.02.0.0.zz,false,false",
    "v100.zz,true,true"
  })
  void a_name_shuts_out_only_the_phones_it_is_not_for_ID_7(
      String text, boolean on2030, boolean on2022) {
    FirmwareName name = FirmwareName.parse(text);
    assertThat(name.mayRunOn(Model.ST2030)).isEqualTo(on2030);
    assertThat(name.mayRunOn(Model.ST2022)).isEqualTo(on2022);
  }

  @Test
  void all_firmware_ends_in_zz_in_any_letter_case_ID_7() {
    assertThat(FirmwareName.parse("v100.ZZ").hasExtension()).isTrue();
    assertThat(FirmwareName.parse("v100.bin").hasExtension()).isFalse();
    assertThat(FirmwareName.parse("").hasExtension()).isFalse();
  }

  @Test
  void words_are_a_list_that_does_not_change_ID_7() {
    assertThat(FirmwareName.parse("v2030_dsp_R11.1_SED_v320.zz").words())
        .isEqualTo(List.of("R11.1", "SED"))
        .isUnmodifiable();
  }
}
