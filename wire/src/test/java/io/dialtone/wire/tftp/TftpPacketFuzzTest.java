// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class TftpPacketFuzzTest {

  @FuzzTest
  void any_bytes_are_a_tftp_packet_or_malformed(byte[] input) {
    try {
      TftpPacket packet = TftpPacket.parse(Bytes.copyOf(input));
      assertThat(readAgain(packet.encode())).isEqualTo(packet);
      if (packet instanceof TftpPacket.Request request) {
        TftpOptions options = TftpOptions.read(request.options());
        assertThat(TftpOptions.read(options.toMap())).isEqualTo(options);
      }
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }

  private static TftpPacket readAgain(Bytes encoded) {
    try {
      return TftpPacket.parse(encoded);
    } catch (MalformedPacketException e) {
      throw new AssertionError("not read again: " + encoded.hex(), e);
    }
  }
}
