// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;

/**
 * What is known of one address: who has or had it, since and until when.
 *
 * @param grantedMillis since when, in milliseconds of the epoch as it is stored: a book may hold a
 *     million leases, and an {@link Instant} is an object of its own
 * @param expiresMillis until when, alike
 */
public record Lease(
    Ip4Address address, LeaseHolder holder, State state, long grantedMillis, long expiresMillis) {

  /** What has become of an address. */
  public enum State {
    /** Granted to its holder until it expires. */
    BOUND,
    /** Given back; the holder is remembered, so that it may get the address again. */
    RELEASED,
    /** Found in use by somebody else: in quarantine until it expires. */
    DECLINED
  }

  /** What is beyond whole milliseconds is left out. */
  public Lease(
      Ip4Address address, LeaseHolder holder, State state, Instant granted, Instant expires) {
    this(address, holder, state, granted.toEpochMilli(), expires.toEpochMilli());
  }

  public Instant granted() {
    return Instant.ofEpochMilli(grantedMillis);
  }

  public Instant expires() {
    return Instant.ofEpochMilli(expiresMillis);
  }

  /** Whether nobody else may have the address now. */
  public boolean held(Instant now) {
    return state != State.RELEASED && runs(now);
  }

  /** Whether its end is still to come. */
  private boolean runs(Instant now) {
    return expiresMillis > now.toEpochMilli();
  }

  public Duration remaining(Instant now) {
    return runs(now) ? Duration.between(now, expires()) : Duration.ZERO;
  }

  Lease released(Instant now) {
    return new Lease(address, holder, State.RELEASED, granted(), now);
  }

  Lease declined(Instant now, Duration quarantine) {
    return new Lease(address, holder, State.DECLINED, now, now.plus(quarantine));
  }
}
