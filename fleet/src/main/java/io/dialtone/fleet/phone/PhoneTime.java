// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.phone;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Mailbox;
import io.dialtone.handset.port.PhoneEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The phone's clock and mailbox in one, because waiting is what moves the clock: in real time the
 * phone really waits for an event; otherwise the wait is over at once and the clock jumps ahead by
 * it, so that the times shown are those the phone would have seen.
 *
 * <p>A phone that stays powered stands by in real time all the same, and its wall clock is then
 * right again, as NTP would set it; only its count of intervals keeps what was jumped over.
 */
final class PhoneTime implements Clock, Mailbox {
  private static final int MAX_EVENTS = 256;

  private final InstantSource wall;
  private final PowerSwitch power;
  private final boolean realTime;
  private final PhoneWatcher watcher;
  private final Queue<PhoneEvent> events = new ArrayDeque<>();
  private Duration skipped = Duration.ZERO;
  private Duration ahead = Duration.ZERO;
  private boolean staying;

  PhoneTime(InstantSource wall, PowerSwitch power, boolean realTime, PhoneWatcher watcher) {
    this.wall = wall;
    this.power = power;
    this.realTime = realTime;
    this.watcher = watcher;
  }

  @Override
  public synchronized Instant now() {
    return wall.instant().plus(ahead);
  }

  @Override
  public synchronized long nanos() {
    return System.nanoTime() + skipped.toNanos();
  }

  /** Puts an event into the mailbox; beyond the limit it is lost, as an impatient user's keys. */
  void deliver(PhoneEvent event) {
    put(event);
    power.wake(); // without the lock of this, which a phone that pauses takes after the switch's
  }

  private synchronized void put(PhoneEvent event) {
    if (events.size() < MAX_EVENTS) {
      events.add(event);
    }
  }

  /** From now on the phone stays powered. */
  synchronized void stay() {
    staying = true;
  }

  @Override
  public Optional<PhoneEvent> standBy(Duration atMost) {
    return clockIsRight() ? await(atMost, true) : await(atMost);
  }

  private synchronized boolean clockIsRight() {
    if (staying) {
      ahead = Duration.ZERO;
    }
    return staying;
  }

  @Override
  public Optional<PhoneEvent> await(Duration atMost) {
    return await(atMost, realTime);
  }

  private Optional<PhoneEvent> await(Duration atMost, boolean really) {
    power.check("waiting");
    Optional<PhoneEvent> waiting = next();
    if (waiting.isPresent() || !atMost.isPositive()) {
      return waiting;
    }
    if (!really) {
      skip(atMost);
      return Optional.empty();
    }
    watcher.rests();
    try {
      power.pause(atMost, this::anything);
    } finally {
      watcher.goesOn();
    }
    return next();
  }

  private synchronized boolean anything() {
    return !events.isEmpty();
  }

  private synchronized Optional<PhoneEvent> next() {
    return Optional.ofNullable(events.poll());
  }

  private synchronized void skip(Duration time) {
    skipped = skipped.plus(time);
    ahead = ahead.plus(time);
  }
}
