// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FirmwareSet;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName.Kind;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a phone says of itself. */
class PhoneIdentityTest {

  private static final MacAddress MAC = MacAddress.parse("00:18:f6:00:00:0a").orElseThrow();

  @Test
  @DisplayName("ID-1 ID-2 ID-3 ID-5 an ST2022 with MGCP")
  void an_st2022_with_mgcp() {
    PhoneIdentity phone =
        PhoneIdentity.atPowerUp(MAC, FlashContent.factory(Model.ST2022, Protocol.MGCP));
    assertThat(phone.fileName(Kind.INF)).isEqualTo("ST2022M_0018F600000A.inf");
    assertThat(phone.fileName(Kind.SER)).isEqualTo("ST2022M_0018F600000A.ser");
    assertThat(phone.userAgent().text()).isEqualTo("THOMSON ST2022 hw2 fw3.54 00-18-F6-00-00-0A");
    assertThat(phone.userClass().text()).isEqualTo("Thomson ST2022M");
    assertThat(phone.title()).isEqualTo("ST2022 MGCP");
  }

  @Test
  @DisplayName("ID-4 option 60 of an ST2030 with SIP, byte for byte")
  void option_60() {
    PhoneIdentity phone =
        PhoneIdentity.atPowerUp(MAC, FlashContent.factory(Model.ST2030, Protocol.SIP));
    assertThat(phone.vendorClass().encode())
        .isEqualTo(
            Bytes.hex(
                """
                01 07 54 68 6f 6d 73 6f 6e  # Thomson
                02 06 53 54 32 30 33 30     # ST2030
                03 03 53 49 50              # SIP
                04 01 35                    # hardware 5
                05 02 30 31                 # 01
                06 02 35 33                 # 53
                """));
  }

  @ParameterizedTest
  @DisplayName("ID-3 the version is major and minor, as the field's User-Agents have it")
  @CsvSource({"2.69.2,2.69", "4.78.1,4.78", "2.74,2.74", "7,7"})
  void the_version_is_major_and_minor(String installed, String shown) {
    FlashContent content =
        FlashContent.factory(
            Model.ST2030, Protocol.SIP, FirmwareSet.factory(installed, "3.20", "1.11"));
    assertThat(PhoneIdentity.atPowerUp(MAC, content).version()).isEqualTo(shown);
    assertThat(PhoneIdentity.atPowerUp(MAC, content).vendorClass().encode().length()).isEqualTo(33);
  }

  @ParameterizedTest
  @DisplayName("FIL-8 ST2030: 4 lines, keys to 66; ST2022: 2 lines, 5 keys")
  @CsvSource({
    "ST2030, TEL4Number,      false",
    "ST2030, TEL5Number,      true",
    "ST2030, FeatureKeyExt66, false",
    "ST2030, FeatureKeyExt67, true",
    "ST2022, TEL2Number,      false",
    "ST2022, TEL03Use,        true",
    "ST2022, regpwd3,         true",
    "ST2022, FeatureKeyExt05, false",
    "ST2022, featurekeyext06, true",
    "ST2022, RingToneMP3,     false",
  })
  void sizes(Model model, String parameter, boolean lacks) {
    assertThat(ModelSizes.of(model).lacks(parameter)).isEqualTo(lacks);
  }
}
