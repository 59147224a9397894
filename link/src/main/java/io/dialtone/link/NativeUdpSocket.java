// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedChannelException;
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
  private static final int MAX_POLL_MILLIS = 60_000;
  private static final Set<String> MACHINES = Set.of("amd64", "x86_64", "aarch64");

  private final Arena arena;
  private final int fd;
  private final int wakeFd; // an eventfd that becomes readable when the socket is to be closed
  private final InetSocketAddress local;

  private final ReentrantLock receiving = new ReentrantLock();
  private final MemorySegment receiveErrno;
  private final MemorySegment polled;
  private final Messages incoming;

  private final ReentrantLock sending = new ReentrantLock();
  private final MemorySegment sendErrno;
  private final Messages outgoing;

  private volatile boolean closed;

  private NativeUdpSocket(Arena arena, int fd, int wakeFd, InetSocketAddress local) {
    this.arena = arena;
    this.fd = fd;
    this.wakeFd = wakeFd;
    this.local = local;
    receiveErrno = arena.allocate(LinuxCalls.ERRNO);
    sendErrno = arena.allocate(LinuxCalls.ERRNO);
    polled = pollfds(arena, fd, wakeFd);
    incoming = new Messages(arena);
    outgoing = new Messages(arena);
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
    int wakeFd = -1;
    try {
      check(fd, "socket", errno);
      setOptions(arena, errno, fd, binding);
      MemorySegment address = arena.allocate(Messages.SOCKADDR_BYTES, 8);
      Messages.writeSocketAddress(address, binding.address());
      check(LinuxCalls.bind(errno, fd, address), "bind " + binding, errno);
      MemorySegment size = arena.allocateFrom(JAVA_INT, (int) Messages.SOCKADDR_BYTES);
      check(LinuxCalls.getsockname(errno, fd, address, size), "getsockname", errno);
      wakeFd = LinuxCalls.eventfd(errno);
      check(wakeFd, "eventfd", errno);
      return new NativeUdpSocket(arena, fd, wakeFd, Messages.socketAddress(address));
    } catch (SocketFault e) {
      if (fd >= 0) {
        var _ = LinuxCalls.close(errno, fd);
      }
      arena.close();
      throw e;
    }
  }

  private static void setOptions(Arena arena, MemorySegment errno, int fd, UdpBinding binding)
      throws SocketFault {
    MemorySegment on = arena.allocateFrom(JAVA_INT, 1);
    int done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.IPPROTO_IP, LinuxCalls.IP_PKTINFO, on);
    check(done, "IP_PKTINFO", errno);
    if (binding.broadcast()) {
      done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_BROADCAST, on);
      check(done, "SO_BROADCAST", errno);
    }
    if (binding.shared()) {
      done = LinuxCalls.setsockopt(errno, fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_REUSEADDR, on);
      check(done, "SO_REUSEADDR", errno);
    }
    if (binding.device().isPresent()) {
      byte[] name = binding.device().get().getBytes(StandardCharsets.UTF_8);
      MemorySegment device = arena.allocateFrom(JAVA_BYTE, name);
      done =
          LinuxCalls.setsockopt(
              errno, fd, LinuxCalls.SOL_SOCKET, LinuxCalls.SO_BINDTODEVICE, device);
      check(done, "bind " + binding, errno);
    }
  }

  static void check(int result, String what, MemorySegment errno) throws SocketFault {
    if (result < 0) {
      throw LinuxCalls.fault(what, LinuxCalls.errno(errno));
    }
  }

  /** Two {@code struct pollfd}: descriptor(4), events(2), revents(2). */
  static MemorySegment pollfds(Arena arena, int fd, int wakeFd) {
    MemorySegment fds = arena.allocate(16, 8);
    fds.set(JAVA_INT, 0, fd);
    fds.set(JAVA_SHORT, 4, LinuxCalls.POLLIN);
    fds.set(JAVA_INT, 8, wakeFd);
    fds.set(JAVA_SHORT, 12, LinuxCalls.POLLIN);
    return fds;
  }

  @Override
  public InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public Optional<Received> receive(Duration atMost) throws IOException {
    receiving.lock();
    try {
      long deadline = System.nanoTime() + atMost.toNanos();
      while (true) {
        if (closed) {
          throw new ClosedChannelException();
        }
        incoming.clear();
        long length = LinuxCalls.recvmsg(receiveErrno, fd, incoming.header());
        if (length >= 0) {
          Inet4Address bound = (Inet4Address) local.getAddress();
          return Optional.of(incoming.received((int) length, bound));
        }
        int errno = LinuxCalls.errno(receiveErrno);
        if (!passes(errno)) {
          throw LinuxCalls.fault("receive at " + local, errno);
        }
        long left = deadline - System.nanoTime();
        if (errno == LinuxCalls.EAGAIN && !await(left)) {
          return Optional.empty();
        }
      }
    } finally {
      receiving.unlock();
    }
  }

  /**
   * Whether a failure is no reason to stop: nothing there yet, a signal, or an ICMP answer to an
   * earlier packet of ours, which says nothing about the next to come.
   */
  private static boolean passes(int errno) {
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

  /** Waits for a datagram or the wake-up; false when the time is over. */
  private boolean await(long nanos) throws SocketFault {
    if (nanos <= 0) {
      return false;
    }
    int millis = (int) Math.min(Math.ceilDiv(nanos, 1_000_000L), MAX_POLL_MILLIS);
    if (LinuxCalls.poll(receiveErrno, polled, 2, millis) < 0) {
      int errno = LinuxCalls.errno(receiveErrno);
      if (errno != LinuxCalls.EINTR) {
        throw LinuxCalls.fault("poll", errno);
      }
    }
    return true; // the caller looks again, and at the time again
  }

  @Override
  public void send(Inet4Address from, InetSocketAddress to, int interfaceIndex, ByteBuffer payload)
      throws IOException {
    String what = "send to " + to.getAddress().getHostAddress() + ":" + to.getPort();
    if (payload.remaining() > LONGEST_PAYLOAD) {
      throw LinuxCalls.fault(what, LinuxCalls.EMSGSIZE);
    }
    sending.lock();
    try {
      if (closed) {
        throw new ClosedChannelException();
      }
      outgoing.outgoing(from, to, interfaceIndex, payload);
      payload.position(payload.limit());
      while (LinuxCalls.sendmsg(sendErrno, fd, outgoing.header()) < 0) {
        int errno = LinuxCalls.errno(sendErrno);
        // ECONNREFUSED tells of an earlier packet, once; this one has not been sent
        if (errno != LinuxCalls.EINTR && errno != LinuxCalls.ECONNREFUSED) {
          throw LinuxCalls.fault(what, errno);
        }
      }
    } finally {
      sending.unlock();
    }
  }

  @Override
  public void close() {
    synchronized (arena) {
      if (closed) {
        return;
      }
      closed = true;
      try (Arena scratch = Arena.ofConfined()) {
        MemorySegment one = scratch.allocateFrom(JAVA_LONG, 1);
        var _ = LinuxCalls.write(scratch.allocate(LinuxCalls.ERRNO), wakeFd, one);
      }
    }
    receiving.lock(); // whoever waits has been woken; the descriptors go when nobody uses them
    sending.lock();
    try {
      var _ = LinuxCalls.close(sendErrno, fd);
      var _ = LinuxCalls.close(sendErrno, wakeFd);
      arena.close();
    } finally {
      sending.unlock();
      receiving.unlock();
    }
  }
}
