// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import java.io.Closeable;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

/** Where a socket that many phones share leaves the datagrams of one of them. */
final class Doorbell implements Closeable {
  private static final int MAX_WAITING = 64;

  /** A phone that hears nothing for so long lets others go first. */
  private static final Duration RESTLESS = Duration.ofMillis(250);

  private final PowerSwitch power;
  private final Patience patience;
  private final Queue<Datagram> waiting = new ArrayDeque<>(2);
  private boolean closed;

  Doorbell(PowerSwitch power, Patience patience) {
    this.power = power;
    this.patience = patience;
    power.attach(this);
  }

  /** One datagram came; beyond the limit it is lost, as in a socket's buffer. */
  synchronized void ring(Datagram datagram) {
    if (waiting.size() < MAX_WAITING) {
      waiting.add(datagram);
      notifyAll();
    }
  }

  /** The next datagram, or empty when none came within the time. */
  Optional<Datagram> next(Duration atMost, String call) {
    power.check(call);
    boolean restless = atMost.compareTo(RESTLESS) > 0;
    Optional<Datagram> next = poll(restless ? RESTLESS : atMost);
    if (next.isEmpty() && restless && !power.isOff()) {
      patience.rests();
      try {
        next = poll(atMost.minus(RESTLESS));
      } finally {
        patience.goesOn();
      }
    }
    power.check(call);
    return next;
  }

  private synchronized Optional<Datagram> poll(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    try {
      for (long left = atMost.toNanos(); left > 0 && waiting.isEmpty() && !closed; ) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    return Optional.ofNullable(waiting.poll());
  }

  /** Nobody listens any longer; whoever waits is woken. */
  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  void detach() {
    power.detach(this);
  }
}
