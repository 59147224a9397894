// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * A UDP datagram with the IP header before it (RFC 791 section 3.1, RFC 768).
 *
 * <pre>
 *   0 version and length(1)  1 service(1)  2 total(2)  4 id(2)  6 fragment(2)
 *   8 time to live(1)  9 protocol(1)  10 checksum(2)  12 source(4)  16 destination(4)  options
 *   then  0 source port(2)  2 destination port(2)  4 length(2)  6 checksum(2)  payload
 * </pre>
 */
record UdpFrame(InetSocketAddress from, InetSocketAddress to, ByteBuffer payload) {
  private static final int IP_BYTES = 20;
  private static final int UDP_BYTES = 8;
  private static final int UDP = 17;
  private static final int TIME_TO_LIVE = 64;
  private static final int FRAGMENT_MASK = 0x3FFF;

  /** Reads a packet; anything that is not one whole datagram is empty. */
  static Optional<UdpFrame> read(ByteBuffer packet) {
    if (packet.remaining() < IP_BYTES || packet.get(0) >> 4 != 4) {
      return Optional.empty();
    }
    int header = 4 * (packet.get(0) & 0xF);
    int total = Short.toUnsignedInt(packet.getShort(2));
    boolean whole =
        header >= IP_BYTES
            && total >= header + UDP_BYTES
            && total <= packet.remaining()
            && packet.get(9) == UDP
            && (packet.getShort(6) & FRAGMENT_MASK) == 0
            && checksum(packet.slice(0, header), 0) == 0;
    if (!whole) {
      return Optional.empty();
    }
    int length = Short.toUnsignedInt(packet.getShort(header + 4));
    if (length < UDP_BYTES || length > total - header) {
      return Optional.empty();
    }
    // a datagram's own checksum may be left to a card that this packet never saw
    byte[] payload = new byte[length - UDP_BYTES];
    packet.get(header + UDP_BYTES, payload);
    return Optional.of(
        new UdpFrame(
            address(packet, 12, header),
            address(packet, 16, header + 2),
            ByteBuffer.wrap(payload)));
  }

  private static InetSocketAddress address(ByteBuffer packet, int addressAt, int portAt) {
    byte[] four = new byte[4];
    packet.get(addressAt, four);
    return new InetSocketAddress(Routes.ip4(four), Short.toUnsignedInt(packet.getShort(portAt)));
  }

  /** The packet in octets. */
  byte[] bytes() {
    int length = UDP_BYTES + payload.remaining();
    ByteBuffer packet = ByteBuffer.allocate(IP_BYTES + length);
    packet.put((byte) 0x45).put((byte) 0).putShort((short) packet.capacity()).putInt(0);
    packet.put((byte) TIME_TO_LIVE).put((byte) UDP).putShort((short) 0);
    packet.put(ip(from).getAddress()).put(ip(to).getAddress());
    packet.putShort(10, (short) checksum(packet.slice(0, IP_BYTES), 0));
    packet.putShort((short) from.getPort()).putShort((short) to.getPort());
    packet.putShort((short) length).putShort((short) 0).put(payload.duplicate());
    // the pseudo header: both addresses, protocol and length
    int sum = checksum(packet.slice(12, 8 + length), UDP + length);
    packet.putShort(IP_BYTES + 6, (short) (sum == 0 ? 0xFFFF : sum));
    return packet.array();
  }

  private static Inet4Address ip(InetSocketAddress address) {
    return (Inet4Address) address.getAddress();
  }

  /** RFC 1071: the complement of the sum of 16-bit words, of these octets and a start. */
  static int checksum(ByteBuffer octets, int start) {
    long sum = start;
    for (int at = 0; at < octets.limit(); at += 2) {
      int low = at + 1 < octets.limit() ? octets.get(at + 1) & 0xFF : 0;
      sum += (octets.get(at) & 0xFF) << 8 | low;
    }
    while (sum > 0xFFFF) {
      sum = (sum & 0xFFFF) + (sum >>> 16);
    }
    return (int) (~sum & 0xFFFF);
  }
}
