// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One request to Linux's routing tables (rtnetlink(7)), answered by an errno.
 *
 * <pre>
 *  nlmsghdr  0 length(4)  4 type(2)  6 flags(2)  8 sequence(4)  12 port(4)
 *  then the head of its kind, then attributes: length(2) type(2) value, aligned to 4
 *  answer    16 minus errno(4), 0 for done
 * </pre>
 */
final class Netlink {
  static final int NEW_ADDRESS = 20;
  static final int DELETE_ADDRESS = 21;
  static final int NEW_ROUTE = 24;
  static final int DELETE_ROUTE = 25;
  static final int NEW_RULE = 32;
  static final int DELETE_RULE = 33;

  static final int REPLACE = 0x100;
  static final int EXCLUSIVE = 0x200;
  static final int CREATE = 0x400;

  private static final int REQUEST = 1;
  private static final int ACKNOWLEDGE = 4;
  private static final int ERROR = 2;
  private static final int HEADER_BYTES = 16;
  private static final int MOST_BYTES = 512;

  private final ByteBuffer message =
      ByteBuffer.allocate(MOST_BYTES).order(ByteOrder.nativeOrder()); // as the kernel wants it

  private Netlink(int type, int flags) {
    message.position(4);
    message.putShort((short) type).putShort((short) (flags | REQUEST | ACKNOWLEDGE));
    message.putInt(1).putInt(0);
  }

  /** A request of this type; what the flags ask for goes beside "answer me". */
  static Netlink request(int type, int flags) {
    return new Netlink(type, flags);
  }

  /** Single octets of the kind's head. */
  Netlink octets(int... octets) {
    for (int octet : octets) {
      message.put((byte) octet);
    }
    return this;
  }

  /** Four octets of the kind's head. */
  Netlink number(int number) {
    message.putInt(number);
    return this;
  }

  /** An attribute of 32-bit numbers. */
  Netlink attribute(int type, int... numbers) {
    message.putShort((short) (4 + 4 * numbers.length)).putShort((short) type);
    for (int number : numbers) {
      message.putInt(number);
    }
    return this;
  }

  /** An attribute that is an address. */
  Netlink attribute(int type, Inet4Address address) {
    message.putShort((short) 8).putShort((short) type).put(address.getAddress());
    return this;
  }

  /** The message as it goes to the kernel. */
  byte[] bytes() {
    int length = message.position();
    message.putInt(0, length);
    byte[] bytes = new byte[length];
    message.get(0, bytes);
    return bytes;
  }

  /** Asks the kernel; the errno of its answer, 0 when it is done. */
  int ask() throws SocketFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
      int fd =
          LinuxCalls.socket(
              errno, LinuxCalls.AF_NETLINK, LinuxCalls.SOCK_RAW, LinuxCalls.NETLINK_ROUTE);
      check(fd, "socket", errno);
      try {
        return ask(arena, errno, fd);
      } finally {
        var _ = LinuxCalls.close(errno, fd);
      }
    }
  }

  private int ask(Arena arena, MemorySegment errno, int fd) throws SocketFault {
    MemorySegment request = arena.allocateFrom(JAVA_BYTE, bytes());
    check(LinuxCalls.write(errno, fd, request), "netlink", errno);
    MemorySegment answer = arena.allocate(2 * MOST_BYTES, 8);
    long length = LinuxCalls.read(errno, fd, answer);
    check(length, "netlink", errno);
    boolean readable = length >= HEADER_BYTES + 4 && answer.get(JAVA_SHORT, 4) == ERROR;
    if (!readable) {
      throw new SocketFault(SocketFault.Kind.OTHER, "netlink", "no acknowledgement came");
    }
    return -answer.get(JAVA_INT, HEADER_BYTES);
  }

  private static void check(long result, String what, MemorySegment errno) throws SocketFault {
    if (result < 0) {
      throw LinuxCalls.fault(what, LinuxCalls.errno(errno));
    }
  }
}
