// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.vlan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.vlan.VlanInForce.Origin;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is in force at a start, and what an offer makes of it. */
class VlanDecisionTest {

  @ParameterizedTest(name = "VLAN={0} ids {1}/{2}, Persistent={3}, flash {4}, reboot {5}: {6}")
  @DisplayName("VLN-3 VLN-4 what a phone starts with: reboot's values, flash's, the parameters'")
  @CsvSource({
    // VLAN, VLANid1, VLANid2, Persistent, flash, rebooted into, in force
    "0,    10,      11,      0,          -,     -,             -",
    "-,    10,      11,      -,          -,     -,             -",
    "1,    10,      11,      0,          -,     -,             10",
    "1,    -,       -,       0,          -,     -,             1",
    "1,    0,       11,      0,          -,     -,             -",
    "1,    10,      4095,    0,          -,     -,             -",
    "1,    10,      11,      0,          -,     40,            40",
    "1,    10,      11,      0,          30,    -,             10",
    "1,    10,      11,      -,          30,    -,             10",
    "1,    10,      11,      1,          30,    -,             30",
    "1,    10,      11,      1,          -,     -,             10",
    "0,    10,      11,      1,          30,    -,             30",
  })
  void at_start(
      String vlan,
      String voice,
      String data,
      String persistent,
      String flash,
      String reboot,
      String expected) {
    PhoneSettings settings = settings(vlan, voice, data, persistent);
    VlanInForce now = VlanInForce.atStart(settings, set(flash), set(reboot));
    assertThat(now.tag().map(VlanTag::id)).isEqualTo(set(expected).map(VlanSet::voice));
  }

  @ParameterizedTest(name = "Persistent={0}, in force {1}, offered {2}: {3}")
  @DisplayName("VLN-3 VLN-4 VLN-5 what an offer makes of it")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false | 10 | -   | Keep   | VLN-3 | DHCP says nothing of VLANs: voice VLAN 10, data VLAN 110 as its parameters say
          false | 10 | bad | Keep   | VLN-1 | ignored: spoilt
          false | 10 | 10  | Keep   | VLN-5 | what DHCP gives is in force: voice VLAN 10, data VLAN 110 as its parameters say
          false | 10 | 40  | Reboot | VLN-3 | DHCP gives voice VLAN 40, data VLAN 140: a reboot puts it in force
          false | 10 | off | Reboot | VLN-3 | DHCP gives untagged: a reboot puts it in force
          false | -  | off | Keep   | VLN-5 | what DHCP gives is in force: untagged as its parameters say
          true  | 10 | -   | Keep   | VLN-4 | DHCP says nothing of VLANs: voice VLAN 10, data VLAN 110 as its parameters say
          true  | 10 | bad | Keep   | VLN-1 | ignored: spoilt
          true  | 10 | 40  | AtOnce | VLN-4 | DHCP gives voice VLAN 40, data VLAN 140, at once and for good
          true  | 10 | 10  | AtOnce | VLN-4 | DHCP gives voice VLAN 10, data VLAN 110, at once and for good
          true  | 10 | off | AtOnce | VLN-4 | DHCP gives untagged, at once and for good
          """)
  void after_an_offer(
      boolean persistent, String now, String offered, String what, String rule, String reason) {
    VlanInForce inForce = new VlanInForce(set(now).orElse(VlanSet.UNTAGGED), Origin.PARAMETERS, 6);
    VlanReading reading =
        switch (offered) {
          case "-" -> new VlanReading.Silent();
          case "bad" -> new VlanReading.Invalid("spoilt");
          case "off" -> new VlanReading.Valid(new VlanSet(false, 7, 8));
          default -> new VlanReading.Valid(set(offered).orElseThrow());
        };
    VlanDecision decision = VlanDecision.of(reading, inForce, persistent);
    assertThat(decision.getClass().getSimpleName()).isEqualTo(what);
    assertThat(decision.reason()).isEqualTo(reason);
    if (decision instanceof VlanDecision.Keep keep) {
      assertThat(keep.rule()).isEqualTo(rule);
    }
  }

  @Test
  @DisplayName("VLN-4 the same values again are not stored again")
  void the_same_again() {
    VlanInForce now = new VlanInForce(VlanSet.tags(40, 140), Origin.DHCP_FOR_GOOD, 6);
    VlanDecision same = VlanDecision.of(new VlanReading.Valid(now.values()), now, true);
    assertThat(same).isInstanceOf(VlanDecision.Keep.class);
    assertThat(same.reason())
        .isEqualTo("DHCP gives the same as before: voice VLAN 40, data VLAN 140");
  }

  @ParameterizedTest
  @DisplayName("VLN-5 the phone's own packets carry VLANTag1, shipped as 6")
  @CsvSource({"-, 6", "0, 0", "7, 7", "8, 6", "x, 6"})
  void priorities(String written, int priority) {
    PhoneSettings settings =
        new PhoneSettings(
            written.equals("-")
                ? ParameterStore.EMPTY
                : ParameterStore.EMPTY.with("qos", "vlantag1", written));
    VlanInForce now =
        VlanInForce.atStart(settings, Optional.empty(), Optional.of(VlanSet.tags(5, 6)));
    assertThat(now.tag()).contains(new VlanTag(5, priority));
  }

  private static PhoneSettings settings(String vlan, String voice, String data, String persistent) {
    ParameterStore store = ParameterStore.EMPTY;
    String[][] all = {
      {PhoneSettings.VLAN, vlan},
      {PhoneSettings.VOICE_VLAN, voice},
      {PhoneSettings.DATA_VLAN, data},
      {PhoneSettings.PERSISTENT_VLAN, persistent}
    };
    for (String[] one : all) {
      store = one[1].equals("-") ? store : store.with("net", one[0], one[1]);
    }
    return new PhoneSettings(store);
  }

  /** A tag set with this voice VLAN, its data VLAN a hundred above. */
  private static Optional<VlanSet> set(String voice) {
    return voice.equals("-")
        ? Optional.empty()
        : Optional.of(VlanSet.tags(Integer.parseInt(voice), 100 + Integer.parseInt(voice)));
  }
}
