// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.Login;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the site's values let expect of a phone that is told. */
class NotifyOutlookTest {

  private static final Ip4Address SERVER = Ip4Address.of(192, 0, 2, 1);

  private static NotifyOutlook outlook(Map<String, String> values, boolean reboot) {
    Map<String, String> all = new TreeMap<>(values);
    all.putIfAbsent("sw_notify_autoprovision", "1");
    return NotifyOutlook.of(
        Model.ST2030, name -> Optional.ofNullable(all.get(name)), SERVER, reboot);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AutoprovisionFlag | 1 | []",
        "AuthNotifyCheckSync | 0.0.0.0 | []",
        "AuthNotifyCheckSync | 192.0.2.1 | []",
        "sw_notify_autoprovision | 0 | [sw_notify_autoprovision is not 1: the phone refuses with 403"
            + " (NTF-2)]",
        "AuthNotifyCheckSync | 192.0.2.9 | [AuthNotifyCheckSync is 192.0.2.9, and this comes from"
            + " 192.0.2.1: the phone does not answer (NTF-2)]",
        "AutoprovisionFlag | 0 | [AutoprovisionFlag is 0: nothing starts a run (TRG-7)]",
      })
  void a_phone_whose_settings_forbid_it_is_warned_of(String name, String value, String warnings) {
    assertThat(outlook(Map.of(name, value), true).warnings()).hasToString(warnings);
  }

  @ParameterizedTest
  @CsvSource({"5062, 5062", "'', 5060", "0, 5060", "65536, 5060", "abc, 5060"})
  void the_port_is_that_of_the_first_profile(String value, int port) {
    assertThat(outlook(Map.of("sip_portMP1", value), false).port()).isEqualTo(port);
  }

  @Test
  void the_lines_in_use_answer_for_the_phone_NTF_4() {
    NotifyOutlook outlook =
        outlook(
            Map.of(
                "TEL1Number",
                "8002",
                "TEL01Use",
                "1",
                "regpwd1",
                "secret",
                "TEL2Number",
                "8003",
                "TEL02Use",
                "0",
                "regpwd2",
                "unused",
                "TEL3Number",
                "8004"),
            false);
    assertThat(outlook.user()).contains("8002");
    assertThat(outlook.logins()).containsExactly(new Login("8002", "secret"));
    NotifyOutlook distrusted = outlook.distrusting("it is a stranger's");
    assertThat(distrusted.logins()).isEmpty();
    assertThat(distrusted.warnings())
        .containsExactly("no password is proved to this address: it is a stranger's");
    assertThat(distrusted.toString() + outlook).doesNotContain("secret");
  }

  @Test
  void a_plain_check_sync_needs_a_preconfigured_server_on_some_releases_NTF_5() {
    Map<String, String> both =
        Map.of("AutoprovisionHTTPServer", "192.0.2.1", "AutoprovisionConfigname", "st2030s.inf");
    assertThat(outlook(both, false).hint()).isEmpty();
    assertThat(outlook(Map.of(), true).hint()).isEmpty();
    assertThat(outlook(Map.of(), false).hint()).contains("NTF-5");
    assertThat(outlook(Map.of("AutoprovisionHTTPServer", "192.0.2.1"), false).hint())
        .contains("--reboot");
  }
}
