// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class TelephoneConfigFuzzTest {

  @FuzzTest
  void any_bytes_are_a_telephone_config_or_malformed(byte[] input) {
    try {
      TelephoneConfig file = TelephoneConfig.parse(Bytes.copyOf(input));
      assertThat(file.signature()).isNotEmpty();
      assertThat(file.lines()).isPositive();
      file.model()
          .ifPresent(m -> assertThat(TelephoneConfig.signatureOf(m)).isEqualTo(file.signature()));
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }
}
