// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The memory of one {@code struct msghdr} with all it points to, as 64-bit Linux lays it out.
 *
 * <pre>
 *  msghdr   0 name *   8 namelen(4)  16 iov *  24 iovlen  32 control *  40 controllen  48 flags
 *  sockaddr_in  0 family(2)  2 port(2, network order)  4 address(4)  8 zeros(8)
 *  cmsghdr  0 length(8)  8 level(4)  12 type(4)  16 in_pktinfo:
 *           0 interface(4)  4 our address(4)  8 header's destination(4)
 * </pre>
 */
final class Messages {
  private static final ValueLayout.OfShort NETWORK_SHORT =
      JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

  private static final long MSGHDR_BYTES = 56;
  static final long SOCKADDR_BYTES = 16;
  private static final long CMSG_HEADER_BYTES = 16;
  private static final long PKTINFO_BYTES = 12;
  private static final long CMSG_SPACE = CMSG_HEADER_BYTES + 16; // in_pktinfo, aligned to 8
  private static final long CONTROL_BYTES = 256;

  private final MemorySegment header;
  private final MemorySegment address;
  private final MemorySegment vector;
  private final MemorySegment payload;
  private final MemorySegment control;

  Messages(Arena arena) {
    header = arena.allocate(MSGHDR_BYTES, 8);
    address = arena.allocate(SOCKADDR_BYTES, 8);
    vector = arena.allocate(16, 8);
    payload = arena.allocate(UdpSocket.LONGEST_PAYLOAD, 8);
    control = arena.allocate(CONTROL_BYTES, 8);
    header.set(ADDRESS, 0, address);
    header.set(ADDRESS, 16, vector);
    header.set(JAVA_LONG, 24, 1);
    vector.set(ADDRESS, 0, payload);
  }

  MemorySegment header() {
    return header;
  }

  /** Makes all room free for the next datagram to come. */
  void clear() {
    header.set(JAVA_INT, 8, (int) SOCKADDR_BYTES);
    header.set(ADDRESS, 32, control);
    header.set(JAVA_LONG, 40, CONTROL_BYTES);
    header.set(JAVA_INT, 48, 0);
    vector.set(JAVA_LONG, 8, UdpSocket.LONGEST_PAYLOAD);
  }

  /** What {@code recvmsg} left here, {@code length} bytes of payload. */
  Received received(int length, Inet4Address bound) {
    byte[] copy = payload.asSlice(0, length).toArray(JAVA_BYTE);
    InetSocketAddress from = socketAddress(address);
    long end = header.get(JAVA_LONG, 40);
    long at = 0;
    while (at + CMSG_HEADER_BYTES + PKTINFO_BYTES <= end) {
      long size = control.get(JAVA_LONG, at);
      if (control.get(JAVA_INT, at + 8) == LinuxCalls.IPPROTO_IP
          && control.get(JAVA_INT, at + 12) == LinuxCalls.IP_PKTINFO) {
        int index = control.get(JAVA_INT, at + 16);
        Inet4Address ours = ip(control, at + 20);
        return new Received(ByteBuffer.wrap(copy), from, ip(control, at + 24), ours, index);
      }
      at += Math.max(CMSG_HEADER_BYTES, (size + 7) & -8);
    }
    return new Received(ByteBuffer.wrap(copy), from, bound, bound, 0);
  }

  /** Prepares a datagram to go out. */
  void outgoing(Inet4Address from, InetSocketAddress to, int interfaceIndex, ByteBuffer bytes) {
    writeSocketAddress(address, to);
    header.set(JAVA_INT, 8, (int) SOCKADDR_BYTES);
    vector.set(JAVA_LONG, 8, bytes.remaining());
    MemorySegment.copy(MemorySegment.ofBuffer(bytes), 0, payload, 0, bytes.remaining());
    if (from.isAnyLocalAddress() && interfaceIndex == 0) {
      header.set(ADDRESS, 32, MemorySegment.NULL);
      header.set(JAVA_LONG, 40, 0);
      return;
    }
    control.set(JAVA_LONG, 0, CMSG_HEADER_BYTES + PKTINFO_BYTES);
    control.set(JAVA_INT, 8, LinuxCalls.IPPROTO_IP);
    control.set(JAVA_INT, 12, LinuxCalls.IP_PKTINFO);
    control.set(JAVA_INT, 16, interfaceIndex);
    writeIp(control, 20, from);
    control.set(JAVA_INT, 24, 0);
    header.set(ADDRESS, 32, control);
    header.set(JAVA_LONG, 40, CMSG_SPACE);
  }

  static void writeSocketAddress(MemorySegment to, InetSocketAddress from) {
    to.set(JAVA_SHORT, 0, (short) LinuxCalls.AF_INET);
    to.set(NETWORK_SHORT, 2, (short) from.getPort());
    writeIp(to, 4, (Inet4Address) from.getAddress());
  }

  static InetSocketAddress socketAddress(MemorySegment from) {
    return new InetSocketAddress(ip(from, 4), Short.toUnsignedInt(from.get(NETWORK_SHORT, 2)));
  }

  private static void writeIp(MemorySegment to, long at, Inet4Address ip) {
    MemorySegment.copy(ip.getAddress(), 0, to, JAVA_BYTE, at, 4);
  }

  private static Inet4Address ip(MemorySegment from, long at) {
    return Routes.ip4(from.asSlice(at, 4).toArray(JAVA_BYTE));
  }
}
