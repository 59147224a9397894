// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigFileTest {

  private static ConfigFile parse(String text) throws MalformedPacketException {
    return ConfigFile.parse(Bytes.latin1(text));
  }

  @Test
  void reads_latin_1_with_crlf_and_lf_mixed_FIL_1() throws Exception {
    ConfigFile file =
        ConfigFile.parse(
            Bytes.hex(
                """
                0d 0a                                         # an empty line
                5b 73 69 70 5d 0a                             # [sip] LF
                44 69 73 70 6c 61 79 4e 61 6d 65 31 3d        # DisplayName1=
                52 65 6e e9 65 20 4d fc 6c 6c 65 72 0d 0a     # Renee Mueller in Latin-1, CRLF
                54 45 4c 31 4e 75 6d 62 65 72 3d              # TEL1Number= and no line end
                """));
    assertThat(file.parameters())
        .containsExactly(
            new Parameter("sip", "DisplayName1", "Ren\u00e9e M\u00fcller", 3),
            new Parameter("sip", "TEL1Number", "", 4));
  }

  @Test
  void comments_blanks_and_signs_in_values_are_no_trouble_FIL_1() throws Exception {
    ConfigFile file = parse("; one\n # two\n[ipp]\n A = 1 2 \nKey=L/<sip:>;x#y=z\n");
    assertThat(file.parameters())
        .containsExactly(
            new Parameter("ipp", "A", "1 2", 4), new Parameter("ipp", "Key", "L/<sip:>;x#y=z", 5));
  }

  @ParameterizedTest
  @CsvSource({
    "'[sip]\r\nTEL1Number\r\n',                2, 7",
    "'[sip]\nA=1\n\n; c\nno equals sign',       5, 15",
    "'=5',                                     1, 0",
    "'[sip\nA=1',                              1, 0",
    "'A=1\n<html>\n',                          2, 4",
  })
  void a_line_without_an_equals_sign_spoils_the_file_and_is_named_FIL_1(
      String text, int line, int offset) {
    MalformedPacketException fault =
        catchThrowableOfType(MalformedPacketException.class, () -> parse(text));
    assertThat(fault.field()).isEqualTo("line " + line);
    assertThat(fault.offset()).isEqualTo(offset);
    assertThat(fault.reason()).isEqualTo("neither [section] nor name=value");
  }

  @Test
  void parameters_before_any_section_are_kept() throws Exception {
    assertThat(parse("A=1\n[x]\nB=2").parameters())
        .containsExactly(new Parameter("", "A", "1", 1), new Parameter("x", "B", "2", 3));
  }

  @Test
  void an_empty_file_has_no_parameters() throws Exception {
    assertThat(ConfigFile.parse(Bytes.EMPTY).parameters()).isEmpty();
  }

  @Test
  void a_file_without_end_is_refused() {
    assertThatThrownBy(() -> parse("\n".repeat(ConfigFile.MAX_LENGTH + 1)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessageContaining("longer than 1048576 bytes");
  }

  @Test
  void a_parameter_is_found_in_any_letter_case_and_section_and_the_last_one_counts()
      throws Exception {
    ConfigFile file = parse("[net]\nVLAN=0\n[qos]\nvlan=1\n");
    assertThat(file.find("Vlan")).contains(new Parameter("qos", "vlan", "1", 4));
    assertThat(file.find("VLANid1")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'[sys]\nconfig_sn=200905210003\n',                       200905210003",
    "'[SYS]\nConfig_SN = 200905210003 \n',                    200905210003",
    "'[sys]\nconfig_sn=1\n[net]\n[sys]\nconfig_sn=2\n',       2",
    "'[sys]\nconfig_sn=\n',                                   ''",
  })
  void the_serial_number_is_config_sn_of_sys_RUN_4(String text, String serial) throws Exception {
    assertThat(parse(text).configSerial()).contains(serial);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[net]\nconfig_sn=200905210003\n", "[sys]\n;config_sn=200905210003"})
  void a_file_may_have_no_serial_number_RUN_4(String text) throws Exception {
    assertThat(parse(text).configSerial()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "200905210003, true",
    "000000000000, true",
    "'', false",
    "20090521000, false",
    "2009052100031, false",
    "20090521000a, false",
    "1258761600.5, false",
    "\u0662\u0660\u0660\u0669\u0660\u0665\u0662\u0661\u0660\u0660\u0660\u0663, false",
  })
  void a_serial_number_has_12_digits_RUN_4(String text, boolean serial) {
    assertThat(ConfigFile.isSerial(text)).isEqualTo(serial);
  }

  @Test
  void is_written_in_latin_1_with_crlf_FIL_1() {
    ConfigFile file =
        new ConfigFile(
            List.of(
                new Parameter("sys", "config_sn", "202611210001", 0),
                new Parameter("sip", "DisplayName1", "\u00e9", 0)));
    assertThat(file.encode())
        .isEqualTo(
            Bytes.latin1("[sys]\r\nconfig_sn=202611210001\r\n\r\n[sip]\r\nDisplayName1=")
                .plus(Bytes.hex("e9 0d 0a")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nb", "\u0416", " a"})
  void a_value_that_is_no_line_is_refused(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Parameter("sip", "DisplayName1", value, 0));
  }

  @Test
  void a_parameter_in_a_log_shows_no_value() {
    assertThat(new Parameter("sip", "regpwd1", "hunter2", 3))
        .hasToString("line 3 [sip] regpwd1=***");
  }
}
