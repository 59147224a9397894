// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleCommonConfigTest {

  private static ConfigFile file(Model model, Protocol protocol) throws Exception {
    return ConfigFile.parse(SampleCommonConfig.of(new FilePrefix(model, protocol)));
  }

  @ParameterizedTest
  @CsvSource({"ST2030,SIP,82", "ST2022,SIP,65", "ST2030,MGCP,52", "ST2022,MGCP,47"})
  void each_kind_has_its_parameters_each_but_once(Model model, Protocol protocol, int size)
      throws Exception {
    ConfigFile file = file(model, protocol);
    assertThat(file.parameters()).hasSize(size);
    assertThat(file.parameters().stream().map(p -> p.name().toLowerCase(Locale.ROOT)))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "AutoprovisionFlag,1",
    "VLAN,0",
    "sw_notify_autoprovision,0",
    "AutoprovisionTimeSpan,0",
    "NTPFlag,0",
  })
  void it_changes_nothing_that_would_lead_the_phone_elsewhere_FIL_2(String name, String value)
      throws Exception {
    ConfigFile file = file(Model.ST2030, Protocol.SIP);
    assertThat(file.find(name).map(Parameter::value)).contains(value);
    assertThat(file.find("AutoprovisionTFTPServer")).isEmpty();
    assertThat(file.find("AutoprovisionConfigname")).isEmpty();
  }

  @Test
  void passwords_are_not_the_vendors() throws Exception {
    ConfigFile file = file(Model.ST2022, Protocol.SIP);
    assertThat(file.find("WebPWD").map(Parameter::value)).contains("sample-web");
    assertThat(file.find("TelnetPWD").map(Parameter::value)).contains("sample-telnet");
  }
}
