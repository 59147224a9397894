// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.vlan;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.dhcp.VlanOffer;
import io.dialtone.handset.flash.VlanSet;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Options 190, 191 and 192 as octets; a dash stands for an option that is not there. */
class VlanReadingTest {

  @ParameterizedTest(name = "{0} / {1} / {2}")
  @DisplayName("VLN-1 all three, each valid")
  @CsvSource({
    "01, 00 64, 00 c8, true, 100, 200",
    "01, 00 01, 0f fe, true, 1, 4094",
    "01, 00 05, 00 05, true, 5, 5",
    "00, 00 64, 00 c8, false, 100, 200",
  })
  void valid(String flag, String voice, String data, boolean tagged, int voiceId, int dataId) {
    assertThat(read(flag, voice, data))
        .isEqualTo(new VlanReading.Valid(new VlanSet(tagged, voiceId, dataId)));
  }

  @ParameterizedTest(name = "{0} / {1} / {2}")
  @DisplayName("VLN-1 one that is missing or not valid spoils all three")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          -     | 00 64    | 00 c8 | option 190 is missing
          01    | -        | 00 c8 | option 191, the voice VLAN, is missing
          01    | 00 64    | -     | option 192, the data VLAN, is missing
          -     | -        | 00 c8 | option 190 is missing; option 191, the voice VLAN, is missing
          02    | 00 64    | 00 c8 | option 190 is not one octet, 0 or 1
          00 01 | 00 64    | 00 c8 | option 190 is not one octet, 0 or 1
          ''    | 00 64    | 00 c8 | option 190 is not one octet, 0 or 1
          01    | 00 00    | 00 c8 | option 191, the voice VLAN, is 0, not 1 to 4094
          01    | 0f ff    | 00 c8 | option 191, the voice VLAN, is 4095, not 1 to 4094
          01    | 00 64    | ff ff | option 192, the data VLAN, is 65535, not 1 to 4094
          00    | 00 00    | 00 c8 | option 191, the voice VLAN, is 0, not 1 to 4094
          01    | 64       | 00 c8 | option 191, the voice VLAN, is not two octets
          01    | 31 30 30 | 00 c8 | option 191, the voice VLAN, is not two octets
          """)
  void invalid(String flag, String voice, String data, String reason) {
    assertThat(read(flag, voice, data)).isEqualTo(new VlanReading.Invalid(reason));
  }

  @Test
  @DisplayName("VLN-1 none of them is no fault")
  void silent() {
    assertThat(read("-", "-", "-")).isEqualTo(new VlanReading.Silent());
  }

  private static VlanReading read(String flag, String voice, String data) {
    return VlanReading.of(new VlanOffer(option(flag), option(voice), option(data)));
  }

  private static Optional<Bytes> option(String hex) {
    return hex.equals("-") ? Optional.empty() : Optional.of(Bytes.hex(hex));
  }
}
