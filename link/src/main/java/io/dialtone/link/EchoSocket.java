// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Asks hosts whether they are there, by ICMP echo (RFC 792): a raw socket, or where that is not
 * allowed the system's own kind for pings (icmp(7)). One thread asks and hears.
 */
public final class EchoSocket implements AutoCloseable {
  /** A host that answered, and the number it was asked with, of 16 bits. */
  public record Answer(Inet4Address from, int number) {}

  private static final int ECHO_REPLY = 0;
  private static final int ECHO = 8;
  private static final int HEADER_BYTES = 8;
  private static final int LEAST_IP_BYTES = 20;

  private final Descriptor descriptor;
  private final boolean raw;
  private final int identifier;
  private final MemorySegment errno;
  private final Messages incoming;
  private final Messages outgoing;

  private EchoSocket(Arena arena, Descriptor descriptor, boolean raw) {
    this.descriptor = descriptor;
    this.raw = raw;
    this.identifier = ThreadLocalRandom.current().nextInt(1 << 16);
    errno = arena.allocate(LinuxCalls.ERRNO);
    incoming = new Messages(arena);
    outgoing = new Messages(arena);
  }

  /** Fails with {@link SocketFault.Kind#NOT_PERMITTED} where we may have neither kind. */
  public static EchoSocket open() throws SocketFault {
    if (!NativeUdpSocket.supported()) {
      throw new SocketFault(SocketFault.Kind.OTHER, "ICMP", "this system's ICMP cannot be used");
    }
    Arena arena = Arena.ofShared();
    MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
    int fd = icmp(errno, LinuxCalls.SOCK_RAW);
    boolean raw = fd >= 0;
    try {
      if (raw) {
        MemorySegment others = arena.allocateFrom(JAVA_INT, ~(1 << ECHO_REPLY));
        int done =
            LinuxCalls.setsockopt(errno, fd, LinuxCalls.SOL_RAW, LinuxCalls.ICMP_FILTER, others);
        Descriptor.check(done, "ICMP_FILTER", errno);
      } else {
        fd = icmp(errno, LinuxCalls.SOCK_DGRAM);
      }
      Descriptor.check(fd, "ICMP socket", errno);
      return new EchoSocket(arena, Descriptor.of(arena, fd), raw);
    } catch (SocketFault e) {
      Descriptor.abandon(arena, fd);
      throw e;
    }
  }

  private static int icmp(MemorySegment errno, int type) {
    return LinuxCalls.socket(errno, LinuxCalls.AF_INET, type, LinuxCalls.IPPROTO_ICMP);
  }

  /**
   * Asks a host.
   *
   * @param interfaceIndex the interface to ask by; 0 leaves it to the system
   */
  public void ask(Inet4Address host, int interfaceIndex, int number) throws IOException {
    descriptor.sending.lock();
    try {
      descriptor.requireOpen();
      outgoing.outgoing(
          Routes.ANY, new InetSocketAddress(host, 0), interfaceIndex, echo(identifier, number));
      if (LinuxCalls.sendmsg(errno, descriptor.fd(), outgoing.header(), 0) < 0) {
        throw LinuxCalls.fault("ping " + host.getHostAddress(), LinuxCalls.errno(errno));
      }
    } finally {
      descriptor.sending.unlock();
    }
  }

  /** {@code type(1) code(1) checksum(2) identifier(2) number(2)}. */
  static ByteBuffer echo(int identifier, int number) {
    ByteBuffer packet = ByteBuffer.allocate(HEADER_BYTES);
    packet.put(0, (byte) ECHO).putShort(4, (short) identifier).putShort(6, (short) number);
    return packet.putShort(2, (short) UdpFrame.checksum(packet, 0));
  }

  /** The next answer to us, or empty when this long has passed without one, or on a wake-up. */
  public Optional<Answer> receive(Duration atMost) throws IOException {
    descriptor.receiving.lock();
    try {
      long deadline = System.nanoTime() + atMost.toNanos();
      while (true) {
        descriptor.requireOpen();
        incoming.clear();
        long length = LinuxCalls.recvmsg(errno, descriptor.fd(), incoming.header());
        Optional<Answer> answer =
            length < 0 ? Optional.empty() : answer(incoming.received((int) length, Routes.ANY));
        if (answer.isPresent()) {
          return answer;
        }
        int fault = length < 0 ? LinuxCalls.errno(errno) : 0; // else an answer for others
        if (fault != 0 && !NativeUdpSocket.passes(fault)) {
          throw LinuxCalls.fault("receive ICMP", fault);
        }
        // after each, for a flood of answers for others must hide neither the time nor a wake-up
        if (!descriptor.await(deadline - System.nanoTime())) {
          return Optional.empty();
        }
      }
    } finally {
      descriptor.receiving.unlock();
    }
  }

  /** The answers to us that lie there already, among so many datagrams; it never waits. */
  public List<Answer> ready(int most) throws IOException {
    List<Answer> ready = new ArrayList<>();
    descriptor.receiving.lock();
    try {
      for (int i = 0; i < most; i++) {
        descriptor.requireOpen();
        incoming.clear();
        long length = LinuxCalls.recvmsg(errno, descriptor.fd(), incoming.header());
        if (length >= 0) {
          answer(incoming.received((int) length, Routes.ANY)).ifPresent(ready::add);
        } else if (LinuxCalls.errno(errno) == LinuxCalls.EAGAIN) {
          break;
        }
      }
      return ready;
    } finally {
      descriptor.receiving.unlock();
    }
  }

  private Optional<Answer> answer(Received received) {
    ByteBuffer packet = received.payload();
    int at = raw && packet.remaining() >= LEAST_IP_BYTES ? 4 * (packet.get(0) & 0xF) : 0;
    boolean ours =
        packet.remaining() >= at + HEADER_BYTES
            && packet.get(at) == ECHO_REPLY
            // a socket for pings has an identifier of the system's, and hears no other
            && (!raw || Short.toUnsignedInt(packet.getShort(at + 4)) == identifier);
    return ours
        ? Optional.of(
            new Answer(
                (Inet4Address) received.from().getAddress(),
                Short.toUnsignedInt(packet.getShort(at + 6))))
        : Optional.empty();
  }

  /** Ends the {@link #receive} that waits, or else the next. */
  public void wake() {
    descriptor.wake();
  }

  @Override
  public void close() {
    descriptor.close();
  }
}
