// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Whether a file has been left alone long enough to be read. Its times say so, or, where they lie
 * in the future or another machine's clock set them, our having seen the same stamp all along.
 */
final class Settling {

  /** How many files in motion are remembered; beyond, the one seen first is forgotten. */
  private static final int LIMIT = 10_000;

  private record Seen(FileStamp stamp, long sinceNanos) {}

  private final Duration settle;
  private final Time time;
  private final Map<String, Seen> moving = new LinkedHashMap<>();

  Settling(Duration settle, Time time) {
    this.settle = settle;
    this.time = time;
  }

  /** How much longer the file must be left alone; zero if it may be read. */
  synchronized Duration rest(String path, FileStamp stamp) {
    Duration quiet = Duration.between(stamp.touched(), time.now());
    if (quiet.compareTo(settle) >= 0) {
      moving.remove(path);
      return Duration.ZERO;
    }
    long now = time.nanos();
    Seen seen = moving.get(path);
    if (seen == null || !seen.stamp().equals(stamp)) {
      seen = new Seen(stamp, now);
      if (moving.size() >= LIMIT) {
        moving.remove(moving.keySet().iterator().next());
      }
      moving.put(path, seen);
    }
    Duration rest = settle.minusNanos(now - seen.sinceNanos());
    if (!rest.isPositive()) {
      moving.remove(path);
      return Duration.ZERO;
    }
    return quiet.isNegative() ? rest : shorter(rest, settle.minus(quiet));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
