// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.sip.SipMessage;
import java.time.Instant;

/** What waits for the listener's own thread. */
sealed interface Order {

  /** A datagram came. */
  record Datagram(Endpoint from, Bytes payload) implements Order {}

  /** A message came by a connection. */
  record Message(SipPeer from, SipMessage message) implements Order {}

  /** A connection broke, or could not be made, or brought nonsense. */
  record Broken(SipPeer peer, String reason) implements Order {}

  /** The phone's status changed. */
  record Look() implements Order {}

  /** The user lifted the handset. */
  record Decline() implements Order {}

  /** Say goodbye, and end by then at the latest. */
  record Stop(Instant end) implements Order {}
}
