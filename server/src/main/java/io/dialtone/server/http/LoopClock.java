// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The time that one loop has had. While the process or the machine stands still, peers wait for us,
 * not we for them: that counts as a moment, however long it was. Used by its loop alone.
 */
final class LoopClock {

  /** A loop looks at its clock twice a second, whatever else it has to do. */
  private static final long LONGEST_TURN = Duration.ofSeconds(1).toNanos();

  private final LongSupplier nanos;
  private long seen;
  private long lost;

  LoopClock(LongSupplier nanos) {
    this.nanos = nanos;
    this.seen = nanos.getAsLong();
  }

  long nanos() {
    long now = nanos.getAsLong();
    lost += Math.max(0, now - seen - LONGEST_TURN);
    seen = now;
    return now - lost;
  }
}
