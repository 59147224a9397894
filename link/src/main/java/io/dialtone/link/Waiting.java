// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** Descriptors that one thread waits on together, until one is readable or it is woken. */
final class Waiting {
  private static final int MAX_POLL_MILLIS = 60_000;
  private static final int POLLFD_BYTES = 8; // descriptor(4), events(2), revents(2)

  private final int wakeFd; // an eventfd, readable when somebody wants to wake us
  private final MemorySegment errno;
  private final MemorySegment polled;
  private final int count;
  private final MemorySegment counter;

  private Waiting(Arena arena, int wakeFd, int... fds) {
    this.wakeFd = wakeFd;
    errno = arena.allocate(LinuxCalls.ERRNO);
    counter = arena.allocate(JAVA_LONG);
    count = fds.length + 1;
    polled = arena.allocate((long) POLLFD_BYTES * count, 8);
    poll(0, wakeFd);
    for (int i = 0; i < fds.length; i++) {
      poll(i + 1, fds[i]);
    }
  }

  private void poll(int place, int fd) {
    polled.set(JAVA_INT, (long) POLLFD_BYTES * place, fd);
    polled.set(JAVA_SHORT, (long) POLLFD_BYTES * place + 4, LinuxCalls.POLLIN);
  }

  /** Waits on this one from now on, in the place of the one that was given there. */
  void replace(int place, int fd) {
    poll(place + 1, fd);
  }

  /** Waits on these; its memory is the arena's. */
  static Waiting on(Arena arena, int... fds) throws SocketFault {
    MemorySegment errno = arena.allocate(LinuxCalls.ERRNO);
    int wakeFd = LinuxCalls.eventfd(errno);
    Descriptor.check(wakeFd, "eventfd", errno);
    return new Waiting(arena, wakeFd, fds);
  }

  /**
   * True when it is worth looking again, at the time too; false when it is over or we were woken.
   */
  boolean await(long nanos) throws SocketFault {
    if (nanos <= 0) {
      return false;
    }
    int millis = (int) Math.min(Math.ceilDiv(nanos, 1_000_000L), MAX_POLL_MILLIS);
    int ready = LinuxCalls.poll(errno, polled, count, millis);
    if (ready < 0 && LinuxCalls.errno(errno) != LinuxCalls.EINTR) {
      throw LinuxCalls.fault("poll", LinuxCalls.errno(errno));
    }
    if (ready > 0 && polled.get(JAVA_SHORT, 6) != 0) {
      var _ = LinuxCalls.read(errno, wakeFd, counter); // quiet again until the next wake-up
      return false;
    }
    return true;
  }

  /** Ends the wait that is on, or else the next one. Any thread may. */
  void wake() {
    try (Arena scratch = Arena.ofConfined()) {
      MemorySegment one = scratch.allocateFrom(JAVA_LONG, 1);
      var _ = LinuxCalls.write(scratch.allocate(LinuxCalls.ERRNO), wakeFd, one);
    }
  }

  void close() {
    var _ = LinuxCalls.close(errno, wakeFd);
  }
}
