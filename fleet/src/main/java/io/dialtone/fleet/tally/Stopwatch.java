// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import io.dialtone.fleet.report.Latency;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * How long something took, from a microsecond to a day, to one part in a hundred; any thread may
 * record.
 */
public final class Stopwatch {
  private static final long LONGEST_MICROS = TimeUnit.DAYS.toMicros(1);
  private static final int DIGITS = 2;
  private static final double MICROS_A_MILLI = 1_000;

  private final Histogram histogram = new ConcurrentHistogram(1, LONGEST_MICROS, DIGITS);

  /** One more time. */
  public void record(long nanos) {
    histogram.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, LONGEST_MICROS));
  }

  void add(Stopwatch other) {
    histogram.add(other.histogram);
  }

  /** What was recorded so far. */
  public Latency latency() {
    return latency(histogram.copy());
  }

  static Latency latency(Histogram of) {
    if (of.getTotalCount() == 0) {
      return Latency.NONE;
    }
    return new Latency(
        of.getTotalCount(),
        of.getMean() / MICROS_A_MILLI,
        at(of, 50),
        at(of, 90),
        at(of, 99),
        at(of, 99.9),
        of.getMaxValue() / MICROS_A_MILLI);
  }

  static double at(Histogram of, double percentile) {
    return of.getTotalCount() == 0
        ? 0
        : Math.min(of.getValueAtPercentile(percentile), of.getMaxValue()) / MICROS_A_MILLI;
  }
}
