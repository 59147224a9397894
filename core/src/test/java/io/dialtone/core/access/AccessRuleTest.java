// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessDecision.Allowed;
import io.dialtone.core.access.AccessDecision.Denied;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRuleTest {

  private static final Ip4Address FAR = Ip4Address.of(203, 0, 113, 5);

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.64.0.9", "10.1.2.3", "172.31.0.1", "192.168.7.7"})
  void a_mac_file_goes_to_loopback_and_private_addresses_ID_2(String asker) {
    assertThat(decide("ST2030S_001F9F16E7F8.txt", asker)).isInstanceOf(Allowed.class);
  }

  @Test
  void a_phone_without_a_lease_is_in_its_own_network() {
    assertThat(decide("ST2030S_001F9F16E7F8.txt", "169.254.3.4")).isInstanceOf(Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.5", "172.32.0.1", "192.169.0.1", "11.0.0.1", "128.0.0.1"})
  void a_mac_file_does_not_go_to_public_addresses(String asker) {
    assertThat(decide("ST2030S_001F9F16E7F8.txt", asker)).isInstanceOf(Denied.class);
  }

  @Test
  void a_denial_names_the_asker_for_the_journal() {
    assertThat(AccessRule.USUAL.decide("009096aabbcc.inf", FAR).reason())
        .isEqualTo(
            "files named by a MAC go only to loopback and private addresses, not to 203.0.113.5");
  }

  @ParameterizedTest
  @CsvSource({
    "true, 203.0.113.5, true",
    "true, 10.0.0.1, true",
    "true, 198.51.100.1, false",
    "false, 203.0.113.5, true",
    "false, 10.0.0.1, false",
    "false, 127.0.0.1, false",
  })
  void listed_networks_come_beside_private_ones_or_in_their_place(
      boolean privateToo, String asker, boolean allowed) {
    AccessRule rule =
        new AccessRule(privateToo, List.of(new Subnet(Ip4Address.of(203, 0, 113, 0), 24)));
    assertThat(rule.decide("ST2030S_001F9F16E7F8.txt", Ip4Address.parse(asker).orElseThrow()))
        .isInstanceOf(allowed ? Allowed.class : Denied.class);
    assertThat(rule.decide("st2030s.inf", Ip4Address.parse(asker).orElseThrow()))
        .isInstanceOf(Allowed.class);
  }

  @Test
  void a_denial_names_the_networks_that_are_let_in() {
    Subnet near = new Subnet(Ip4Address.of(198, 51, 100, 0), 24);
    assertThat(new AccessRule(true, List.of(near)).decide("009096aabbcc.inf", FAR).reason())
        .contains("loopback and private addresses and 198.51.100.0/24, not to 203.0.113.5");
    assertThat(new AccessRule(false, List.of(near)).decide("009096aabbcc.inf", FAR).reason())
        .contains("go only to 198.51.100.0/24, not");
    assertThat(new AccessRule(false, List.of()).decide("009096aabbcc.inf", FAR).reason())
        .contains("which are none");
  }

  @ParameterizedTest
  @CsvSource({
    "ST2030S_001F9F16E7F8.txt, 00:1f:9f:16:e7:f8",
    "st2022m_001f9f16e7f8.SER, 00:1f:9f:16:e7:f8",
    "STST20XXS_001F9F16E7F8.inf, 00:1f:9f:16:e7:f8",
    "009096aabbcc.inf, 00:90:96:aa:bb:cc",
    "AABBCCDDEEFF, aa:bb:cc:dd:ee:ff",
    "phones/AABBCCDDEEFF/config.txt, aa:bb:cc:dd:ee:ff",
    "AA-BB-CC-DD-EE-FF.txt, aa:bb:cc:dd:ee:ff",
    "phone aa:bb:cc:dd:ee:ff.txt, aa:bb:cc:dd:ee:ff",
    "old_00147F000001.bak, 00:14:7f:00:00:01",
  })
  void names_that_hold_a_mac_are_known(String path, String mac) {
    assertThat(MacNames.find(path).map(MacAddress::toString)).contains(mac);
    assertThat(AccessRule.USUAL.decide(path, FAR)).isInstanceOf(Denied.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "st2030s.inf",
        "v2030SG.R11.1.SED.101223.2.74.zz",
        "v2030_dsp_R11.1_SED_v320.zz",
        "common_202611210000.txt",
        "ComConf-2.74-1.txt",
        "0123456789abcdef0123.txt"
      })
  void other_names_are_for_everybody(String path) {
    assertThat(MacNames.find(path)).isEmpty();
    assertThat(AccessRule.USUAL.decide(path, FAR)).isInstanceOf(Allowed.class);
  }

  private static AccessDecision decide(String path, String asker) {
    return AccessRule.USUAL.decide(path, Ip4Address.parse(asker).orElseThrow());
  }
}
