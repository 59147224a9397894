// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/** The few system calls of {@link TagBridge}; each fails with its own name. */
@SuppressWarnings("restricted")
final class Libc {
  private static final MethodHandle OPEN = call("open", 2, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle IOCTL =
      call("ioctl", 2, JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS);
  private static final MethodHandle SOCKET =
      call("socket", 3, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final MethodHandle SETSOCKOPT =
      call("setsockopt", 5, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle BIND = call("bind", 3, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final MethodHandle READ = call("read", 3, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle WRITE =
      call("write", 3, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);
  private static final MethodHandle RECVMSG =
      call("recvmsg", 3, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT);

  private Libc() {}

  private static MethodHandle call(
      String name, int fixed, MemoryLayout answer, MemoryLayout... arguments) {
    Linker linker = Linker.nativeLinker();
    MemorySegment symbol = linker.defaultLookup().find(name).orElseThrow();
    FunctionDescriptor shape = FunctionDescriptor.of(answer, arguments);
    return fixed < arguments.length
        ? linker.downcallHandle(symbol, shape, Linker.Option.firstVariadicArg(fixed))
        : linker.downcallHandle(symbol, shape);
  }

  static int open(MemorySegment path, int flags) throws IOException {
    return (int) checked("open", () -> (int) OPEN.invokeExact(path, flags));
  }

  static void ioctl(int fd, long number, MemorySegment argument) throws IOException {
    checked("ioctl", () -> (int) IOCTL.invokeExact(fd, number, argument));
  }

  static int socket(int domain, int type, int protocol) throws IOException {
    return (int) checked("socket", () -> (int) SOCKET.invokeExact(domain, type, protocol));
  }

  static void setsockopt(int fd, int level, int name, MemorySegment value) throws IOException {
    int length = (int) value.byteSize();
    checked("setsockopt", () -> (int) SETSOCKOPT.invokeExact(fd, level, name, value, length));
  }

  static void bind(int fd, MemorySegment address) throws IOException {
    int length = (int) address.byteSize();
    checked("bind", () -> (int) BIND.invokeExact(fd, address, length));
  }

  static long read(int fd, MemorySegment into) throws IOException {
    return checked("read", () -> (long) READ.invokeExact(fd, into, into.byteSize()));
  }

  static void write(int fd, MemorySegment what) throws IOException {
    checked("write", () -> (long) WRITE.invokeExact(fd, what, what.byteSize()));
  }

  static long recvmsg(int fd, MemorySegment header) throws IOException {
    return checked("recvmsg", () -> (long) RECVMSG.invokeExact(fd, header, 0));
  }

  private interface Native {
    long perform() throws Throwable;
  }

  private static long checked(String name, Native call) throws IOException {
    try {
      long answer = call.perform();
      if (answer < 0) {
        throw new IOException(name + " failed");
      }
      return answer;
    } catch (IOException | RuntimeException | Error failed) {
      throw failed;
    } catch (Throwable impossible) {
      throw new IllegalStateException(name, impossible);
    }
  }
}
