// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a phone remembers. */
class FlashContentTest {

  private final FlashContent fresh = FlashContent.factory(Model.ST2022, Protocol.MGCP);

  @Test
  void a_factory_phone_has_versions_and_no_names() {
    assertThat(fresh.firmware().application().version()).isEqualTo("3.54");
    assertThat(fresh.firmware().dsp().version()).isEqualTo("3.10");
    assertThat(fresh.firmware().boot().version()).isEqualTo("3.03");
    assertThat(fresh.firmware().application().infValue()).isEmpty();
    assertThat(FirmwareSet.factory(Model.ST2030))
        .isEqualTo(FirmwareSet.factory("1.53", "3.10", "1.11"));
    assertThat(fresh.persona().text()).isEqualTo("ST2022M_");
  }

  @Test
  @DisplayName("RUN-1 'firmware was updated' is kept until the telephone config is stored")
  void only_the_telephone_config_settles_a_firmware_update() {
    FlashContent updated = fresh.withFirmware(FlashItem.APPLICATION, part());
    StoredFile file = new StoredFile("x", StoredBody.ofText(Bytes.latin1("x")));

    assertThat(updated.firmwareUpdated()).isTrue();
    assertThat(updated.withFile(FlashItem.MELODIES, file).firmwareUpdated()).isTrue();
    assertThat(updated.withFile(FlashItem.TELEPHONE_CONFIG, file).firmwareUpdated()).isFalse();
  }

  @Test
  @DisplayName("RUN-1 a new DSP or boot does not ask for the telephone config again")
  void a_dsp_is_no_firmware_update() {
    assertThat(fresh.withFirmware(FlashItem.DSP, part()).firmwareUpdated()).isFalse();
    assertThat(fresh.withFirmware(FlashItem.BOOT, part()).firmwareUpdated()).isFalse();
  }

  @Test
  void a_body_has_length_and_digest_and_bytes_only_of_text() {
    BodyDigest firmware = new BodyDigest(FlashItem.DSP.text());
    firmware.append(Bytes.latin1("a"));
    firmware.append(Bytes.latin1("bc"));
    StoredBody text = StoredBody.ofText(Bytes.latin1("abc"));

    // FIPS 180-2, appendix B.1
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(firmware.finish()).isEqualTo(new StoredBody(3, abc, Optional.empty()));
    assertThat(text).isEqualTo(new StoredBody(3, abc, Optional.of(Bytes.latin1("abc"))));
  }

  @Test
  void only_firmware_is_a_firmware_part() {
    assertThatThrownBy(() -> fresh.firmware().part(FlashItem.MELODIES))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static InstalledFirmware part() {
    return new InstalledFirmware(Optional.of("v"), "2.74", Optional.empty());
  }
}
