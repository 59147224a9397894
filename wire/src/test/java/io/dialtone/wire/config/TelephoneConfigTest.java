// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneConfigTest {

  @ParameterizedTest
  @CsvSource({"#VPD1020D49S_IAD_TELCFG,ST2030", "#VPD1220D49S_IAD_TELCFG,ST2022"})
  void the_first_line_tells_the_model_FIL_4(String signature, Model model) throws Exception {
    Bytes file = Bytes.latin1(signature + "\r\n;\r\nset coding clearall\r\nno = rules here\n");
    assertThat(TelephoneConfig.parse(file))
        .isEqualTo(new TelephoneConfig(signature, Optional.of(model), 4));
    assertThat(TelephoneConfig.signatureOf(model)).isEqualTo(signature);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#VPD1322D49S_ST2030_IAD_TELCFG\r\nset", // the TB30's
        "#vpd1020d49s_iad_telcfg\r\nset",
        "#VPD1020D49S_IAD_TELCFG2\r\nset",
        ";\r\n#VPD1020D49S_IAD_TELCFG\r\nset",
        "<html>"
      })
  void any_other_first_line_is_a_foreign_model_FIL_4(String text) throws Exception {
    assertThat(TelephoneConfig.parse(Bytes.latin1(text)).model()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\r\n#VPD1020D49S_IAD_TELCFG\r\n", " \t\n"})
  void a_file_whose_first_line_is_empty_has_no_signature_FIL_4(String text) {
    assertThatThrownBy(() -> TelephoneConfig.parse(Bytes.latin1(text)))
        .isInstanceOf(MalformedPacketException.class)
        .hasMessage("line 1 at offset 0: no signature of a telephone config");
  }

  @Test
  void blanks_after_the_signature_do_not_matter_FIL_4() throws Exception {
    Bytes file = Bytes.latin1("#VPD1220D49S_IAD_TELCFG \n");
    assertThat(TelephoneConfig.parse(file).model()).contains(Model.ST2022);
  }

  @Test
  void a_file_without_end_is_refused() {
    Bytes file = Bytes.latin1("x".repeat(TelephoneConfig.MAX_LENGTH + 1));
    assertThatThrownBy(() -> TelephoneConfig.parse(file))
        .isInstanceOf(MalformedPacketException.class);
  }
}
