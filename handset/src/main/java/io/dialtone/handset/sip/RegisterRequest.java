// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.sip.CSeq;
import io.dialtone.wire.sip.DigestAnswers;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.NameAddress;
import io.dialtone.wire.sip.SipHeaders;
import io.dialtone.wire.sip.SipParameters;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipTokens;
import io.dialtone.wire.sip.SipTransport;
import io.dialtone.wire.sip.SipUri;
import io.dialtone.wire.sip.Via;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes one line's REGISTER requests: one Call-ID, a CSeq that grows, the digest it owes. */
final class RegisterRequest {

  private final LineAccount account;
  private final Endpoint at;
  private final SipTokens tokens;
  private final String callId;
  private final String tag;
  private final DigestAnswers digest;
  private Duration expiry;
  private long number;
  private String branch = "";

  RegisterRequest(LineAccount account, Endpoint at, SipTokens tokens) {
    this.account = account;
    this.at = at;
    this.tokens = tokens;
    this.callId = tokens.token() + "@" + at.address();
    this.tag = tokens.token();
    this.digest = new DigestAnswers(tokens);
    this.expiry = account.expiry();
  }

  Duration expiry() {
    return expiry;
  }

  boolean isBranch(String seen) {
    return branch.equalsIgnoreCase(seen);
  }

  /** Where the line is reached. */
  SipUri contact() {
    SipParameters parameters =
        account.transport() == SipTransport.TCP
            ? SipParameters.NONE.with("transport", "tcp")
            : SipParameters.NONE;
    return new SipUri(
        "sip",
        Optional.of(SipUri.escaped(account.number())),
        at.address().toString(),
        OptionalInt.of(at.port()),
        parameters);
  }

  /** The next request; with {@code leaving} it takes the registration back. */
  SipRequest next(boolean leaving) {
    number++;
    branch = tokens.branch();
    String uri = "sip:" + SipUri.escaped(account.domain());
    NameAddress who = NameAddress.of(account.addressOfRecord());
    SipHeaders headers =
        SipHeaders.NONE
            .with(HeaderName.VIA, Via.of(account.transport().name(), at, branch).text() + ";rport")
            .with(HeaderName.MAX_FORWARDS, "70")
            .with(HeaderName.FROM, who.withTag(tag).text())
            .with(HeaderName.TO, who.text())
            .with(HeaderName.CALL_ID, callId)
            .with(HeaderName.CSEQ, new CSeq(number, SipRequest.REGISTER).text())
            .with(HeaderName.CONTACT, NameAddress.of(contact().text()).text())
            .with(HeaderName.EXPIRES, leaving ? "0" : String.valueOf(expiry.toSeconds()));
    return digest.owed(new SipRequest(SipRequest.REGISTER, uri, headers), account.login());
  }

  /** Takes a challenge; false where it cannot be answered, or was answered in vain. */
  boolean challenged(SipResponse response) {
    return digest.challenged(response);
  }

  /** Takes a longer time than was asked for; false where none is named. */
  boolean tooBrief(SipResponse response) {
    Optional<Duration> least =
        response
            .headers()
            .first(HeaderName.MIN_EXPIRES)
            .flatMap(LineRegistration::seconds)
            .filter(d -> d.compareTo(expiry) > 0);
    least.ifPresent(d -> expiry = d);
    return least.isPresent();
  }

  /** After a refusal the next try begins without credentials. */
  void forgetPassword() {
    digest.forget();
  }
}
