// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import java.time.Duration;

/**
 * How long an offer is kept open and a declined address locked away, and how many of both at most.
 *
 * @param quarantinePercent the part of a pool that may be locked away at one time: whoever declines
 *     everything, or answers every probe, does not close the pool
 */
public record BookLimits(
    Duration offerLife, Duration quarantine, int offersPerPool, int quarantinePercent) {

  /**
   * A minute outlives every client's own patience with an offer; a day gives somebody the time to
   * find the machine that sits on a declined address.
   */
  public static final BookLimits USUAL =
      new BookLimits(Duration.ofMinutes(1), Duration.ofDays(1), 65_536, 25);

  public BookLimits {
    if (offersPerPool < 1) {
      throw new IllegalArgumentException("a pool needs room for one offer at least");
    }
    if (quarantinePercent < 1 || quarantinePercent > 100) {
      throw new IllegalArgumentException("a part of a pool is 1 to 100 percent");
    }
  }

  /** How many of so many addresses may be locked away: one at least. */
  int lockedAwayOf(long addresses) {
    return (int) Math.max(1, addresses * quarantinePercent / 100);
  }
}
