// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipResponse;

/** What a transaction wants done. */
public sealed interface TransactionEffect {

  /** Put this message on the wire. */
  record Send(SipMessage message) implements TransactionEffect {}

  /** Here is a response for whoever made the request. */
  record Deliver(SipResponse response) implements TransactionEffect {}

  /** There will be no response any more, or the other side will never confirm ours. */
  record Failed(String reason) implements TransactionEffect {}
}
