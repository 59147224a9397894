// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.terminal;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * What becomes of a process of many threads when one of them ends by a fault that nobody took, such
 * as exhausted memory. A server that goes on without the thread of its DHCP would look alive and
 * serve nobody, so the process ends at once with 2: its service manager starts it anew, and all
 * that it promised is on disk. A virtual thread is one asker's and takes only him along.
 */
public final class LostThreads implements Thread.UncaughtExceptionHandler {
  private final Terminal terminal;
  private final IntConsumer end;

  LostThreads(Terminal terminal, IntConsumer end) {
    this.terminal = terminal;
    this.end = end;
  }

  /** From now on this process ends with any thread of its own. */
  public static void watch(Terminal terminal) {
    Thread.setDefaultUncaughtExceptionHandler(
        new LostThreads(terminal, Runtime.getRuntime()::halt));
  }

  @Override
  public void uncaughtException(Thread thread, Throwable fault) {
    try {
      String what =
          "internal fault, please report it: thread \"" + thread.getName() + "\" ended: " + fault;
      terminal.complain(List.of(thread.isVirtual() ? what : what + "; the process ends with it"));
      fault.printStackTrace(terminal.err());
      terminal.err().flush();
    } finally {
      if (!thread.isVirtual()) {
        end.accept(ExitCode.FAILED); // also when there is no memory left to say so
      }
    }
  }
}
