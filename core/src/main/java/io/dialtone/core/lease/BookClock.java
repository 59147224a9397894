// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import java.time.Duration;
import java.time.Instant;

/**
 * The time by which leases run: it follows the wall clock, but a wall clock that is set to another
 * time does not lengthen or end any lease. Intervals are measured by the monotonic clock; once both
 * have parted by more than {@link #TOLERANCE}, the difference is told, and the leases are moved
 * along with the wall clock, so that each keeps its remaining time and stored times stay UTC.
 */
public final class BookClock {

  /** Less than this is drift, and simply followed. */
  public static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** What the clocks say together. */
  public sealed interface Reading {
    Instant now();

    /** Both clocks went on together. */
    record Steady(Instant now) implements Reading {}

    /** The wall clock was set: every stored time must be moved by this much. */
    record Stepped(Instant now, Duration by) implements Reading {}
  }

  private Instant wall;
  private long nanos;

  public BookClock(Instant wall, long nanos) {
    this.wall = wall;
    this.nanos = nanos;
  }

  /** Reads the clocks: the wall clock's time and the monotonic clock's nanoseconds. */
  public Reading read(Instant wallNow, long nanosNow) {
    Duration apart = Duration.between(wall.plusNanos(nanosNow - nanos), wallNow);
    wall = wallNow;
    nanos = nanosNow;
    return apart.abs().compareTo(TOLERANCE) > 0
        ? new Reading.Stepped(wallNow, apart)
        : new Reading.Steady(wallNow);
  }
}
