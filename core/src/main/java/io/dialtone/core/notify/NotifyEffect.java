// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.sip.SipRequest;

/** What a round wants done, in this order. */
public sealed interface NotifyEffect {

  /** Send this request from this address of ours. */
  record Send(Endpoint from, SipPeer to, SipRequest request) implements NotifyEffect {}

  /** Nothing more is said to this peer: a connection to it may go. */
  record HangUp(SipPeer peer) implements NotifyEffect {}

  /** A phone's exchange is over, for the journal. */
  record Told(MacAddress mac, SipPeer at, NotifyAnswer answer) implements NotifyEffect {}
}
