// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.nio.charset.StandardCharsets;

/**
 * The system calls of Linux that this module makes, by the C library's functions, with the numbers
 * that x86-64 and aarch64 share.
 *
 * <p>{@code downcallHandle} and {@code reinterpret} are restricted because a wrong signature breaks
 * the whole process; each signature here is the C library's.
 */
@SuppressWarnings("restricted")
final class LinuxCalls {
  static final int AF_INET = 2;
  static final int AF_NETLINK = 16;
  static final int AF_PACKET = 17;
  static final int NETLINK_ROUTE = 0;
  static final int SOCK_DGRAM = 2;
  static final int SOCK_RAW = 3;
  static final int SOCK_NONBLOCK = 0x800;
  static final int SOCK_CLOEXEC = 0x80000;
  static final int EFD_CLOEXEC = 0x80000;

  static final int SOL_SOCKET = 1;
  static final int SO_REUSEADDR = 2;
  static final int SO_BROADCAST = 6;
  static final int SO_SNDBUF = 7;
  static final int SO_RCVBUF = 8;
  static final int SO_BINDTODEVICE = 25;
  static final int SO_ATTACH_FILTER = 26;
  static final int SO_SNDBUFFORCE = 32;
  static final int SO_RCVBUFFORCE = 33;
  static final int IPPROTO_IP = 0;
  static final int IPPROTO_ICMP = 1;
  static final int SOL_RAW = 255;
  static final int ICMP_FILTER = 1;
  static final int IP_PKTINFO = 8;

  static final int MSG_DONTWAIT = 0x40;
  static final short POLLIN = 1;

  static final int EPERM = 1;
  static final int EINTR = 4;
  static final int ENXIO = 6;
  static final int EAGAIN = 11;
  static final int EACCES = 13;
  static final int EEXIST = 17;
  static final int ENODEV = 19;
  static final int ENETDOWN = 100;
  static final int EOPNOTSUPP = 95;
  static final int EAFNOSUPPORT = 97;
  static final int EMSGSIZE = 90;
  static final int EADDRINUSE = 98;
  static final int EADDRNOTAVAIL = 99;
  static final int ENETUNREACH = 101;
  static final int ECONNREFUSED = 111;
  static final int EHOSTUNREACH = 113;

  /** Where a call leaves its errno. */
  static final StructLayout ERRNO = Linker.Option.captureStateLayout();

  private static final VarHandle ERRNO_FIELD =
      ERRNO.varHandle(MemoryLayout.PathElement.groupElement("errno"));
  private static final Linker LINKER = Linker.nativeLinker();

  private static final MethodHandle SOCKET = call("socket", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle BIND = call("bind", JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle GETSOCKNAME =
      call("getsockname", JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle RECVMSG =
      call("recvmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SENDMSG =
      call("sendmsg", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle SENDTO =
      call("sendto", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle POLL = call("poll", JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final MethodHandle EVENTFD = call("eventfd", JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle WRITE = call("write", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle READ = call("read", JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle IOCTL =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("ioctl"),
          FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS),
          Linker.Option.captureCallState("errno"),
          Linker.Option.firstVariadicArg(2));
  private static final MethodHandle CLOSE = call("close", JAVA_INT, JAVA_INT);
  private static final MethodHandle STRERROR =
      LINKER.downcallHandle(
          LINKER.defaultLookup().findOrThrow("strerror"), FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private LinuxCalls() {}

  private static MethodHandle call(String name, MemoryLayout result, MemoryLayout... arguments) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name),
        FunctionDescriptor.of(result, arguments),
        Linker.Option.captureCallState("errno"));
  }

  static int errno(MemorySegment state) {
    return (int) ERRNO_FIELD.get(state, 0L);
  }

  /** A UDP socket. */
  static int socket(MemorySegment state) {
    return socket(state, AF_INET, SOCK_DGRAM, 0);
  }

  static int socket(MemorySegment state, int family, int type, int protocol) {
    return invoke(() -> (int) SOCKET.invokeExact(state, family, type | SOCK_CLOEXEC, protocol));
  }

  static int ioctl(MemorySegment state, int fd, long request, MemorySegment argument) {
    return invoke(() -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }

  static long read(MemorySegment state, int fd, MemorySegment bytes) {
    try {
      return (long) READ.invokeExact(state, fd, bytes, bytes.byteSize());
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int bind(MemorySegment state, int fd, MemorySegment address) {
    return invoke(() -> (int) BIND.invokeExact(state, fd, address, (int) address.byteSize()));
  }

  static int getsockname(MemorySegment state, int fd, MemorySegment address, MemorySegment size) {
    return invoke(() -> (int) GETSOCKNAME.invokeExact(state, fd, address, size));
  }

  static int setsockopt(MemorySegment state, int fd, int level, int name, MemorySegment value) {
    int size = (int) value.byteSize();
    return invoke(() -> (int) SETSOCKOPT.invokeExact(state, fd, level, name, value, size));
  }

  static long recvmsg(MemorySegment state, int fd, MemorySegment message) {
    try {
      return (long) RECVMSG.invokeExact(state, fd, message, MSG_DONTWAIT);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long sendmsg(MemorySegment state, int fd, MemorySegment message, int flags) {
    try {
      return (long) SENDMSG.invokeExact(state, fd, message, flags);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static long sendto(MemorySegment state, int fd, MemorySegment bytes, MemorySegment address) {
    long size = bytes.byteSize();
    int addressSize = (int) address.byteSize();
    try {
      return (long) SENDTO.invokeExact(state, fd, bytes, size, 0, address, addressSize);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int poll(MemorySegment state, MemorySegment fds, long count, int millis) {
    return invoke(() -> (int) POLL.invokeExact(state, fds, count, millis));
  }

  static int eventfd(MemorySegment state) {
    return invoke(() -> (int) EVENTFD.invokeExact(state, 0, EFD_CLOEXEC));
  }

  static long write(MemorySegment state, int fd, MemorySegment bytes) {
    try {
      return (long) WRITE.invokeExact(state, fd, bytes, bytes.byteSize());
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static int close(MemorySegment state, int fd) {
    return invoke(() -> (int) CLOSE.invokeExact(state, fd));
  }

  /** The C library's words for an errno. */
  static String text(int errno) {
    try {
      MemorySegment words = (MemorySegment) STRERROR.invokeExact(errno);
      return words.reinterpret(256).getString(0, StandardCharsets.UTF_8);
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  static SocketFault fault(String what, int errno) {
    SocketFault.Kind kind =
        switch (errno) {
          case EADDRINUSE -> SocketFault.Kind.ADDRESS_IN_USE;
          case EADDRNOTAVAIL -> SocketFault.Kind.NO_SUCH_ADDRESS;
          case ENODEV -> SocketFault.Kind.NO_SUCH_DEVICE;
          case EACCES, EPERM -> SocketFault.Kind.NOT_PERMITTED;
          case ENETDOWN, ENETUNREACH, EHOSTUNREACH, ECONNREFUSED -> SocketFault.Kind.UNREACHABLE;
          case EMSGSIZE -> SocketFault.Kind.TOO_LONG;
          default -> SocketFault.Kind.OTHER;
        };
    return new SocketFault(kind, what, text(errno));
  }

  /** A call that gives an int. */
  private interface IntCall {
    int run() throws Throwable;
  }

  private static int invoke(IntCall call) {
    try {
      return call.run();
    } catch (Throwable t) {
      throw broken(t);
    }
  }

  /** A method handle declares Throwable; what it really throws are faults of ours in calling it. */
  private static IllegalStateException broken(Throwable t) {
    return new IllegalStateException("a foreign call was made wrongly", t);
  }
}
