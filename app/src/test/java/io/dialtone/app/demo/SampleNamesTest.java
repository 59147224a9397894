// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.demo.SamplePhone.Way;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName.Kind;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleNamesTest {

  @ParameterizedTest
  @CsvSource({
    "ST2030,SIP,firmware/v2030SG.R12.1.DEMO.261102.2.90.zz",
    "ST2030,MGCP,firmware/v2030MC.R12.1.DEMO.261102.1.90.zz",
    "ST2022,SIP,firmware/v2022SG.R12.1.DEMO.261102.4.90.zz",
    "ST2022,MGCP,firmware/v2022MC.R12.1.DEMO.261102.4.91.zz",
  })
  void applications_are_named_for_model_and_protocol_ID_7(
      Model model, Protocol protocol, String path) {
    assertThat(SampleNames.application(new FilePrefix(model, protocol))).isEqualTo(path);
  }

  @Test
  void no_two_files_of_the_site_share_a_name() {
    List<String> names = new ArrayList<>(SampleNames.DECKS);
    for (Model model : Model.values()) {
      names.addAll(
          List.of(
              SampleNames.dsp(model), SampleNames.boot(model), SampleNames.telephoneConfig(model)));
      for (Protocol protocol : Protocol.values()) {
        FilePrefix prefix = new FilePrefix(model, protocol);
        names.add(SampleNames.application(prefix));
        names.add(SampleNames.commonConfig(prefix));
        names.add(SampleNames.inf(prefix, Way.HTTP));
        names.add(SampleNames.inf(prefix, Way.TFTP));
      }
    }
    assertThat(names).doesNotHaveDuplicates().hasSize(26);
  }

  @Test
  void a_phones_own_files_carry_its_mac_in_upper_case_ID_2() {
    MacAddress mac = MacAddress.parse("00-14-7f-ab-cd-ef").orElseThrow();
    SamplePhone phone = new SamplePhone(mac, Model.ST2022, Protocol.MGCP, Way.TFTP);
    assertThat(phone.fileName(Kind.TXT)).isEqualTo("ST2022M_00147FABCDEF.txt");
    assertThat(phone.fileName(Kind.INF)).isEqualTo("ST2022M_00147FABCDEF.inf");
  }
}
