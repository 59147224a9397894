// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Small works that are to be done after a while: one thread for all, and room for so many. */
final class Later implements AutoCloseable {

  /** What a guesser makes us keep; beyond that its requests are dropped. */
  static final int LIMIT = 4_096;

  private final ScheduledThreadPoolExecutor timer;
  private final AtomicInteger waiting = new AtomicInteger();

  Later(String name) {
    timer = new ScheduledThreadPoolExecutor(1, Thread.ofPlatform().daemon().name(name).factory());
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Does the work after so long; false if too much is waiting already. */
  boolean run(Duration after, Runnable work) {
    if (waiting.get() >= LIMIT || timer.isShutdown()) {
      return false;
    }
    waiting.incrementAndGet();
    var _ = timer.schedule(() -> done(work), after.toNanos(), TimeUnit.NANOSECONDS);
    return true;
  }

  private void done(Runnable work) {
    try {
      work.run();
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Whether some work is not done yet. */
  boolean waiting() {
    return waiting.get() > 0;
  }

  /** What is waiting still is dropped. */
  @Override
  public void close() {
    timer.shutdown();
  }
}
