// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The threads that open files for the event loops; what would wait too long is refused. */
final class DiskThreads implements Executor, AutoCloseable {

  private static final int THREADS = 4;
  private static final int QUEUE = 8192;

  private final ThreadPoolExecutor threads;

  DiskThreads() {
    threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(QUEUE),
            Thread.ofPlatform().daemon().name("http-files-", 0).factory());
    threads.allowCoreThreadTimeOut(true);
  }

  @Override
  public void execute(Runnable work) {
    threads.execute(work);
  }

  @Override
  public void close() {
    threads.shutdown();
  }
}
