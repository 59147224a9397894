// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * What becomes of a process of many threads when one of them ends by a fault that nobody took, such
 * as exhausted memory. A server that goes on without the thread of its DHCP would look alive and
 * serve nobody, so the process ends at once with 2: its service manager starts it anew, and all
 * that it promised is on disk. A virtual thread is one asker's and takes only him along.
 */
public final class LostThreads implements Thread.UncaughtExceptionHandler {
  /** Made in advance, like the stream for it: when it is wanted there may be room for nothing. */
  private static final byte[] NO_MEMORY =
      "dialtone: memory is exhausted; DIALTONE_JAVA_OPTS=-Xmx2g would allow for 2 GB\n"
          .getBytes(US_ASCII);

  private final Terminal terminal;
  private final OutputStream unbuffered;
  private final IntConsumer end;

  LostThreads(Terminal terminal, OutputStream unbuffered, IntConsumer end) {
    this.terminal = terminal;
    this.unbuffered = unbuffered;
    this.end = end;
  }

  /** From now on this process ends with any thread of its own. */
  public static void watch(Terminal terminal) {
    OutputStream unbuffered = new FileOutputStream(FileDescriptor.err);
    Thread.setDefaultUncaughtExceptionHandler(
        new LostThreads(terminal, unbuffered, Runtime.getRuntime()::halt));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    try {
      if (fault instanceof OutOfMemoryError) {
        unbuffered.write(NO_MEMORY);
      }
      tell(thread, fault);
    } catch (IOException | OutOfMemoryError _) {
      // nobody reads it, or there is no room for more than that
    } finally {
      if (!thread.isVirtual()) {
        end.accept(ExitCode.FAILED); // also when telling it has failed
      }
    }
  }

  private void tell(Thread thread, Throwable fault) {
    String what =
        "internal fault, please report it: thread \"" + thread.getName() + "\" ended: " + fault;
    terminal.complain(List.of(thread.isVirtual() ? what : what + "; the process ends with it"));
    fault.printStackTrace(terminal.err());
    terminal.err().flush();
  }
}
