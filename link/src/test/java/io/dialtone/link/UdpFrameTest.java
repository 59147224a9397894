// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UdpFrameTest {
  /** 0.0.0.0:68 to 255.255.255.255:67, "hi!"; the checksums were worked out apart. */
  private static final String GOLDEN =
      "4500001f00000000" // version 4, 20 octets; 31 in all; no id, no fragment
          + "40117acf" // time to live 64, UDP, checksum
          + "00000000ffffffff"
          + "00440043000b" // ports 68 and 67, 11 octets
          + "75e8"
          + "686921";

  private static byte[] octets(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static UdpFrame frame(String payload) {
    return new UdpFrame(
        new InetSocketAddress(Routes.ANY, 68),
        new InetSocketAddress(UdpSocketContract.ip("255.255.255.255"), 67),
        UdpSocketContract.bytes(payload));
  }

  @Test
  void a_broadcast_in_octets() {
    assertThat(HexFormat.of().formatHex(frame("hi!").bytes())).isEqualTo(GOLDEN);
  }

  @Test
  void what_was_written_is_read_again() {
    assertThat(UdpFrame.read(ByteBuffer.wrap(octets(GOLDEN)))).contains(frame("hi!"));
    assertThat(UdpFrame.read(ByteBuffer.wrap(frame("").bytes()))).contains(frame(""));
  }

  @Test
  void octets_after_the_packet_are_the_frame_s_own() {
    assertThat(UdpFrame.read(ByteBuffer.wrap(octets(GOLDEN + "00".repeat(15)))))
        .contains(frame("hi!"));
  }

  @Test
  void a_datagram_s_own_checksum_may_be_unfinished() {
    assertThat(UdpFrame.read(ByteBuffer.wrap(octets(GOLDEN.replace("75e8", "beef")))))
        .contains(frame("hi!"));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 6500, version 6",
    "0, 4400, a header of 16 octets",
    "2, 0040, more than there is",
    "2, 001a, less than two headers",
    "6, 2000, the first part of more",
    "6, 0010, a later part",
    "8, 4006, TCP",
    "10, 7ace, a wrong checksum",
    "24, 0007, a datagram shorter than its header",
    "24, 000c, a datagram longer than its packet",
  })
  void anything_else_is_no_datagram(int at, String hex, String what) {
    ByteBuffer spoilt = ByteBuffer.wrap(octets(GOLDEN));
    spoilt.put(at, octets(hex));
    boolean header = at < 20 && at != 10;
    if (header) { // its checksum is right again, so that it is not this that is found
      spoilt.putShort(10, (short) 0);
      spoilt.putShort(10, (short) UdpFrame.checksum(spoilt.slice(0, 20), 0));
    }
    assertThat(UdpFrame.read(spoilt)).as(what).isEmpty();
  }

  @Test
  void short_packets_are_none() {
    for (int length = 0; length < 28; length++) {
      byte[] part = new byte[length];
      ByteBuffer.wrap(octets(GOLDEN)).get(0, part);
      assertThat(UdpFrame.read(ByteBuffer.wrap(part))).isEmpty();
    }
  }
}
