// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.util.List;

/**
 * From when on an address seems to guess (SRV-8), and what becomes of it.
 *
 * @param slowAfter so many strange phones asked for within an hour, and the address is slowed
 * @param shutOutAfter so many, and it is shut out
 * @param shutOut which addresses may be shut out at all
 * @param shutOutTime for how long
 * @param behindNat networks at each of whose addresses there may be a whole site: what is known
 *     there is never slowed, and nothing there is shut out
 */
public record GuessLimits(
    int slowAfter,
    int shutOutAfter,
    ShutOut shutOut,
    Duration shutOutTime,
    List<Subnet> behindNat) {

  /** What holds when nobody says otherwise. */
  public static final GuessLimits USUAL =
      new GuessLimits(10, 50, ShutOut.GUESSERS, Duration.ofMinutes(15), List.of());

  public GuessLimits {
    behindNat = List.copyOf(behindNat);
    if (slowAfter < 1 || shutOutAfter < slowAfter || !shutOutTime.isPositive()) {
      throw new IllegalArgumentException(
          "no order in " + slowAfter + ", " + shutOutAfter + ", " + shutOutTime);
    }
  }

  boolean behindNat(Ip4Address asker) {
    for (Subnet network : behindNat) {
      if (network.contains(asker)) {
        return true;
      }
    }
    return false;
  }
}
