// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.Optional;

/**
 * What one asker owes of digests: the challenge it was given, and how often its nonce was used (RFC
 * 3261 section 22, RFC 2617 section 3.2.2).
 */
public final class DigestAnswers {

  private final SipTokens tokens;
  private Optional<DigestChallenge> challenge = Optional.empty();
  private String header = HeaderName.AUTHORIZATION;
  private int used;

  public DigestAnswers(SipTokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Takes the challenge of a 401 or 407; false where it cannot be answered, or was answered in
   * vain.
   */
  public boolean challenged(SipResponse response) {
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
    header =
        response.status() == SipStatus.PROXY_UNAUTHORIZED
            ? HeaderName.PROXY_AUTHORIZATION
            : HeaderName.AUTHORIZATION;
    return true;
  }

  /** A request with what it owes; the same where nobody has challenged. */
  public SipRequest owed(SipRequest request, Login login) {
    if (challenge.isEmpty()) {
      return request;
    }
    used++;
    DigestCredentials credentials =
        DigestCredentials.answer(
            challenge.get(),
            login,
            request.method(),
            request.uri(),
            new ClientNonce(tokens.token(), used));
    return request.with(request.headers().with(header, credentials.text()));
  }

  /** The next request goes without credentials. */
  public void forget() {
    challenge = Optional.empty();
    used = 0;
  }
}
