// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.demo.SamplePhone.Way;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SampleMacConfigTest {
  private static final Endpoint SERVER = Endpoint.parse("10.1.2.3:8080").orElseThrow();

  private static SamplePhone phone(int number, Protocol protocol) {
    MacAddress mac = MacAddress.parse("00147F%06X".formatted(number)).orElseThrow();
    return new SamplePhone(mac, Model.ST2030, protocol, Way.HTTP);
  }

  private static String text(SamplePhone phone, int index) {
    return SampleMacConfig.of(phone, index, SERVER).latin1();
  }

  @Test
  void a_sip_phone_has_one_line_on_the_sites_server_and_a_serial_number_RUN_4() {
    assertThat(text(phone(1, Protocol.SIP), 1).replaceAll("regpwd1=[a-z2-9]{12}\r", "regpwd1=*\r"))
        .isEqualTo(
            """
            ; Sample config of 00:14:7f:00:00:01

            [ipp]
            LanguageType=1
            RingToneMP1=1

            [sip]
            TEL1Number=202
            TEL01Use=1
            regid1=202
            regpwd1=*
            DisplayName1=J\u00fcrgen Wei\u00df
            DisplayNum1=202
            ProxyServerMP1=10.1.2.3
            RegisterServerMP1=10.1.2.3
            sip_pxy_srv_portMP1=5060
            sip_reg_srv_portMP1=5060

            [sys]
            config_sn=202611210002
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void an_mgcp_phone_has_a_serial_number_and_no_sip_line() throws Exception {
    ConfigFile file = ConfigFile.parse(SampleMacConfig.of(phone(1, Protocol.MGCP), 0, SERVER));
    assertThat(file.parameters()).noneMatch(p -> p.section().equals("sip"));
    assertThat(file.configSerial()).contains("202611210001");
  }

  @Test
  void passwords_differ_from_phone_to_phone_and_not_from_making_to_making() throws Exception {
    Set<String> passwords = new TreeSet<>();
    for (int number = 0; number < 50; number++) {
      SamplePhone phone = phone(number, Protocol.SIP);
      assertThat(text(phone, number)).isEqualTo(text(phone, number));
      ConfigFile file = ConfigFile.parse(SampleMacConfig.of(phone, number, SERVER));
      passwords.add(file.find("regpwd1").map(Parameter::value).orElseThrow());
      assertThat(file.configSerial().filter(ConfigFile::isSerial)).isPresent();
    }
    assertThat(passwords).hasSize(50);
  }
}
