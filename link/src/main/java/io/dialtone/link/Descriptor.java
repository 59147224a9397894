// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A socket's descriptor that can be waited on by one thread, woken by any, and is closed only when
 * nobody uses it.
 */
final class Descriptor {
  /** Held by whoever receives, and by whoever sends. */
  final ReentrantLock receiving = new ReentrantLock();

  final ReentrantLock sending = new ReentrantLock();

  /** Held by who sends while another does, and has memory of its own. */
  final ReentrantLock sendingBeside = new ReentrantLock();

  private final Arena arena;
  private final int fd;
  private final Waiting waiting;
  private final MemorySegment errno;
  private volatile boolean closed;

  private Descriptor(Arena arena, int fd, Waiting waiting) {
    this.arena = arena;
    this.fd = fd;
    this.waiting = waiting;
    errno = arena.allocate(LinuxCalls.ERRNO);
  }

  /** Takes over an open socket and the memory that goes with it. */
  static Descriptor of(Arena arena, int fd) throws SocketFault {
    return new Descriptor(arena, fd, Waiting.on(arena, fd));
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

  int fd() {
    return fd;
  }

  void requireOpen() throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
  }

  /**
   * Waits, receiving, for a datagram; false when the time is over or we were woken. The caller
   * looks again, and at the time again.
   */
  boolean await(long nanos) throws SocketFault, ClosedChannelException {
    boolean again = waiting.await(nanos);
    requireOpen();
    return again;
  }

  /** Ends the wait that is on, or else the next one. */
  void wake() {
    synchronized (arena) {
      if (!closed) {
        waiting.wake();
      }
    }
  }

  /** Wakes whoever waits; the descriptors go when nobody uses them. */
  void close() {
    synchronized (arena) {
      if (closed) {
        return;
      }
      closed = true;
      waiting.wake();
    }
    receiving.lock();
    sending.lock();
    sendingBeside.lock();
    try {
      var _ = LinuxCalls.close(errno, fd);
      waiting.close();
      arena.close();
    } finally {
      sendingBeside.unlock();
      sending.unlock();
      receiving.unlock();
    }
  }
}
