// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.udp;

import java.time.Duration;

/**
 * What happens to datagrams on their way, each by its own throw of the dice.
 *
 * @param loss the share that never arrives
 * @param doubling the share that arrives twice
 * @param shortest the least time on the way
 * @param longest the most; where it is more than the shortest, later ones overtake earlier ones
 */
public record Weather(
    long seed, double loss, double doubling, Duration shortest, Duration longest) {

  /** Everything arrives at once, once and in order. */
  public static Weather fair() {
    return new Weather(0, 0, 0, Duration.ZERO, Duration.ZERO);
  }

  public static Weather losing(long seed, double loss) {
    return new Weather(seed, loss, 0, Duration.ZERO, Duration.ZERO);
  }

  /** Between the two times on the way, so that the order changes. */
  public Weather delaying(Duration least, Duration most) {
    return new Weather(seed, loss, doubling, least, most);
  }

  public Weather doubling(double share) {
    return new Weather(seed, loss, share, shortest, longest);
  }
}
