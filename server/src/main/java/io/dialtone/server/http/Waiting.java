// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for Vert.x from a thread of ours; never on an event loop. */
final class Waiting {

  private Waiting() {}

  /** The future's result; its failure, or no result in time, is an I/O fault. */
  static <T> T result(Future<T> future, Duration atMost) throws IOException {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no result within " + atMost, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting", e);
    }
  }

  /** Waits until it is over, well or badly; for closing, where nothing is left to be done. */
  static void quietly(Future<?> future, Duration atMost) {
    try {
      future.toCompletionStage().toCompletableFuture().get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // What did not close in time or in order dies with the process.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
