// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * One UDP port of a device that has no address yet, beside the system's own IP (packet(7)): it
 * sends from 0.0.0.0, which no UDP socket does on a device that has another address, and hears
 * answers that a strict system's source check ({@code rp_filter}) would drop. Whatever it sends is
 * broadcast. Its waits hold their thread.
 */
final class BareUdpSocket implements UdpSocket {
  private static final short ETHERTYPE_IP = 0x0008; // 0x0800 in network order
  private static final int LINK_ADDRESS_BYTES = 20;
  private static final int MOST_BYTES = 65_536;

  private final Descriptor descriptor;
  private final Device device;
  private final int port;
  private final MemorySegment receiveErrno;
  private final MemorySegment incoming;

  private BareUdpSocket(Arena arena, Descriptor descriptor, Device device, int port) {
    this.descriptor = descriptor;
    this.device = device;
    this.port = port;
    receiveErrno = arena.allocate(LinuxCalls.ERRNO);
    incoming = arena.allocate(MOST_BYTES, 8);
  }

  static BareUdpSocket open(Device device, int port) throws SocketFault {
    Arena arena = Arena.ofShared();
    MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
    String what = "listen for port " + port + " on " + device;
    int fd =
        LinuxCalls.socket(
            errno,
            LinuxCalls.AF_PACKET,
            LinuxCalls.SOCK_DGRAM | LinuxCalls.SOCK_NONBLOCK,
            ETHERTYPE_IP);
    try {
      Descriptor.check(fd, what, errno);
      MemorySegment filter = filter(arena, port);
      int done =
          LinuxCalls.setsockopt(
              errno, fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_ATTACH_FILTER, filter);
      Descriptor.check(done, what, errno);
      Descriptor.check(LinuxCalls.bind(errno, fd, everybody(arena, device)), what, errno);
      return new BareUdpSocket(arena, Descriptor.of(arena, fd), device, port);
    } catch (SocketFault e) {
      Descriptor.abandon(arena, fd);
      throw e;
    }
  }

  /**
   * {@code sockaddr_ll}: family(2), protocol(2), device(4), hardware type(2), packet type(1),
   * address length(1), address(8); here of everybody on the device.
   */
  private static MemorySegment everybody(Arena arena, Device device) {
    MemorySegment address = arena.allocate(LINK_ADDRESS_BYTES, 8);
    address.set(JAVA_SHORT, 0, (short) LinuxCalls.AF_PACKET);
    address.set(JAVA_SHORT, 2, ETHERTYPE_IP);
    address.set(JAVA_INT, 4, device.index());
    address.set(JAVA_BYTE, 11, (byte) 6);
    for (int i = 12; i < 18; i++) {
      address.set(JAVA_BYTE, i, (byte) 0xFF);
    }
    return address;
  }

  /** {@code sock_fprog}: the kernel is to wake us for whole datagrams to our port only. */
  private static MemorySegment filter(Arena arena, int port) {
    long[][] steps = {
      // code, if true, if false, operand
      {0x20, 0, 0, 0xFFFF_F004L}, // load the packet's type
      {0x15, 8, 0, 3}, // for another host, or of another VLAN: drop
      {0x30, 0, 0, 9}, // load the protocol
      {0x15, 0, 6, 17}, // not UDP: drop
      {0x28, 0, 0, 6}, // load the fragment field
      {0x45, 4, 0, 0x3FFF}, // part of a datagram: drop
      {0xB1, 0, 0, 0}, // load the header's length
      {0x48, 0, 0, 2}, // load the destination port
      {0x15, 0, 1, port}, // not ours: drop
      {0x06, 0, 0, MOST_BYTES},
      {0x06, 0, 0, 0},
    };
    MemorySegment program = arena.allocate(8L * steps.length, 8);
    for (int i = 0; i < steps.length; i++) {
      program.set(JAVA_SHORT, 8L * i, (short) steps[i][0]);
      program.set(JAVA_BYTE, 8L * i + 2, (byte) steps[i][1]);
      program.set(JAVA_BYTE, 8L * i + 3, (byte) steps[i][2]);
      program.set(JAVA_INT, 8L * i + 4, (int) steps[i][3]);
    }
    MemorySegment filter = arena.allocate(16, 8);
    filter.set(JAVA_SHORT, 0, (short) steps.length);
    filter.set(ADDRESS, 8, program);
    return filter;
  }

  @Override
  public InetSocketAddress localAddress() {
    return new InetSocketAddress(Routes.ANY, port);
  }

  @Override
  public Optional<Received> receive(Duration atMost) throws IOException {
    descriptor.receiving.lock();
    try {
      long deadline = System.nanoTime() + atMost.toNanos();
      while (true) {
        descriptor.requireOpen();
        long length = LinuxCalls.read(receiveErrno, descriptor.fd(), incoming);
        Optional<UdpFrame> frame = length < 0 ? Optional.empty() : frame((int) length);
        if (frame.isPresent()) {
          return frame.map(this::received);
        }
        int errno = length < 0 ? LinuxCalls.errno(receiveErrno) : 0;
        if (errno != 0 && errno != LinuxCalls.EAGAIN && errno != LinuxCalls.EINTR) {
          throw LinuxCalls.fault("receive on " + device, errno);
        }
        if (errno == LinuxCalls.EAGAIN && !descriptor.await(deadline - System.nanoTime())) {
          return Optional.empty();
        }
      }
    } finally {
      descriptor.receiving.unlock();
    }
  }

  private Optional<UdpFrame> frame(int length) {
    return UdpFrame.read(ByteBuffer.wrap(incoming.asSlice(0, length).toArray(JAVA_BYTE)));
  }

  private Received received(UdpFrame frame) {
    Inet4Address to = (Inet4Address) frame.to().getAddress();
    return new Received(frame.payload(), frame.from(), to, Routes.ANY, device.index());
  }

  /** Broadcasts the datagram on the device, whatever address it names. */
  @Override
  public void send(Inet4Address from, InetSocketAddress to, int interfaceIndex, ByteBuffer payload)
      throws IOException {
    byte[] packet = new UdpFrame(new InetSocketAddress(from, port), to, payload).bytes();
    payload.position(payload.limit());
    descriptor.sending.lock();
    try (Arena scratch = Arena.ofConfined()) {
      descriptor.requireOpen();
      MemorySegment errno = scratch.allocate(LinuxCalls.ERRNO);
      MemorySegment bytes = scratch.allocateFrom(JAVA_BYTE, packet);
      if (LinuxCalls.sendto(errno, descriptor.fd(), bytes, everybody(scratch, device)) < 0) {
        throw LinuxCalls.fault("broadcast on " + device, LinuxCalls.errno(errno));
      }
    } finally {
      descriptor.sending.unlock();
    }
  }

  @Override
  public void wake() {
    descriptor.wake();
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
