// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says once a day that a certificate comes to its end, or is over it. */
final class ExpiryWarning {

  private static final Duration AHEAD = Duration.ofDays(21);
  private static final Duration EVERY = Duration.ofDays(1);

  private Instant next = Instant.MIN;

  Optional<String> of(Instant end, Instant now) {
    if (now.isBefore(end.minus(AHEAD)) || now.isBefore(next)) {
      return Optional.empty();
    }
    next = now.plus(EVERY);
    return Optional.of(
        now.isAfter(end)
            ? "the certificate expired at " + end + ": clients that look refuse it"
            : "the certificate expires at " + end + ": renew it");
  }
}
