// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import java.time.Duration;

/**
 * The three times all timers are made of: RFC 3261 section 17.1.1.1.
 *
 * @param t1 the round trip that is reckoned with
 * @param t2 the longest wait between two repetitions
 * @param t4 how long a message may stay in the network
 */
public record SipTimers(Duration t1, Duration t2, Duration t4) {

  /** The usual 500 ms, 4 s and 5 s. */
  public static final SipTimers USUAL =
      new SipTimers(Duration.ofMillis(500), Duration.ofSeconds(4), Duration.ofSeconds(5));

  private static final int TRIES = 64;

  public SipTimers {
    if (t1.toMillis() < 1 || t2.compareTo(t1) < 0 || t4.isNegative()) {
      throw new IllegalArgumentException("T1 must be at least 1 ms, T2 no less than T1");
    }
  }

  /** Timers B, F, H and J over UDP: the end of all patience. */
  public Duration patience() {
    return t1.multipliedBy(TRIES);
  }

  /** A wait doubled, up to T2. */
  Duration next(Duration wait) {
    Duration doubled = wait.multipliedBy(2);
    return doubled.compareTo(t2) < 0 ? doubled : t2;
  }
}
