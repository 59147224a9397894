// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of flash stays, and what goes, when a phone is reset or changes its protocol. */
class FactoryDefaultsTest {

  private static final FlashContent FACTORY = FlashContent.factory(Model.ST2030, Protocol.SIP);
  private static final StoredFile FILE =
      new StoredFile("a.txt", StoredBody.ofText(Bytes.latin1("a")));

  @Test
  @DisplayName("WEB-3 RUN-11 VLN-4 a reset comes back to the defaults and forgets the rest")
  void a_reset() {
    ParameterStore defaults = ParameterStore.EMPTY.with("ipp", "LanguageType", "3");
    FlashContent used =
        FACTORY
            .withDefaults(FactoryDefaults.NONE.with(defaults).with(FlashItem.MELODIES, FILE))
            .withFile(FlashItem.MELODIES, FILE)
            .withFile(FlashItem.COMMON_CONFIG, FILE)
            .withParameters(defaults.with("net", "VLAN", "1"))
            .withConfigSerial(Optional.of("202603010001"))
            .withDhcpVlan(VlanSet.tags(40, 41));

    FlashContent reset = used.restored(false);

    assertThat(reset.parameters()).isEqualTo(defaults);
    assertThat(reset.files()).isEmpty();
    assertThat(reset.configSerial()).isEmpty();
    assertThat(reset.dhcpVlan()).isEmpty();
    assertThat(reset.defaults()).isEqualTo(used.defaults());
    assertThat(used.restored(true).file(FlashItem.COMMON_CONFIG)).contains(FILE);
  }

  @Test
  @DisplayName("SWP-1 the other protocol's MAC-specific file is another one; the rest is kept")
  void a_swap() {
    FlashContent used =
        FACTORY
            .withFile(FlashItem.MELODIES, FILE)
            .withFile(FlashItem.MAC_CONFIG, FILE)
            .withConfigSerial(Optional.of("202603010001"));
    FlashContent swapped = used.swapped(new FilePrefix(Model.ST2030, Protocol.MGCP));
    assertThat(swapped.persona().text()).isEqualTo("ST2030M_");
    assertThat(swapped.configSerial()).isEmpty();
    assertThat(swapped.files()).containsOnlyKeys(FlashItem.MELODIES);
  }

  @ParameterizedTest
  @DisplayName("VLN-1 ids are 1 to 4094")
  @CsvSource({"0, 5", "5, 0", "4095, 5", "5, 4095", "-1, 5"})
  void ids_have_bounds(int voice, int data) {
    assertThatIllegalArgumentException().isThrownBy(() -> new VlanSet(true, voice, data));
  }

  @ParameterizedTest
  @DisplayName("VLN-1 a tag that IEEE 802.1Q does not have")
  @CsvSource({"0, 0", "4095, 0", "5, -1", "5, 8"})
  void tags_have_bounds(int id, int priority) {
    assertThatIllegalArgumentException().isThrownBy(() -> new VlanTag(id, priority));
  }

  @Test
  @DisplayName("VLN-5 without tags the ids have no effect")
  void untagged_is_untagged() {
    VlanSet off = new VlanSet(false, 7, 8);
    assertThat(off.sameInForce(VlanSet.UNTAGGED)).isTrue();
    assertThat(off.text()).isEqualTo("untagged");
    assertThat(VlanSet.tags(7, 8).sameInForce(off)).isFalse();
    assertThat(VlanSet.tags(7, 8).sameInForce(VlanSet.tags(7, 9))).isFalse();
    assertThat(VlanSet.tags(7, 8).sameInForce(VlanSet.tags(7, 8))).isTrue();
    assertThat(VlanSet.tags(7, 8).text()).isEqualTo("voice VLAN 7, data VLAN 8");
  }
}
