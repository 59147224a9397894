// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import java.time.Duration;
import java.time.Instant;

/** One phone after another, so many a second, however late who asks comes. */
final class NotifyPace {

  /** What was missed for longer is not made up for: phones would be told all at once. */
  private static final Duration MADE_UP = Duration.ofMillis(200);

  private final Duration gap;
  private Instant next;

  NotifyPace(int perSecond, Instant start) {
    this.gap = Duration.ofSeconds(1).dividedBy(perSecond);
    this.next = start;
  }

  Instant next() {
    return next;
  }

  /** One was told; who is told at once for having been late is not many. */
  void told(Instant now) {
    Instant least = now.minus(MADE_UP);
    next = (next.isBefore(least) ? least : next).plus(gap);
  }
}
