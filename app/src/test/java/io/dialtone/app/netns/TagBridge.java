// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;

/**
 * What a kernel with 802.1Q does, for one VLAN of one device: frames of the tap {@code DEVICE.VID}
 * leave the device tagged, tagged ones that the device gets come out of the tap untagged.
 *
 * <pre>
 *   DEVICE.VID (tap)  --- insert 81 00 and the tag after the two addresses --->  DEVICE
 *                     <-- the kernel has taken the tag off; its VID compared ---
 * </pre>
 *
 * <p>A program of its own, because it runs inside a network namespace. It says {@code ready}, then
 * a line for each tagged frame it passed, and ends when it is ended, the tap with it.
 */
final class TagBridge {
  private static final int O_RDWR = 2;
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW = 3;
  private static final int ALL_PROTOCOLS = 0x0300; // ETH_P_ALL in network order
  private static final int SOL_PACKET = 263;
  private static final int PACKET_AUXDATA = 8;
  private static final int PACKET_IGNORE_OUTGOING = 23;
  private static final long SIOCGIFINDEX = 0x8933;
  private static final long TUNSETIFF = 0x400454caL;
  private static final short TAP_WITHOUT_HEADER = 0x1002; // IFF_TAP | IFF_NO_PI
  private static final int TAG_GIVEN = 1 << 4; // TP_STATUS_VLAN_VALID
  private static final int ADDRESSES = 12;
  private static final int TAG = 4;
  private static final int PRIORITY = 6;
  private static final int MAX_FRAME = 2048;
  private static final ValueLayout.OfShort WIRE_SHORT =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Arena arena = Arena.ofShared();
  private final int vid;
  private final int tap;
  private final int packets;

  private TagBridge(String device, int vid) throws IOException {
    this.vid = vid;
    this.tap = tap(device + "." + vid);
    this.packets = packets(device);
  }

  /** Takes the device and the VLAN. */
  public static void main(String[] arguments) throws IOException {
    var bridge = new TagBridge(arguments[0], Integer.parseInt(arguments[1]));
    Thread.ofPlatform().daemon().start(() -> bridge.forever(bridge::tagging));
    System.out.println("ready");
    bridge.forever(bridge::untagging);
  }

  private interface Way {
    void pass() throws IOException;
  }

  private void forever(Way way) {
    try {
      way.pass();
    } catch (IOException over) {
      System.out.println("over: " + over.getMessage());
    }
  }

  private void tagging() throws IOException {
    MemorySegment frame = arena.allocate(MAX_FRAME + TAG, 8);
    MemorySegment read = arena.allocate(MAX_FRAME, 8);
    while (true) {
      long length = Libc.read(tap, read);
      frame.copyFrom(read.asSlice(0, ADDRESSES));
      frame.set(WIRE_SHORT, ADDRESSES, (short) 0x8100);
      frame.set(WIRE_SHORT, ADDRESSES + 2, (short) (PRIORITY << 13 | vid));
      frame.asSlice(ADDRESSES + TAG).copyFrom(read.asSlice(ADDRESSES, length - ADDRESSES));
      pass(packets, frame.asSlice(0, length + TAG), "tagged ");
    }
  }

  /** A device that is not up yet loses the frame. */
  private static void pass(int to, MemorySegment frame, String what) {
    try {
      Libc.write(to, frame);
      System.out.println(what + frame.byteSize());
    } catch (IOException lost) {
      System.out.println("lost: " + lost.getMessage());
    }
  }

  /** {@code msghdr}: name, its length, one buffer, its count, control data, its length, flags. */
  private void untagging() throws IOException {
    MemorySegment frame = arena.allocate(MAX_FRAME, 8);
    MemorySegment buffer = arena.allocate(16, 8);
    buffer.set(ADDRESS, 0, frame);
    buffer.set(JAVA_LONG, 8, MAX_FRAME);
    MemorySegment control = arena.allocate(64, 8);
    MemorySegment header = arena.allocate(56, 8);
    header.set(ADDRESS, 16, buffer);
    header.set(JAVA_LONG, 24, 1);
    header.set(ADDRESS, 32, control);
    while (true) {
      header.set(JAVA_LONG, 40, control.byteSize());
      long length = Libc.recvmsg(packets, header);
      if (header.get(JAVA_LONG, 40) > 0 && isOurs(control)) {
        pass(tap, frame.asSlice(0, length), "untagged ");
      }
    }
  }

  /** {@code cmsghdr}(16), then {@code tpacket_auxdata}: status(4) … vlan_tci at 16 (packet(7)). */
  private boolean isOurs(MemorySegment control) {
    boolean tagged = (control.get(JAVA_INT, 16) & TAG_GIVEN) != 0;
    return tagged && (control.get(JAVA_SHORT, 16 + 16) & 0xfff) == vid;
  }

  private int tap(String name) throws IOException {
    int fd = Libc.open(arena.allocateFrom("/dev/net/tun"), O_RDWR);
    MemorySegment request = named(name);
    request.set(JAVA_SHORT, 16, TAP_WITHOUT_HEADER);
    Libc.ioctl(fd, TUNSETIFF, request);
    return fd;
  }

  /** {@code sockaddr_ll}: family(2), protocol(2), index(4), type(2), kind(1), length(1), 8. */
  private int packets(String device) throws IOException {
    int fd = Libc.socket(AF_PACKET, SOCK_RAW, ALL_PROTOCOLS);
    MemorySegment request = named(device);
    Libc.ioctl(fd, SIOCGIFINDEX, request);
    MemorySegment address = arena.allocate(20, 8);
    address.set(JAVA_SHORT, 0, (short) AF_PACKET);
    address.set(JAVA_SHORT, 2, (short) ALL_PROTOCOLS);
    address.set(JAVA_INT, 4, request.get(JAVA_INT, 16));
    Libc.bind(fd, address);
    MemorySegment yes = arena.allocateFrom(JAVA_INT, 1);
    Libc.setsockopt(fd, SOL_PACKET, PACKET_AUXDATA, yes);
    Libc.setsockopt(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, yes);
    return fd;
  }

  /** {@code ifreq}: a name of 16 octets, then a union. */
  private MemorySegment named(String device) {
    MemorySegment request = arena.allocate(40, 8);
    request.setString(0, device);
    return request;
  }
}
