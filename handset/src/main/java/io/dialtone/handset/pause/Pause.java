// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.pause;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Mailbox;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.port.StepLog;
import java.time.Duration;
import java.util.Optional;

/** The only place where the phone reads its mailbox: while time passes. */
public final class Pause {

  /** How long the phone waits for its user to hang up before it gives a run up. */
  public static final Duration LONGEST_CALL = Duration.ofHours(24);

  private final Mailbox mailbox;
  private final Clock clock;
  private final StepLog steps;
  private Communication communication = Communication.NONE;

  /** A pause of one phone. */
  public Pause(Mailbox mailbox, Clock clock, StepLog steps) {
    this.mailbox = mailbox;
    this.clock = clock;
    this.steps = steps;
  }

  /** Lets the whole time pass, whatever happens meanwhile. */
  public void pass(Duration time, String why, String rule) {
    steps.record(new Step(Step.Kind.WAIT, time.toSeconds() + " s", why, 0, rule));
    long end = clock.nanos() + time.toNanos();
    Duration left = time;
    while (left.isPositive()) {
      Optional<PhoneEvent> event = mailbox.await(left);
      if (event.isEmpty()) {
        return;
      }
      react(event.get());
      left = Duration.ofNanos(end - clock.nanos());
    }
  }

  /** Waits until the phone is in no communication (TRG-6); false when that never comes. */
  public boolean untilIdle(String what) {
    drain();
    if (!communication.busy()) {
      return true;
    }
    steps.record(new Step(Step.Kind.WAIT, what, "the phone is in communication", 0, "TRG-6"));
    long end = clock.nanos() + LONGEST_CALL.toNanos();
    while (communication.busy()) {
      Duration left = Duration.ofNanos(end - clock.nanos());
      Optional<PhoneEvent> event = left.isPositive() ? mailbox.await(left) : Optional.empty();
      if (event.isEmpty()) {
        return false;
      }
      react(event.get());
    }
    return true;
  }

  private void drain() {
    Optional<PhoneEvent> event = mailbox.await(Duration.ZERO);
    while (event.isPresent()) {
      react(event.get());
      event = mailbox.await(Duration.ZERO);
    }
  }

  private void react(PhoneEvent event) {
    communication = communication.after(event);
  }
}
