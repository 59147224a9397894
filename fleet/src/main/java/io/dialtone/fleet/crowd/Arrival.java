// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** When the phones of a crowd get their power. */
public sealed interface Arrival {

  /** All at once: a site's power returns. */
  record Burst() implements Arrival {}

  /** So many a second, evenly. */
  record Rate(double perSecond) implements Arrival {
    public Rate {
      if (!(perSecond > 0)) {
        throw new IllegalArgumentException("a rate of " + perSecond);
      }
    }
  }

  /** Each at a random moment of a span, as AutoprovisionTimeSpan spreads runs (TRG-1). */
  record Spread(Duration over) implements Arrival {
    public Spread {
      if (over.isNegative()) {
        throw new IllegalArgumentException("a span of " + over);
      }
    }
  }

  /** The moment of each phone after the start, in order. */
  default Moments moments(int phones, RandomGenerator random) {
    long[] nanos = new long[phones];
    switch (this) {
      case Burst() -> {
        return new Moments(nanos);
      }
      case Rate(double perSecond) -> Arrays.setAll(nanos, at -> (long) (at * 1e9 / perSecond));
      case Spread(var over) -> {
        long span = Math.max(1, over.toNanos());
        Arrays.setAll(nanos, _ -> random.nextLong(span));
        Arrays.sort(nanos);
      }
    }
    return new Moments(nanos);
  }

  /** In words. */
  default String text() {
    return switch (this) {
      case Burst() -> "burst";
      case Rate(double perSecond) -> "rate " + perSecond + "/s";
      case Spread(var over) -> "spread over " + over.toMillis() / 1e3 + " s";
    };
  }

  /** One moment for each phone. */
  final class Moments {
    private final long[] nanos;

    private Moments(long[] nanos) {
      this.nanos = nanos;
    }

    /** In nanoseconds after the start. */
    long of(int phone) {
      return nanos[phone];
    }
  }
}
