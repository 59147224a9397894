// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.wire.sip.SipHeader;
import java.util.List;

/** What becomes of a request, and why. */
sealed interface RequestDecision {

  /** It is answered for good, and the phone hears of it or not. */
  record Answer(
      int status, List<SipHeader> headers, List<PhoneEvent> events, String reason, String rule)
      implements RequestDecision {

    public Answer {
      headers = List.copyOf(headers);
      events = List.copyOf(events);
    }
  }

  /** The phone rings. */
  record Ring(String caller) implements RequestDecision {}

  /** Nothing is sent. */
  record Silence(String reason, String rule) implements RequestDecision {}
}
