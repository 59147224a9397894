// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import io.dialtone.fleet.report.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * What happened when, at a bounded number of points: whenever there are too many, two become one
 * and the next are twice as far apart.
 */
final class TimeLine {
  private static final int MOST_POINTS = 240;
  private static final long FIRST_STEP_NANOS = 100_000_000;
  private static final int DIGITS = 2;
  private static final long LONGEST_MICROS = TimeUnit.HOURS.toMicros(1);

  /** Of one size from the start: one that grows would hold up whoever records meanwhile. */
  private final Recorder recorder = new Recorder(LONGEST_MICROS, DIGITS);

  private @Nullable Histogram recycled;
  private List<Point> points = new ArrayList<>();
  private long stepNanos = FIRST_STEP_NANOS;
  private long lastNanos;
  private Level last = new Level(0, 0, 0, 0, 0, 0);

  /** The counters at one moment. */
  record Level(long started, long standing, long failed, long working, long requests, long bytes) {}

  private record Point(long fromNanos, long toNanos, Level before, Level after, Histogram times) {
    Point and(Point next) {
      Histogram both = times.copy();
      both.add(next.times);
      return new Point(fromNanos, next.toNanos, before, next.after, both);
    }

    Moment moment() {
      double seconds = (toNanos - fromNanos) / 1e9;
      return new Moment(
          toNanos / 1e9,
          after.started,
          after.standing,
          after.failed,
          after.working,
          (after.requests - before.requests) / seconds,
          (after.bytes - before.bytes) / seconds,
          Stopwatch.at(times, 50),
          Stopwatch.at(times, 99));
    }
  }

  /** One request was answered; any thread may say so. */
  void answered(long nanos) {
    recorder.recordValue(Math.clamp(TimeUnit.NANOSECONDS.toMicros(nanos), 1, LONGEST_MICROS));
  }

  /** When the next point is due, counted from the start. */
  synchronized Duration next() {
    return Duration.ofNanos(lastNanos + stepNanos);
  }

  /** Makes a point of what happened since the last one. */
  synchronized void mark(long nanos, Level now) {
    if (nanos <= lastNanos) {
      return;
    }
    points.add(new Point(lastNanos, nanos, last, now, times()));
    lastNanos = nanos;
    last = now;
    if (points.size() >= MOST_POINTS) {
      thin();
    }
  }

  /** The times since the last call, in as little room as they need. */
  private Histogram times() {
    recycled = recorder.getIntervalHistogram(recycled);
    var times = new Histogram(DIGITS);
    times.add(recycled);
    return times;
  }

  private void thin() {
    var fewer = new ArrayList<Point>();
    for (int at = 0; at + 1 < points.size(); at += 2) {
      fewer.add(points.get(at).and(points.get(at + 1)));
    }
    if (points.size() % 2 == 1) {
      fewer.add(points.getLast());
    }
    points = fewer;
    stepNanos *= 2;
  }

  synchronized List<Moment> moments() {
    return points.stream().map(Point::moment).toList();
  }
}
