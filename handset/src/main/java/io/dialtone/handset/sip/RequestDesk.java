// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.NameAddress;
import io.dialtone.wire.sip.SipHeader;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipStatus;
import io.dialtone.wire.sip.SipTokens;
import java.time.Instant;
import java.util.List;

/** What becomes of each request but ACK and CANCEL, which belong to another. */
final class RequestDesk {

  private static final SipHeader ALLOW =
      new SipHeader(HeaderName.ALLOW, "INVITE, ACK, CANCEL, OPTIONS, NOTIFY");
  private static final SipHeader ALLOW_EVENTS =
      new SipHeader(HeaderName.ALLOW_EVENTS, "check-sync");
  private static final SipHeader ACCEPT = new SipHeader(HeaderName.ACCEPT, "application/sdp");

  private final NotifyGuard guard;
  private final NotifyDesk notifies;

  RequestDesk(SipSetup setup, SipTokens tokens) {
    this.guard = new NotifyGuard(setup, tokens);
    this.notifies = new NotifyDesk(setup, guard);
  }

  /** Decides about a request that has its essentials. */
  RequestDecision decide(
      SipRequest request, Ip4Address sender, PhoneStatus phone, boolean ringing, Instant now)
      throws MalformedPacketException {
    if (request.to().tag().isPresent()) {
      return answer(SipStatus.NO_DIALOG, "there is no such dialog");
    }
    List<String> required = request.headers().list(HeaderName.REQUIRE);
    if (!required.isEmpty()) {
      String all = String.join(", ", required);
      SipHeader header = new SipHeader(HeaderName.UNSUPPORTED, all);
      return answer(SipStatus.BAD_EXTENSION, "it requires " + all, header);
    }
    return switch (request.method()) {
      case SipRequest.NOTIFY -> heard(notifies.decide(request, sender, phone, now), phone, now);
      case SipRequest.OPTIONS -> answer(SipStatus.OK, "alive", ALLOW, ACCEPT, ALLOW_EVENTS);
      case SipRequest.INVITE -> invite(request, phone, ringing);
      case SipRequest.BYE -> answer(SipStatus.NO_DIALOG, "there is no such dialog");
      default -> answer(SipStatus.NOT_ALLOWED, "the phone takes no " + request.method(), ALLOW);
    };
  }

  private RequestDecision heard(NotifyDecision decision, PhoneStatus phone, Instant now) {
    return switch (decision) {
      case NotifyDecision.Accepted(var reboot, var reason, var rule) ->
          new RequestDecision.Answer(
              SipStatus.OK, List.of(), List.of(new PhoneEvent.CheckSync(reboot)), reason, rule);
      case NotifyDecision.Noted(var reason, var rule) ->
          new RequestDecision.Answer(SipStatus.OK, List.of(), List.of(), reason, rule);
      case NotifyDecision.Refused(var status, var reason, var rule) ->
          new RequestDecision.Answer(
              status,
              status == SipStatus.BAD_EVENT ? List.of(ALLOW_EVENTS) : List.of(),
              List.of(),
              reason,
              rule);
      case NotifyDecision.Challenged(var stale, var reason, var rule) ->
          new RequestDecision.Answer(
              SipStatus.UNAUTHORIZED,
              guard.challenge(NotifyDesk.realm(phone), stale, now).stream()
                  .map(c -> new SipHeader(HeaderName.WWW_AUTHENTICATE, c.text()))
                  .toList(),
              List.of(),
              reason,
              rule);
      case NotifyDecision.Silent(var reason, var rule) -> new RequestDecision.Silence(reason, rule);
    };
  }

  /** Rings unless the phone is in use or busy with itself (TRG-6, RUN-10). */
  private static RequestDecision invite(SipRequest request, PhoneStatus phone, boolean ringing)
      throws MalformedPacketException {
    if (phone.activity() == Activity.RUNNING) {
      return busy("a run is under way", "RUN-10");
    }
    if (ringing || phone.inCommunication()) {
      return busy("the phone is in communication", "TRG-6");
    }
    NameAddress from = request.from();
    return new RequestDecision.Ring(from.display().isEmpty() ? from.uri() : from.display());
  }

  private static RequestDecision busy(String reason, String rule) {
    return new RequestDecision.Answer(SipStatus.BUSY, List.of(), List.of(), reason, rule);
  }

  private static RequestDecision answer(int status, String reason, SipHeader... headers) {
    return new RequestDecision.Answer(status, List.of(headers), List.of(), reason, "");
  }
}
