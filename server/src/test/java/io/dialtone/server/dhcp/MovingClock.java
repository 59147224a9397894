// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** Both clocks, moved by hand: time passes on both, only the wall clock can be set. */
final class MovingClock {

  private final AtomicReference<Instant> wall =
      new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));
  private final AtomicLong nanos = new AtomicLong();

  Clocks clocks() {
    return new Clocks(wall::get, nanos::get);
  }

  Instant now() {
    return wall.get();
  }

  /** Time passes; the wall clock first, and by little enough to look like drift in between. */
  void pass(Duration time) {
    Duration step = Duration.ofSeconds(1);
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      nanos.addAndGet(step.toNanos());
      wall.updateAndGet(now -> now.plus(step));
    }
  }

  void set(Instant time) {
    wall.set(time);
  }
}
