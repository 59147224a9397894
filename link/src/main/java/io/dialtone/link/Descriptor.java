// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A socket's descriptor that can be waited on by one thread, woken by any, and is closed only when
 * nobody uses it.
 */
final class Descriptor {
  private static final int MAX_POLL_MILLIS = 60_000;

  /** Held by whoever receives, and by whoever sends. */
  final ReentrantLock receiving = new ReentrantLock();

  final ReentrantLock sending = new ReentrantLock();

  private final Arena arena;
  private final int fd;
  private final int wakeFd; // an eventfd that becomes readable when the socket is to be closed
  private final MemorySegment errno;
  private final MemorySegment polled;
  private volatile boolean closed;

  private Descriptor(Arena arena, int fd, int wakeFd) {
    this.arena = arena;
    this.fd = fd;
    this.wakeFd = wakeFd;
    errno = arena.allocate(LinuxCalls.ERRNO);
    polled = pollfds(arena, fd, wakeFd);
  }

  /** Takes over an open socket and the memory that goes with it. */
  static Descriptor of(Arena arena, int fd) throws SocketFault {
    MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
    int wakeFd = LinuxCalls.eventfd(errno);
    check(wakeFd, "eventfd", errno);
    return new Descriptor(arena, fd, wakeFd);
  }

  /** What could not be opened after all leaves nothing behind. */
  static void abandon(Arena arena, int fd) {
    if (fd >= 0) {
      var _ = LinuxCalls.close(arena.allocate(LinuxCalls.ERRNO), fd);
    }
    arena.close();
  }

  static void check(int result, String what, MemorySegment errno) throws SocketFault {
    if (result < 0) {
      throw LinuxCalls.fault(what, LinuxCalls.errno(errno));
    }
  }

  /** Two {@code struct pollfd}: descriptor(4), events(2), revents(2). */
  private static MemorySegment pollfds(Arena arena, int fd, int wakeFd) {
    MemorySegment fds = arena.allocate(16, 8);
    fds.set(JAVA_INT, 0, fd);
    fds.set(JAVA_SHORT, 4, LinuxCalls.POLLIN);
    fds.set(JAVA_INT, 8, wakeFd);
    fds.set(JAVA_SHORT, 12, LinuxCalls.POLLIN);
    return fds;
  }

  int fd() {
    return fd;
  }

  void requireOpen() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }

  /** Waits, receiving, for a datagram or the wake-up; false when the time is over. */
  boolean await(long nanos) throws SocketFault {
    if (nanos <= 0) {
      return false;
    }
    int millis = (int) Math.min(Math.ceilDiv(nanos, 1_000_000L), MAX_POLL_MILLIS);
    if (LinuxCalls.poll(errno, polled, 2, millis) < 0
        && LinuxCalls.errno(errno) != LinuxCalls.EINTR) {
      throw LinuxCalls.fault("poll", LinuxCalls.errno(errno));
    }
    return true; // the caller looks again, and at the time again
  }

  /** Wakes whoever waits; the descriptors go when nobody uses them. */
  void close() {
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
    receiving.lock();
    sending.lock();
    try {
      var _ = LinuxCalls.close(errno, fd);
      var _ = LinuxCalls.close(errno, wakeFd);
      arena.close();
    } finally {
      sending.unlock();
      receiving.unlock();
    }
  }
}
