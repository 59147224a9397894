// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What is known of one address: who has or had it, since and until when. */
public record Lease(
    Ip4Address address, LeaseHolder holder, State state, Instant granted, Instant expires) {

  /** What has become of an address. */
  public enum State {
    /** Granted to its holder until it expires. */
    BOUND,
    /** Given back; the holder is remembered, so that it may get the address again. */
    RELEASED,
    /** Found in use by somebody else: in quarantine until it expires. */
    DECLINED
  }

  /** Times are kept in whole milliseconds, as they are stored. */
  public Lease {
    granted = granted.truncatedTo(ChronoUnit.MILLIS);
    expires = expires.truncatedTo(ChronoUnit.MILLIS);
  }

  /** Whether nobody else may have the address now. */
  public boolean held(Instant now) {
    return state != State.RELEASED && expires.isAfter(now);
  }

  public Duration remaining(Instant now) {
    return expires.isAfter(now) ? Duration.between(now, expires) : Duration.ZERO;
  }

  Lease released(Instant now) {
    return new Lease(address, holder, State.RELEASED, granted, now);
  }

  Lease declined(Instant now, Duration quarantine) {
    return new Lease(address, holder, State.DECLINED, now, now.plus(quarantine));
  }
}
