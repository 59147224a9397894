// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStatus;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What the server answers whoever asks it by SIP: that it lives, and that it does nothing else. It
 * remembers nobody (RFC 3261 section 8.2.7).
 */
public final class SipReception {

  private SipReception() {}

  /** The answer to a request, where there is one to give and somewhere to give it. */
  public static Optional<SipResponse> answer(SipRequest request, Endpoint from) {
    if (request.is(SipRequest.ACK)) {
      return Optional.empty();
    }
    try {
      SipRequest arrived = request.arrivedFrom(from);
      arrived.requireEssentials();
      boolean alive = arrived.is(SipRequest.OPTIONS);
      String tag = HexFormat.of().toHexDigits(arrived.callId().hashCode()); // always the same
      return Optional.of(
          arrived
              .answer(alive ? SipStatus.OK : SipStatus.NOT_ALLOWED, tag)
              .with(HeaderName.ALLOW, SipRequest.OPTIONS)
              .with(HeaderName.USER_AGENT, "Dialtone"));
    } catch (MalformedPacketException unanswerable) {
      return Optional.empty();
    }
  }
}
