// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A network device of this machine, by its name; netdevice(7). (Java's own NetworkInterface knows
 * none without an address, which is what a DHCP client starts from.)
 */
public final class Device {
  private static final long SIOCGIFFLAGS = 0x8913;
  private static final long SIOCGIFHWADDR = 0x8927;
  private static final long SIOCGIFINDEX = 0x8933;
  private static final long SIOCGIFNAME = 0x8910;
  private static final long SIOCDARP = 0x8953;
  private static final long SIOCGARP = 0x8954;
  private static final long SIOCSARP = 0x8955;

  private static final int IFREQ_BYTES = 40; // name(16), then a union
  private static final int VALUE_AT = 16;
  private static final int IFF_UP = 1;
  private static final int LONGEST_NAME = 15;

  /** {@code arpreq}: protocol address(16), hardware address(16), flags(4), mask(16), device(16). */
  private static final int ARPREQ_BYTES = 68;

  private static final short ETHERNET = 1;
  private static final int ATF_COM = 2; // the entry is complete

  private final String name;
  private final int index;

  private Device(String name, int index) {
    this.name = name;
    this.index = index;
  }

  /** Fails with {@link SocketFault.Kind#NO_SUCH_DEVICE} where there is none of this name. */
  public static Device named(String name) throws SocketFault {
    if (!NativeUdpSocket.supported()) {
      throw new SocketFault(
          SocketFault.Kind.OTHER, "device " + name, "this system's devices cannot be used");
    }
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw LinuxCalls.fault("device " + name, LinuxCalls.ENODEV);
    }
    try (Arena arena = Arena.ofConfined()) {
      return new Device(name, asked(arena, name, SIOCGIFINDEX).get(JAVA_INT, VALUE_AT));
    }
  }

  /** The device of this number; fails as {@link #named} does. */
  public static Device numbered(int index) throws SocketFault {
    if (!NativeUdpSocket.supported()) {
      return named("number " + index); // which says why not
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(IFREQ_BYTES, 8);
      request.set(JAVA_INT, VALUE_AT, index);
      perform(arena, SIOCGIFNAME, request, "device number " + index);
      return new Device(request.getString(0, StandardCharsets.UTF_8), index);
    }
  }

  /** Its name. */
  public String name() {
    return name;
  }

  /** Its number, as {@link Received#interfaceIndex} tells it. */
  public int index() {
    return index;
  }

  /** Whether it is up. */
  public boolean isUp() throws SocketFault {
    try (Arena arena = Arena.ofConfined()) {
      return (asked(arena, name, SIOCGIFFLAGS).get(JAVA_SHORT, VALUE_AT) & IFF_UP) != 0;
    }
  }

  /** Its own hardware address, twelve hex digits. */
  public String hardwareAddress() throws SocketFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = asked(arena, name, SIOCGIFHWADDR);
      return HexFormat.of().formatHex(request.asSlice(VALUE_AT + 2, 6).toArray(JAVA_BYTE));
    }
  }

  /** Fails with {@link SocketFault.Kind#NOT_PERMITTED} where addresses may not be changed. */
  public void requireMayConfigure() throws SocketFault {
    // nothing is there to take away: who may not even try is told so first
    int errno = DeviceAddress.removal(this, Routes.ANY, 32).ask();
    if (errno == LinuxCalls.EPERM || errno == LinuxCalls.EACCES) {
      throw LinuxCalls.fault("configure " + name, errno);
    }
  }

  /**
   * Tells the system who has this address on this device, so that a packet reaches a host that
   * cannot answer ARP yet (arp(7)).
   *
   * @param hardware twelve hex digits
   */
  public void neighbour(Inet4Address address, String hardware) throws SocketFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arpRequest(arena, address);
      byte[] octets = HexFormat.of().parseHex(hardware);
      MemorySegment.copy(octets, 0, request, JAVA_BYTE, 18, 6);
      request.set(JAVA_INT, 32, ATF_COM);
      perform(arena, SIOCSARP, request, "neighbour " + address.getHostAddress() + " on " + name);
    }
  }

  /** Who the system knows to have this address on this device: twelve hex digits. */
  public Optional<String> neighbour(Inet4Address address) throws SocketFault {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arpRequest(arena, address);
      int errno = errno(arena, SIOCGARP, request);
      if (errno != 0 && errno != LinuxCalls.ENXIO) {
        throw LinuxCalls.fault("neighbour " + address.getHostAddress() + " on " + name, errno);
      }
      boolean known = errno == 0 && (request.get(JAVA_INT, 32) & ATF_COM) != 0;
      return known
          ? Optional.of(HexFormat.of().formatHex(request.asSlice(18, 6).toArray(JAVA_BYTE)))
          : Optional.empty();
    }
  }

  /** Has the system forget who has this address, so that the next packet asks by ARP again. */
  public void forgetNeighbour(Inet4Address address) throws SocketFault {
    try (Arena arena = Arena.ofConfined()) {
      int errno = errno(arena, SIOCDARP, arpRequest(arena, address));
      if (errno != 0 && errno != LinuxCalls.ENXIO) {
        throw LinuxCalls.fault("forget " + address.getHostAddress() + " on " + name, errno);
      }
    }
  }

  private MemorySegment arpRequest(Arena arena, Inet4Address address) {
    MemorySegment request = arena.allocate(ARPREQ_BYTES, 8);
    request.set(JAVA_SHORT, 0, (short) LinuxCalls.AF_INET);
    MemorySegment.copy(address.getAddress(), 0, request, JAVA_BYTE, 4, 4);
    request.set(JAVA_SHORT, 16, ETHERNET);
    byte[] device = name.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(device, 0, request, JAVA_BYTE, 52, device.length);
    return request;
  }

  private static MemorySegment asked(Arena arena, String name, long question) throws SocketFault {
    MemorySegment request = arena.allocate(IFREQ_BYTES, 8);
    byte[] octets = name.getBytes(StandardCharsets.UTF_8);
    MemorySegment.copy(octets, 0, request, JAVA_BYTE, 0, Math.min(octets.length, LONGEST_NAME));
    perform(arena, question, request, "device " + name);
    return request;
  }

  private static void perform(Arena arena, long number, MemorySegment request, String what)
      throws SocketFault {
    int errno = errno(arena, number, request);
    if (errno != 0) {
      throw LinuxCalls.fault(what, errno);
    }
  }

  /** Makes the call on a socket of no other use; its errno, 0 when it is done. */
  private static int errno(Arena arena, long number, MemorySegment request) throws SocketFault {
    MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
    int fd = LinuxCalls.socket(errno);
    if (fd < 0) {
      throw LinuxCalls.fault("socket", LinuxCalls.errno(errno));
    }
    try {
      return LinuxCalls.ioctl(errno, fd, number, request) < 0 ? LinuxCalls.errno(errno) : 0;
    } finally {
      var _ = LinuxCalls.close(arena.allocate(LinuxCalls.ERRNO), fd);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
