// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answering side of every request but INVITE: RFC 3261 section 17.2.2.
 *
 * <pre>
 *   TRYING --1xx--> PROCEEDING --200..699--> COMPLETED --J--> TERMINATED
 * </pre>
 */
public final class PlainServerTransaction implements ServerTransaction {

  private final SipRequest request;
  private final boolean reliable;
  private final SipTimers timers;
  private Optional<SipResponse> last = Optional.empty();
  private Instant end; // timer J; before the answer, the longest it may take
  private boolean over;

  PlainServerTransaction(SipRequest request, boolean reliable, SipTimers timers, Instant now) {
    this.request = request;
    this.reliable = reliable;
    this.timers = timers;
    this.end = now.plus(timers.patience());
  }

  @Override
  public SipRequest request() {
    return request;
  }

  @Override
  public List<TransactionEffect> answer(SipResponse response, Instant now) {
    if (over || isAnswered()) {
      return List.of();
    }
    last = Optional.of(response);
    if (!response.isProvisional()) {
      end = now.plus(timers.patience());
      over = reliable; // timer J is 0 over TCP
    }
    return List.of(new TransactionEffect.Send(response));
  }

  @Override
  public List<TransactionEffect> repeated() {
    return over ? List.of() : last.map(PlainServerTransaction::send).orElse(List.of());
  }

  private static List<TransactionEffect> send(SipResponse response) {
    return List.of(new TransactionEffect.Send(response));
  }

  @Override
  public List<TransactionEffect> tick(Instant now) {
    over = over || !now.isBefore(end);
    return List.of();
  }

  @Override
  public Optional<Instant> wake() {
    return over ? Optional.empty() : Optional.of(end);
  }

  @Override
  public boolean isAnswered() {
    return last.filter(r -> !r.isProvisional()).isPresent();
  }

  @Override
  public boolean isOver() {
    return over;
  }
}
