// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.sip.CSeq;
import io.dialtone.wire.sip.ClientNonce;
import io.dialtone.wire.sip.DigestChallenge;
import io.dialtone.wire.sip.DigestCredentials;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.NameAddress;
import io.dialtone.wire.sip.SipHeaders;
import io.dialtone.wire.sip.SipParameters;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStatus;
import io.dialtone.wire.sip.SipUri;
import io.dialtone.wire.sip.Via;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Writes one line's REGISTER requests: one Call-ID, a CSeq that grows, the digest it owes. */
final class RegisterRequest {

  private final LineAccount account;
  private final Endpoint at;
  private final Tokens tokens;
  private final String callId;
  private final String tag;
  private Duration expiry;
  private long number;
  private String branch = "";
  private String answerHeader = HeaderName.AUTHORIZATION;
  private Optional<DigestChallenge> challenge = Optional.empty();
  private int used; // how often the nonce was

  RegisterRequest(LineAccount account, Endpoint at, Tokens tokens) {
    this.account = account;
    this.at = at;
    this.tokens = tokens;
    this.callId = tokens.token() + "@" + at.address();
    this.tag = tokens.token();
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
        Optional.of(LineAccount.escaped(account.number())),
        at.address().toString(),
        OptionalInt.of(at.port()),
        parameters);
  }

  /** The next request; with {@code leaving} it takes the registration back. */
  SipRequest next(boolean leaving) {
    number++;
    branch = tokens.branch();
    String uri = "sip:" + LineAccount.escaped(account.domain());
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
    return new SipRequest(SipRequest.REGISTER, uri, owed(uri, headers));
  }

  private SipHeaders owed(String uri, SipHeaders headers) {
    if (challenge.isEmpty()) {
      return headers;
    }
    used++;
    DigestCredentials credentials =
        DigestCredentials.answer(
            challenge.get(),
            account.login(),
            SipRequest.REGISTER,
            uri,
            new ClientNonce(tokens.token(), used));
    return headers.with(answerHeader, credentials.text());
  }

  /** Takes a challenge; false where it cannot be answered, or was answered in vain. */
  boolean challenged(SipResponse response) {
    Optional<DigestChallenge> asked = DigestChallenge.of(response);
    boolean inVain =
        asked.isPresent()
            && challenge.filter(c -> c.nonce().equals(asked.get().nonce())).isPresent()
            && !asked.get().stale();
    if (asked.isEmpty() || inVain) {
      return false;
    }
    challenge = asked;
    used = 0;
    answerHeader =
        response.status() == SipStatus.PROXY_UNAUTHORIZED
            ? HeaderName.PROXY_AUTHORIZATION
            : HeaderName.AUTHORIZATION;
    return true;
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
    challenge = Optional.empty();
    used = 0;
  }
}
