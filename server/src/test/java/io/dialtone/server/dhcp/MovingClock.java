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
  private final AtomicReference<Duration> stall = new AtomicReference<>(Duration.ZERO);

  Clocks clocks() {
    return new Clocks(this::look, nanos::get);
  }

  private Instant look() {
    Instant seen = wall.get();
    pass(stall.getAndSet(Duration.ZERO));
    return seen;
  }

  /** So long stands still, once, whoever has just looked at the wall clock. */
  void stallAfterNextLook(Duration time) {
    stall.set(time);
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
