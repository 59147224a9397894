// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The asking side of every request but INVITE: RFC 3261 section 17.1.2.
 *
 * <pre>
 *   TRYING --1xx--> PROCEEDING --200..699--> COMPLETED --K--> TERMINATED
 *      |  E: again, T1 doubled to T2             ^
 *      +------------------200..699---------------+      F: no answer at all
 * </pre>
 */
public final class ClientTransaction {

  private enum State {
    TRYING,
    PROCEEDING,
    COMPLETED,
    TERMINATED
  }

  private final SipRequest request;
  private final boolean reliable;
  private final SipTimers timers;
  private State state = State.TRYING;
  private Duration wait;
  private Instant resend; // timer E
  private Instant end; // timer F, then timer K

  private ClientTransaction(SipRequest request, boolean reliable, SipTimers timers, Instant now) {
    this.request = request;
    this.reliable = reliable;
    this.timers = timers;
    this.wait = timers.t1();
    this.resend = reliable ? Instant.MAX : now.plus(wait);
    this.end = now.plus(timers.patience());
  }

  /**
   * Begins; the caller sends the request once at this moment.
   *
   * @param reliable over TCP nothing is repeated
   */
  public static ClientTransaction begin(
      SipRequest request, boolean reliable, SipTimers timers, Instant now) {
    return new ClientTransaction(request, reliable, timers, now);
  }

  public SipRequest request() {
    return request;
  }

  public boolean isOver() {
    return state == State.TERMINATED;
  }

  /** A response of this branch and method came. */
  public List<TransactionEffect> received(SipResponse response, Instant now) {
    return switch (state) {
      case TRYING, PROCEEDING -> {
        if (response.isProvisional()) {
          state = State.PROCEEDING;
        } else {
          complete(now);
        }
        yield List.of(new TransactionEffect.Deliver(response));
      }
      case COMPLETED, TERMINATED -> List.of(); // a repetition
    };
  }

  private void complete(Instant now) {
    resend = Instant.MAX;
    state = reliable ? State.TERMINATED : State.COMPLETED;
    end = reliable ? Instant.MAX : now.plus(timers.t4());
  }

  /** Time has passed. */
  public List<TransactionEffect> tick(Instant now) {
    if (state == State.TERMINATED) {
      return List.of();
    }
    if (!now.isBefore(end)) {
      boolean unanswered = state != State.COMPLETED;
      terminate();
      return unanswered
          ? failed("no answer within " + timers.patience().toSeconds() + " s")
          : List.of();
    }
    if (now.isBefore(resend)) {
      return List.of();
    }
    wait = state == State.PROCEEDING ? timers.t2() : timers.next(wait);
    resend = now.plus(wait);
    return List.of(new TransactionEffect.Send(request));
  }

  /** The message could not be sent: section 17.1.4. */
  public List<TransactionEffect> unreachable(String reason) {
    boolean unanswered = state == State.TRYING || state == State.PROCEEDING;
    terminate();
    return unanswered ? failed(reason) : List.of();
  }

  private static List<TransactionEffect> failed(String reason) {
    return List.of(new TransactionEffect.Failed(reason));
  }

  private void terminate() {
    state = State.TERMINATED;
    resend = Instant.MAX;
    end = Instant.MAX;
  }

  /** When {@link #tick} is due. */
  public Optional<Instant> wake() {
    return Optional.of(resend.isBefore(end) ? resend : end).filter(i -> !i.equals(Instant.MAX));
  }
}
