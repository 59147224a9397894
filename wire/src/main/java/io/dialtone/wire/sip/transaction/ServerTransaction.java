// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The answering side: RFC 3261 section 17.2. */
public sealed interface ServerTransaction permits PlainServerTransaction, InviteServerTransaction {

  /** Begins with a request that no other transaction claims. */
  static ServerTransaction begin(
      SipRequest request, boolean reliable, SipTimers timers, Instant now) {
    return request.is(SipRequest.INVITE)
        ? new InviteServerTransaction(request, reliable, timers)
        : new PlainServerTransaction(request, reliable, timers, now);
  }

  /** The request as it first came. */
  SipRequest request();

  /** Whoever decides has decided; a second final answer is none. */
  List<TransactionEffect> answer(SipResponse response, Instant now);

  /** The request came again: the last answer goes out again. */
  List<TransactionEffect> repeated();

  /** Time has passed. */
  List<TransactionEffect> tick(Instant now);

  /** When {@link #tick} is due. */
  Optional<Instant> wake();

  /** Whether the final answer is given. */
  boolean isAnswered();

  /** Whether it may be forgotten. */
  boolean isOver();
}
