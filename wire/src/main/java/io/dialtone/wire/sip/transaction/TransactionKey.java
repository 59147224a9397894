// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.NameAddress;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.Via;
import java.util.Locale;

/** What a server tells transactions apart by: RFC 3261 section 17.2.3. */
public record TransactionKey(String text) {

  /** The key of a request; an ACK has that of the INVITE it confirms. */
  public static TransactionKey of(SipRequest request) throws MalformedPacketException {
    return of(request, request.is(SipRequest.ACK) ? SipRequest.INVITE : request.method());
  }

  /** The key of the INVITE that a CANCEL is about: section 9.2. */
  public static TransactionKey cancelledBy(SipRequest cancel) throws MalformedPacketException {
    return of(cancel, SipRequest.INVITE);
  }

  private static TransactionKey of(SipRequest request, String method)
      throws MalformedPacketException {
    Via via = request.via();
    String text = via.isModern() ? via.branch().orElse("") + "|" + via.sentBy() : old(request, via);
    return new TransactionKey(text.toLowerCase(Locale.ROOT) + "|" + method);
  }

  /** For clients of RFC 2543, whose branches mean nothing. */
  private static String old(SipRequest request, Via via) throws MalformedPacketException {
    NameAddress from = request.from();
    return request.callId()
        + "|"
        + request.cseq().number()
        + "|"
        + from.tag().orElse("")
        + "|"
        + request.uri()
        + "|"
        + via.text();
  }
}
