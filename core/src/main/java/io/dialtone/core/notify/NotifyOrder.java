// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import io.dialtone.wire.sip.SipTransport;
import java.time.Duration;
import java.util.OptionalInt;

/**
 * How phones are to be told.
 *
 * @param reboot the form that makes a phone reboot, so that DHCP is asked again (NTF-5)
 * @param perSecond how many phones are told in a second
 * @param patience how long a phone has to come for its files after it was told; zero for no wait
 * @param port where all phones speak SIP; what the site says of each, if absent
 */
public record NotifyOrder(
    boolean reboot, SipTransport transport, int perSecond, Duration patience, OptionalInt port) {

  /** Ten phones a second, unless somebody says otherwise. */
  public static final int USUAL_RATE = 10;

  /** More than a server could then serve. */
  public static final int MOST_PER_SECOND = 1_000;

  public static final Duration USUAL_PATIENCE = Duration.ofMinutes(2);
  public static final Duration LONGEST_PATIENCE = Duration.ofHours(1);

  public NotifyOrder {
    if (perSecond < 1 || perSecond > MOST_PER_SECOND) {
      throw new IllegalArgumentException("a rate is 1 to " + MOST_PER_SECOND + " phones a second");
    }
    if (patience.isNegative() || patience.compareTo(LONGEST_PATIENCE) > 0) {
      throw new IllegalArgumentException("a wait is at most " + LONGEST_PATIENCE.toHours() + " h");
    }
  }

  /** A plain check-sync by UDP at the usual rate. */
  public static NotifyOrder usual() {
    return new NotifyOrder(
        false, SipTransport.UDP, USUAL_RATE, USUAL_PATIENCE, OptionalInt.empty());
  }
}
