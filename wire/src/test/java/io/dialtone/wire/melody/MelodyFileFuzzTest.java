// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.melody;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class MelodyFileFuzzTest {

  @FuzzTest
  void any_bytes_are_tunes_or_malformed(byte[] input) {
    Bytes bytes = Bytes.copyOf(input);
    try {
      MelodyFile file = MelodyFile.parse(bytes);
      assertThat(file).isEqualTo(readAgain(file));
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }

  private static MelodyFile readAgain(MelodyFile file) {
    try {
      return MelodyFile.parse(file.encode());
    } catch (MalformedPacketException e) {
      throw new AssertionError("not read again: " + file.encode().latin1(), e);
    }
  }
}
