// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipTokens;
import io.dialtone.wire.sip.SipTransport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;

/** A clock that is moved by hand, phones that can be told, and what they were sent. */
final class NotifyBench {

  static final Instant START = Instant.parse("2030-01-01T00:00:00Z");
  static final Endpoint SERVER = new Endpoint(Ip4Address.of(192, 0, 2, 1), 5060);

  Instant now = START;

  static SipTokens tokens() {
    return new SipTokens(new SplittableRandom(7));
  }

  static MacAddress mac(int number) {
    return MacAddress.parse("00147F%06X".formatted(number)).orElseThrow();
  }

  static NotifyTarget target(int number, SipTransport transport, List<Login> logins) {
    Endpoint at = new Endpoint(Ip4Address.of(10, 0, number >> 8, number & 0xFF), 5060);
    return new NotifyTarget(
        mac(number),
        new SipPeer(transport, at),
        SERVER,
        new NotifyOutlook(5060, Optional.of("8002"), logins, List.of(), "a hint"));
  }

  static Function<MacAddress, Sought> all(SipTransport transport, List<Login> logins) {
    return mac -> new Sought.Found(target((int) (mac.bits() & 0xFFFFFF), transport, logins));
  }

  Instant after(String duration) {
    now = now.plus(Duration.parse(duration));
    return now;
  }

  /** The requests among what a round wants. */
  static List<SipRequest> sent(List<NotifyEffect> effects) {
    List<SipRequest> sent = new ArrayList<>();
    for (NotifyEffect effect : effects) {
      if (effect instanceof NotifyEffect.Send(_, _, var request)) {
        sent.add(request);
      }
    }
    return sent;
  }

  static String branch(SipRequest request) throws MalformedPacketException {
    return request.via().branch().orElseThrow();
  }

  /** A phone's answer as it comes over the wire, with these headers more. */
  static SipResponse answer(SipRequest request, String status, String... headers)
      throws MalformedPacketException {
    StringBuilder text = new StringBuilder("SIP/2.0 " + status + "\r\n");
    text.append("Via: ").append(request.via().text()).append("\r\n");
    text.append("From: ").append(request.from().text()).append("\r\n");
    text.append("To: ").append(request.to().text()).append(";tag=phone\r\n");
    text.append("Call-ID: ").append(request.callId()).append("\r\n");
    text.append("CSeq: ").append(request.cseq().text()).append("\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    text.append("Content-Length: 0\r\n\r\n");
    return (SipResponse) SipMessage.parse(Bytes.utf8(text.toString()));
  }
}
