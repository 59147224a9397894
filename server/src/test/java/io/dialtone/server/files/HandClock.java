// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock moved by hand, far behind the file system's own: every file of a test is dated in the
 * future, so that only what was seen between two moves of the hand tells whether it settled.
 */
final class HandClock {

  private final Instant start = Instant.now().minus(Duration.ofDays(1));
  private Duration passed = Duration.ZERO;

  Time time() {
    return new Time(() -> start.plus(passed), () -> passed.toNanos());
  }

  void pass(Duration more) {
    passed = passed.plus(more);
  }
}
