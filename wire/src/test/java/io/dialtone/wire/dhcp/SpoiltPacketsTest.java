// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Capture;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every way to cut or to spoil one byte of a real packet: a record or a named fault, never more.
 */
class SpoiltPacketsTest {

  private static final int FIXED_FIELDS = 240;

  static Stream<Bytes> packets() {
    return Stream.of(
        GoldenPackets.DISCOVER,
        GoldenPackets.ACK,
        Capture.read("dhclient-discover.hex"),
        Capture.read("dnsmasq-ack.hex"),
        Capture.read("dnsmasq-ack-66-twice.hex"));
  }

  @ParameterizedTest
  @MethodSource("packets")
  void every_cut_is_a_shorter_packet_or_malformed_where_it_was_cut(Bytes packet) {
    for (int length = 0; length < packet.length(); length++) {
      Bytes cut = packet.slice(0, length);
      Optional<DhcpPacket> read = read(cut);
      if (length < FIXED_FIELDS) {
        assertThat(read).as("cut to %d", length).isEmpty();
      }
      read.ifPresent(SpoiltPacketsTest::isWrittenAndReadAgain);
    }
  }

  @ParameterizedTest
  @MethodSource("packets")
  void every_spoilt_byte_gives_another_packet_or_malformed(Bytes packet) {
    for (int at = 0; at < packet.length(); at++) {
      for (int value : new int[] {0x00, 0x01, 0x34, 0x52, 0x7F, 0xFE, 0xFF}) {
        byte[] spoilt = packet.toArray();
        spoilt[at] = (byte) value;
        read(Bytes.copyOf(spoilt)).ifPresent(SpoiltPacketsTest::isWrittenAndReadAgain);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 400, 548, 1472})
  void what_fits_is_never_longer_than_asked(int maxSize) throws MalformedPacketException {
    DhcpPacket ack = DhcpPacket.parse(GoldenPackets.ACK).withFile("").withServerName("");
    assertThat(ack.fits(maxSize)).isTrue();
    Bytes written = ack.encode(maxSize);
    assertThat(written.length()).isBetween(DhcpPacket.MIN_SIZE, maxSize);
    assertThat(DhcpPacket.parse(written).options().all())
        .containsExactlyInAnyOrderElementsOf(ack.options().all());
  }

  private static void isWrittenAndReadAgain(DhcpPacket packet) {
    assertThat(read(packet.encode())).contains(packet);
  }

  private static Optional<DhcpPacket> read(Bytes bytes) {
    try {
      return Optional.of(DhcpPacket.parse(bytes));
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, bytes.length());
      assertThat(e.field()).isNotBlank();
      return Optional.empty();
    }
  }
}
