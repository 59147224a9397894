// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.pause;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Mailbox;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.port.StepLog;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** The only place where the phone reads its mailbox: while time passes. */
public final class Pause {

  /** How long the phone waits for its user to hang up before it puts a run off. */
  public static final Duration LONGEST_CALL = Duration.ofHours(24);

  /** The wall clock may step, so dates are looked at again this often. */
  public static final Duration LONGEST_NAP = Duration.ofHours(1);

  private final Mailbox mailbox;
  private final Clock clock;
  private final StepLog steps;
  private final Attention attention;
  private final Errands errands;

  /** How a wait for an idle phone ended. */
  public enum Waited {
    /** Nobody has the phone. */
    IDLE,
    /** Something more urgent came. */
    INTERRUPTED,
    /** The user never hung up. */
    NEVER
  }

  /** A pause of one phone. */
  public Pause(Mailbox mailbox, Clock clock, StepLog steps, Attention attention, Errands errands) {
    this.mailbox = mailbox;
    this.clock = clock;
    this.steps = steps;
    this.attention = attention;
    this.errands = errands;
  }

  /** Lets the whole time pass, or less where an event makes it pointless; false then. */
  public boolean pass(Duration time, String why, String rule) {
    steps.record(new Step(Step.Kind.WAIT, time.toSeconds() + " s", why, 0, rule));
    long end = clock.nanos() + time.toNanos();
    Duration left = time;
    while (left.isPositive() && !attention.interrupted()) {
      mailbox.await(untilErrand(left)).ifPresent(attention::take);
      runErrands();
      left = Duration.ofNanos(end - clock.nanos());
    }
    return !attention.interrupted();
  }

  /** Waits until the phone is in no communication (TRG-6). */
  public Waited untilIdle(String what) {
    drain();
    if (attention.busy() && !attention.interrupted()) {
      steps.record(new Step(Step.Kind.WAIT, what, "the phone is in communication", 0, "TRG-6"));
    }
    long end = clock.nanos() + LONGEST_CALL.toNanos();
    while (attention.busy() && !attention.interrupted()) {
      Duration left = Duration.ofNanos(end - clock.nanos());
      if (!left.isPositive()) {
        return Waited.NEVER;
      }
      standBy(left);
    }
    return attention.interrupted() ? Waited.INTERRUPTED : Waited.IDLE;
  }

  /** Stands by until the first event, the next errand or the end of the time. */
  public void standBy(Duration atMost) {
    Duration nap = atMost.compareTo(LONGEST_NAP) < 0 ? atMost : LONGEST_NAP;
    mailbox.standBy(untilErrand(nap)).ifPresent(attention::take);
    runErrands();
  }

  /** Takes what lies in the mailbox already. */
  public void drain() {
    Optional<PhoneEvent> event = mailbox.await(Duration.ZERO);
    while (event.isPresent()) {
      attention.take(event.get());
      event = mailbox.await(Duration.ZERO);
    }
  }

  private Duration untilErrand(Duration left) {
    OptionalLong due = errands.dueNanos();
    if (due.isEmpty()) {
      return left;
    }
    Duration until = Duration.ofNanos(Math.max(0, due.getAsLong() - clock.nanos()));
    return until.compareTo(left) < 0 ? until : left;
  }

  private void runErrands() {
    OptionalLong due = errands.dueNanos();
    if (due.isPresent() && clock.nanos() >= due.getAsLong()) {
      errands.perform();
    }
  }
}
