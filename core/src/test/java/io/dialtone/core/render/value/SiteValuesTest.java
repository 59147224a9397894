// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import static io.dialtone.core.render.value.SiteFixture.DICTIONARY;
import static io.dialtone.core.render.value.SiteFixture.ST2022S;
import static io.dialtone.core.render.value.SiteFixture.ST2030M;
import static io.dialtone.core.render.value.SiteFixture.ST2030S;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.core.site.SiteSetting;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SiteValuesTest {

  private static final KindSheet SHEET = new KindSheet(ST2030S, DICTIONARY);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          time-zone       | Europe/Paris     | NtpZoneNum=22 NtpDaylight=1
          time-zone       | Asia/Tokyo       | NtpZoneNum=50 NtpDaylight=0
          language        | fr               | LanguageType=1
          language        | German           | LanguageType=3
          language        | 7                | LanguageType=7
          country         | fr               | CountryCode=FR
          ntp             | ntp.example      | NTPFlag=1 NtpIP=ntp.example
          ntp             | off              | NTPFlag=0
          vlan.voice      | 20               | VLAN=1 VLANid1=20
          vlan.voice      | 20/5             | VLAN=1 VLANid1=20 VLANTag1=5
          vlan.data       | 30/0             | VLAN=1 VLANid2=30 VLANTagdata=0
          notify          | on               | sw_notify_autoprovision=1 AuthNotifyCheckSync=0.0.0.0
          notify          | OFF              | sw_notify_autoprovision=0
          notify          | 10.0.0.1         | sw_notify_autoprovision=1 AuthNotifyCheckSync=10.0.0.1
          spread          | 30               | AutoprovisionTimeSpan=30
          password.web    | a                | WebPWD=a
          password.telnet | b                | TelnetPWD=b
          password.user   | c                | UserPWD=c
          phonebook       | http://x/p?#MAC  | Phonebook1_url=http://x/p?#MAC
          """)
  void a_setting_of_the_site_is_these_parameters(String setting, String value, String parameters) {
    assertThat(derived(setting, value, SHEET)).isEqualTo(parameters);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sip.server | MP
          sip.backup | BK
          """)
  void a_server_is_proxy_and_registrar_of_every_line_FIL_8(String setting, String which) {
    String one =
        "ProxyServerX1=pbx sip_pxy_srv_portX1=5080 RegisterServerX1=pbx sip_reg_srv_portX1=5080";
    assertThat(derived(setting, "pbx:5080", SHEET))
        .startsWith(one.replace("X", which) + " ProxyServer" + which + "2=pbx ")
        .endsWith("sip_reg_srv_port" + which + "4=5080");
    assertThat(derived(setting, "pbx", new KindSheet(ST2022S, DICTIONARY)))
        .endsWith("RegisterServer" + which + "2=pbx sip_reg_srv_port" + which + "2=5060");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '@',
      textBlock =
          """
          time-zone  | Mars/Olympus | 'Mars/Olympus' is no time zone such as Europe/Paris
          language   | xx           | no language of the phone is known as 'xx'
          syslog     | 10.0.0.1     | these phones have no parameter for a log server
          vlan.voice | 4095         | '4095' is no VLAN such as 20 or 20/5
          vlan.voice | 20/8         | '20/8' is no VLAN such as 20 or 20/5
          vlan.data  | 20/          | '20/' is no VLAN such as 20 or 20/5
          notify     | maybe        | 'maybe' is neither on nor off nor an IPv4 address
          """)
  void what_comes_to_nothing_says_why(String setting, String value, String reason) {
    Derivation derived = SiteValues.derive(SiteSetting.named(setting).orElseThrow(), value, SHEET);

    assertThat(derived).isEqualTo(new Derivation.Nothing(reason));
  }

  @Test
  void an_mgcp_phone_gets_what_it_is_known_to_have() {
    KindSheet mgcp = new KindSheet(ST2030M, DICTIONARY);

    assertThat(derived("time-zone", "Europe/Paris", mgcp)).isEqualTo("NtpZoneNum=22 NtpDaylight=1");
    assertThat(SiteValues.derive(SiteSetting.SIP_SERVER, "pbx", mgcp).whyNot())
        .contains("no parameter of ST2030 MGCP for sip.server");
  }

  @ParameterizedTest
  @EnumSource(SiteSetting.class)
  void every_parameter_that_we_write_is_in_the_dictionary_and_takes_the_value(SiteSetting setting) {
    String value =
        switch (setting) {
          case TIME_ZONE -> "America/New_York";
          case LANGUAGE -> "it";
          case COUNTRY -> "DE";
          case VLAN_VOICE, VLAN_DATA -> "100/6";
          case NOTIFY -> "on";
          case SPREAD -> "10";
          case PHONEBOOK -> "http://10.0.0.1/book";
          default -> "10.0.0.1";
        };
    for (Assignment assignment : SiteValues.derive(setting, value, SHEET).parameters()) {
      ParameterDef def = SHEET.find(KindSheet.key(assignment.name())).orElseThrow();
      assertThat(def.name()).isEqualTo(assignment.name());
      assertThat(def.fault(assignment.value())).isEmpty();
      assertThat(setting.secret()).isEqualTo(def.secret());
    }
  }

  private static String derived(String setting, String value, KindSheet sheet) {
    return SiteValues.derive(SiteSetting.named(setting).orElseThrow(), value, sheet)
        .parameters()
        .stream()
        .map(assignment -> assignment.name() + "=" + assignment.value())
        .collect(Collectors.joining(" "));
  }
}
