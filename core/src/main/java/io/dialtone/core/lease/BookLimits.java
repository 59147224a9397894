// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import java.time.Duration;

/**
 * How long the book keeps what is no lease, and how much of it.
 *
 * @param offerLife how long an address is set aside for the client it was offered to
 * @param quarantine how long a declined address is locked away
 * @param phoneKept how long after its end a phone's lease is kept from clients that are no phones
 * @param openOffers how many offers a network has open at most
 * @param quarantinePercent the part of a network's addresses that may be locked away at one time:
 *     whoever declines everything, or answers every probe, does not close the network
 * @param strangersPercent the part of a network's addresses that clients that are no phones may
 *     have, with those locked away; the rest is kept for phones never seen before
 */
public record BookLimits(
    Duration offerLife,
    Duration quarantine,
    Duration phoneKept,
    int openOffers,
    int quarantinePercent,
    int strangersPercent) {

  /**
   * A minute outlives every client's own patience with an offer; a day gives somebody the time to
   * find the machine that sits on a declined address; a week outlives holidays. Three quarters are
   * enough for the PCs of a mixed network, and leave room for new phones.
   */
  public static final BookLimits USUAL =
      new BookLimits(Duration.ofMinutes(1), Duration.ofDays(1), Duration.ofDays(7), 65_536, 25, 75);

  public BookLimits {
    if (openOffers < 1) {
      throw new IllegalArgumentException("a network needs room for one offer at least");
    }
    requirePart(quarantinePercent);
    requirePart(strangersPercent);
  }

  private static void requirePart(int percent) {
    if (percent < 1 || percent > 100) {
      throw new IllegalArgumentException("a part is 1 to 100 percent");
    }
  }

  public BookLimits withOfferLife(Duration changed) {
    return new BookLimits(
        changed, quarantine, phoneKept, openOffers, quarantinePercent, strangersPercent);
  }

  public BookLimits withQuarantine(Duration changed) {
    return new BookLimits(
        offerLife, changed, phoneKept, openOffers, quarantinePercent, strangersPercent);
  }

  public BookLimits withOpenOffers(int changed) {
    return new BookLimits(
        offerLife, quarantine, phoneKept, changed, quarantinePercent, strangersPercent);
  }

  public BookLimits withQuarantinePercent(int changed) {
    return new BookLimits(offerLife, quarantine, phoneKept, openOffers, changed, strangersPercent);
  }

  public BookLimits withStrangersPercent(int changed) {
    return new BookLimits(offerLife, quarantine, phoneKept, openOffers, quarantinePercent, changed);
  }

  /** How many of so many addresses strangers may have: one at least. */
  int strangersOf(long addresses) {
    return (int) Math.max(1, addresses * strangersPercent / 100);
  }

  /** How many of so many addresses may be locked away: one at least. */
  int lockedAwayOf(long addresses) {
    return (int) Math.max(1, addresses * quarantinePercent / 100);
  }
}
