// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.sip.SipTransport;

/** The other side: over TCP the connection to that endpoint, opened where there is none. */
public record SipPeer(SipTransport transport, Endpoint endpoint) {

  @Override
  public String toString() {
    return transport + " " + endpoint;
  }
}
