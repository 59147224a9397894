// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A UDP socket by foreign calls to Linux: IP_PKTINFO tells and chooses addresses, SO_BINDTODEVICE
 * the device. Its waits hold their thread: give it a platform thread.
 */
final class NativeUdpSocket implements UdpSocket {
  private static final Set<String> MACHINES = Set.of("amd64", "x86_64", "aarch64");

  private final Descriptor descriptor;
  private final InetSocketAddress local;
  private final int sendFlags;
  private final MemorySegment receiveErrno;
  private final Messages incoming;
  private final Outgoing first;
  private final Outgoing beside;

  private NativeUdpSocket(
      Arena arena, Descriptor descriptor, InetSocketAddress local, boolean hasty) {
    this.descriptor = descriptor;
    this.local = local;
    this.sendFlags = hasty ? LinuxCalls.MSG_DONTWAIT : 0;
    receiveErrno = arena.allocate(LinuxCalls.ERRNO);
    incoming = new Messages(arena);
    first = Outgoing.of(descriptor.sending, arena);
    beside = Outgoing.of(descriptor.sendingBeside, arena);
  }

  /** What one sender needs for himself; two of them need not wait for each other. */
  private record Outgoing(ReentrantLock lock, Messages message, MemorySegment errno) {
    static Outgoing of(ReentrantLock lock, Arena arena) {
      return new Outgoing(lock, new Messages(arena), arena.allocate(LinuxCalls.ERRNO));
    }
  }

  /** Room to send from, its lock taken. */
  private Outgoing outgoing() {
    if (first.lock().tryLock()) {
      return first;
    }
    beside.lock().lock();
    return beside;
  }

  /** Whether this is a system whose numbers and layouts we know. */
  static boolean supported() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux")
        && MACHINES.contains(System.getProperty("os.arch", ""))
        && ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  }

  static NativeUdpSocket open(UdpBinding binding) throws SocketFault {
    Arena arena = Arena.ofShared();
    MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
    int fd = LinuxCalls.socket(errno);
    try {
      Descriptor.check(fd, "socket", errno);
      setOptions(arena, errno, fd, binding);
      MemorySegment address = arena.allocate(Messages.SOCKADDR_BYTES, 8);
      Messages.writeSocketAddress(address, binding.address());
      Descriptor.check(LinuxCalls.bind(errno, fd, address), "bind " + binding, errno);
      MemorySegment size = arena.allocateFrom(JAVA_INT, (int) Messages.SOCKADDR_BYTES);
      Descriptor.check(LinuxCalls.getsockname(errno, fd, address, size), "getsockname", errno);
      Descriptor descriptor = Descriptor.of(arena, fd);
      InetSocketAddress local = Messages.socketAddress(address);
      return new NativeUdpSocket(arena, descriptor, local, binding.hasty());
    } catch (SocketFault e) {
      Descriptor.abandon(arena, fd);
      throw e;
    }
  }

  private static void setOptions(Arena arena, MemorySegment errno, int fd, UdpBinding binding)
      throws SocketFault {
    MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
    int done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.IPPROTO_IP, LinuxCalls.IP_PKTINFO, on);
    Descriptor.check(done, "IP_PKTINFO", errno);
    if (binding.broadcast()) {
      done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_BROADCAST, on);
      Descriptor.check(done, "SO_BROADCAST", errno);
    }
    if (binding.shared()) {
      done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_REUSEADDR, on);
      Descriptor.check(done, "SO_REUSEADDR", errno);
    }
    if (binding.crowded()) {
      makeRoom(arena, errno, fd, LinuxCalls.SO_RCVBUFFORCE, LinuxCalls.SO_RCVBUF);
    }
    if (binding.hasty()) {
      makeRoom(arena, errno, fd, LinuxCalls.SO_SNDBUFFORCE, LinuxCalls.SO_SNDBUF);
    }
    if (binding.device().isPresent()) {
      byte[] name = binding.device().get().getBytes(StandardCharsets.UTF_8);
      MemorySegment device = arena.allocateFrom(JAVA_BYTE, name);
      done =
          LinuxCalls.setsockopt(
              errno, fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_BINDTODEVICE, device);
      Descriptor.check(done, "bind " + binding, errno);
    }
  }

  /** As much as is wanted for those who may (CAP_NET_ADMIN), else what the system allows. */
  private static void makeRoom(Arena arena, MemorySegment errno, int fd, int forced, int asked)
      throws SocketFault {
    MemorySegment bytes = arena.allocateFrom(JAVA_INT, UdpBinding.CROWD_BYTES);
    int done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.SOL_SOCKET, forced, bytes);
    if (done < 0) {
      done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.SOL_SOCKET, asked, bytes);
    }
    Descriptor.check(done, "buffer of " + UdpBinding.CROWD_BYTES, errno);
  }

  @Override
  public InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public Optional<Received> receive(Duration atMost) throws IOException {
    descriptor.receiving.lock();
    try {
      long deadline = System.nanoTime() + atMost.toNanos();
      while (true) {
        descriptor.requireOpen();
        incoming.clear();
        long length = LinuxCalls.recvmsg(receiveErrno, descriptor.fd(), incoming.header());
        if (length >= 0) {
          Inet4Address bound = (Inet4Address) local.getAddress();
          return Optional.of(incoming.received((int) length, bound));
        }
        int errno = LinuxCalls.errno(receiveErrno);
        if (!passes(errno)) {
          throw LinuxCalls.fault("receive at " + local, errno);
        }
        long left = deadline - System.nanoTime();
        if (errno == LinuxCalls.EAGAIN && !descriptor.await(left)) {
          return Optional.empty();
        }
      }
    } finally {
      descriptor.receiving.unlock();
    }
  }

  /**
   * Whether a failure is no reason to stop: nothing there yet, a signal, or an ICMP answer to an
   * earlier packet of ours, which says nothing about the next to come.
   */
  static boolean passes(int errno) {
    return switch (errno) {
      case LinuxCalls.EAGAIN,
          LinuxCalls.EINTR,
          LinuxCalls.ECONNREFUSED,
          LinuxCalls.EHOSTUNREACH,
          LinuxCalls.ENETUNREACH ->
          true;
      default -> false;
    };
  }

  @Override
  public void send(Inet4Address from, InetSocketAddress to, int interfaceIndex, ByteBuffer payload)
      throws IOException {
    if (payload.remaining() > LONGEST_PAYLOAD) {
      throw refused(to, LinuxCalls.EMSGSIZE);
    }
    Outgoing outgoing = outgoing();
    try {
      descriptor.requireOpen();
      outgoing.message().outgoing(from, to, interfaceIndex, payload);
      payload.position(payload.limit());
      while (LinuxCalls.sendmsg(
              outgoing.errno(), descriptor.fd(), outgoing.message().header(), sendFlags)
          < 0) {
        int errno = LinuxCalls.errno(outgoing.errno());
        // ECONNREFUSED tells of an earlier packet, once; this one has not been sent
        if (errno != LinuxCalls.EINTR && errno != LinuxCalls.ECONNREFUSED) {
          throw refused(to, errno);
        }
      }
    } finally {
      outgoing.lock().unlock();
    }
  }

  private static SocketFault refused(InetSocketAddress to, int errno) {
    return LinuxCalls.fault(
        "send to " + to.getAddress().getHostAddress() + ":" + to.getPort(), errno);
  }

  int fd() {
    return descriptor.fd();
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
