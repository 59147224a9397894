// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

class DhcpPacketFuzzTest {

  @FuzzTest
  void any_bytes_are_a_dhcp_packet_or_malformed(byte[] input) {
    try {
      DhcpPacket packet = DhcpPacket.parse(Bytes.copyOf(input));
      assertThat(readAgain(packet.encode())).isEqualTo(packet);
      if (packet.fits(DhcpPacket.DEFAULT_MAX_SIZE)) {
        Bytes small = packet.encode(DhcpPacket.DEFAULT_MAX_SIZE);
        assertThat(small.length()).isLessThanOrEqualTo(DhcpPacket.DEFAULT_MAX_SIZE);
        assertThat(readAgain(small).options().all())
            .containsExactlyInAnyOrderElementsOf(packet.options().all());
      }
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }

  private static DhcpPacket readAgain(Bytes encoded) {
    try {
      return DhcpPacket.parse(encoded);
    } catch (MalformedPacketException e) {
      throw new AssertionError("not read again: " + encoded.hex(), e);
    }
  }
}
