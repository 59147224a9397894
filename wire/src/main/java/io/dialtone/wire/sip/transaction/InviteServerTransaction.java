// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answering side of an INVITE: RFC 3261 section 17.2.1.
 *
 * <pre>
 *   PROCEEDING --300..699--> COMPLETED --ACK--> CONFIRMED --I--> TERMINATED
 *       |  1xx                  |  G: again, T1 doubled to T2        ^
 *       +--2xx------------------|------------------------------------+
 *                               +--H: no ACK ever came---------------+
 * </pre>
 */
public final class InviteServerTransaction implements ServerTransaction {

  private enum State {
    PROCEEDING,
    COMPLETED,
    CONFIRMED,
    TERMINATED
  }

  private final SipRequest request;
  private final boolean reliable;
  private final SipTimers timers;
  private State state = State.PROCEEDING;
  private Optional<SipResponse> last = Optional.empty();
  private Duration wait;
  private Instant resend = Instant.MAX; // timer G
  private Instant end = Instant.MAX; // timer H, then timer I

  InviteServerTransaction(SipRequest request, boolean reliable, SipTimers timers) {
    this.request = request;
    this.reliable = reliable;
    this.timers = timers;
    this.wait = timers.t1();
  }

  @Override
  public SipRequest request() {
    return request;
  }

  @Override
  public List<TransactionEffect> answer(SipResponse response, Instant now) {
    if (state != State.PROCEEDING) {
      return List.of();
    }
    last = Optional.of(response);
    if (response.isSuccess()) {
      state = State.TERMINATED;
    } else if (!response.isProvisional()) {
      state = State.COMPLETED;
      resend = reliable ? Instant.MAX : now.plus(wait);
      end = now.plus(timers.patience());
    }
    return List.of(new TransactionEffect.Send(response));
  }

  @Override
  public List<TransactionEffect> repeated() {
    return switch (state) {
      case PROCEEDING, COMPLETED ->
          last.<List<TransactionEffect>>map(r -> List.of(new TransactionEffect.Send(r)))
              .orElse(List.of());
      case CONFIRMED, TERMINATED -> List.of();
    };
  }

  /** The ACK came. */
  public void acknowledged(Instant now) {
    if (state == State.COMPLETED) {
      state = reliable ? State.TERMINATED : State.CONFIRMED;
      resend = Instant.MAX;
      end = reliable ? Instant.MAX : now.plus(timers.t4());
    }
  }

  @Override
  public List<TransactionEffect> tick(Instant now) {
    if (!now.isBefore(end)) {
      boolean unconfirmed = state == State.COMPLETED;
      state = State.TERMINATED;
      resend = Instant.MAX;
      end = Instant.MAX;
      return unconfirmed ? List.of(new TransactionEffect.Failed("no ACK came")) : List.of();
    }
    if (state != State.COMPLETED || now.isBefore(resend)) {
      return List.of();
    }
    wait = timers.next(wait);
    resend = now.plus(wait);
    return repeated();
  }

  @Override
  public Optional<Instant> wake() {
    return Optional.of(resend.isBefore(end) ? resend : end).filter(i -> !i.equals(Instant.MAX));
  }

  @Override
  public boolean isAnswered() {
    return state != State.PROCEEDING;
  }

  @Override
  public boolean isOver() {
    return state == State.TERMINATED;
  }
}
