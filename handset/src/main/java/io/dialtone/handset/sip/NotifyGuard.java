// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.DigestAlgorithm;
import io.dialtone.wire.sip.DigestChallenge;
import io.dialtone.wire.sip.DigestCredentials;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The phone's own digest check of NOTIFY (NTF-4): nonces, each for a while, no use twice. */
final class NotifyGuard {

  /** What a request's credentials are worth. */
  enum Finding {
    PASSED,
    ABSENT,
    STALE,
    WRONG
  }

  static final Duration NONCE_LIFE = Duration.ofMinutes(5);
  private static final int MAX_NONCES = 64;

  /** A nonce we gave: until when it is good, and the highest count seen with it. */
  private record Nonce(Instant end, int used) {}

  private final SipSetup setup;
  private final SipTokens tokens;
  private final Map<String, Nonce> nonces = new LinkedHashMap<>();

  NotifyGuard(SipSetup setup, SipTokens tokens) {
    this.setup = setup;
    this.tokens = tokens;
  }

  Finding check(SipRequest request, String realm, List<Login> logins, Instant now) {
    for (String value : request.headers().values(HeaderName.AUTHORIZATION)) {
      Optional<DigestCredentials> shown = read(value).filter(c -> c.realm().equals(realm));
      if (shown.isPresent()) {
        return check(shown.get(), request.method(), logins, now);
      }
    }
    return Finding.ABSENT;
  }

  private Finding check(DigestCredentials shown, String method, List<Login> logins, Instant now) {
    boolean offered =
        DigestAlgorithm.named(shown.algorithm()).filter(setup.challenge()::contains).isPresent();
    if (!offered || logins.stream().noneMatch(login -> shown.isBy(login, method))) {
      return Finding.WRONG;
    }
    Optional<Nonce> known = Optional.ofNullable(nonces.get(shown.nonce()));
    int count = shown.client().map(c -> c.count()).orElse(1);
    if (known.filter(n -> now.isBefore(n.end()) && count > n.used()).isEmpty()) {
      return Finding.STALE; // the right password, but too late, or heard before
    }
    nonces.put(shown.nonce(), new Nonce(known.get().end(), count));
    return Finding.PASSED;
  }

  private static Optional<DigestCredentials> read(String value) {
    try {
      return Optional.of(DigestCredentials.parse(value));
    } catch (MalformedPacketException e) {
      return Optional.empty();
    }
  }

  /** New challenges, one an algorithm, with one nonce. */
  List<DigestChallenge> challenge(String realm, boolean stale, Instant now) {
    String nonce = tokens.token() + tokens.token();
    nonces.put(nonce, new Nonce(now.plus(NONCE_LIFE), 0));
    if (nonces.size() > MAX_NONCES) {
      nonces.remove(nonces.keySet().iterator().next());
    }
    return setup.challenge().stream()
        .map(algorithm -> DigestChallenge.of(realm, nonce, algorithm, stale))
        .toList();
  }
}
