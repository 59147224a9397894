// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.time.Power;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.handset.port.Mailbox;
import io.dialtone.handset.port.PhoneEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** The mailbox of a simulated phone: time passes in it, and events come into it. */
final class PostBox implements Mailbox {

  private final VirtualTime time;
  private final Power power;
  private final Deque<PhoneEvent> events = new ArrayDeque<>();

  PostBox(VirtualTime time, Power power) {
    this.time = time;
    this.power = power;
  }

  void post(PhoneEvent event) {
    events.addLast(event);
  }

  /** A phone without power forgets what was asked of it. */
  void clear() {
    events.clear();
  }

  @Override
  public Optional<PhoneEvent> await(Duration atMost) {
    long until = time.now() + atMost.toNanos();
    return power.await(until, () -> !events.isEmpty(), "mailbox")
        ? Optional.of(events.removeFirst())
        : Optional.empty();
  }
}
