// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class IdentityFuzzTest {

  @FuzzTest
  void any_bytes_are_a_vendor_class_or_malformed(byte[] input) {
    try {
      VendorClass read = VendorClass.parse(Bytes.copyOf(input));
      assertThat(readAgain(read.encode())).isEqualTo(read);
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }

  @FuzzTest
  void any_text_is_a_firmware_name(byte[] input) {
    FirmwareName name = FirmwareName.parse(Bytes.copyOf(input).latin1());
    assertThat(FirmwareName.parse(name.encode())).isEqualTo(name);
    assertThat(name.date().orElse("000000")).hasSize(6);
  }

  @FuzzTest
  void any_bytes_are_a_user_class_a_user_agent_a_phones_file_name_or_none(byte[] input) {
    Bytes bytes = Bytes.copyOf(input);
    UserClass.parse(bytes)
        .ifPresent(read -> assertThat(UserClass.parse(read.encode())).contains(read));
    UserAgent.parse(bytes.latin1())
        .ifPresent(read -> assertThat(UserAgent.parse(read.text())).contains(read));
    PhoneFileName.parse(bytes.latin1())
        .ifPresent(read -> assertThat(PhoneFileName.parse(read.text())).contains(read));
  }

  private static VendorClass readAgain(Bytes encoded) {
    try {
      return VendorClass.parse(encoded);
    } catch (MalformedPacketException e) {
      throw new AssertionError("not read again: " + encoded, e);
    }
  }
}
