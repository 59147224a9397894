// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Mailbox;
import io.dialtone.handset.port.PhoneEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A clock that moves only when somebody waits, and the events of the time. */
public final class WorldTime implements Clock, Mailbox {

  private record Due(long atNanos, PhoneEvent event) {}

  private static final Instant START = Instant.parse("2026-03-01T08:00:00Z");

  private final PowerSupply power;
  private final Deque<Due> events = new ArrayDeque<>();
  private long nanos;

  /** Time that begins now. */
  public WorldTime(PowerSupply power) {
    this.power = power;
  }

  /** The time that has passed. */
  public Duration passed() {
    return Duration.ofNanos(nanos);
  }

  /** Something happens so long after the start; later calls give later events. */
  public void at(Duration afterStart, PhoneEvent event) {
    events.addLast(new Due(afterStart.toNanos(), event));
  }

  @Override
  public Instant now() {
    power.use("clock.now");
    return START.plusNanos(nanos);
  }

  @Override
  public long nanos() {
    power.use("clock.nanos");
    return nanos;
  }

  @Override
  public Optional<PhoneEvent> await(Duration atMost) {
    power.use("mailbox.await");
    long end = nanos + atMost.toNanos();
    if (!events.isEmpty() && events.getFirst().atNanos() <= end) {
      Due due = events.removeFirst();
      nanos = Math.max(nanos, due.atNanos());
      return Optional.of(due.event());
    }
    nanos = end;
    return Optional.empty();
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }
}
