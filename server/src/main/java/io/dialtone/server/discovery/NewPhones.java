// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.discovery;

import java.time.Duration;

/** How many new phones may be written down: a site's worth at once, and then so many a second. */
final class NewPhones {

  private static final long NANOS = Duration.ofSeconds(1).toNanos();

  private final int most;
  private final int perSecond;
  private double left;
  private long at;

  NewPhones(int most, int perSecond, long now) {
    this.most = most;
    this.perSecond = perSecond;
    this.left = most;
    this.at = now;
  }

  /** How many may be now, by the monotonic clock. */
  int room(long now) {
    left = Math.min(most, left + (double) (now - at) / NANOS * perSecond);
    at = now;
    return (int) left;
  }

  void spend(int count) {
    left -= count;
  }
}
