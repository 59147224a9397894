// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import java.time.Duration;

/**
 * How long an offer is kept open and a declined address locked away, and how many offers at most.
 */
public record BookLimits(Duration offerLife, Duration quarantine, int offersPerPool) {

  /**
   * A minute outlives every client's own patience with an offer; a day gives somebody the time to
   * find the machine that sits on a declined address.
   */
  public static final BookLimits USUAL =
      new BookLimits(Duration.ofMinutes(1), Duration.ofDays(1), 65_536);

  public BookLimits {
    if (offersPerPool < 1) {
      throw new IllegalArgumentException("a pool needs room for one offer at least");
    }
  }
}
