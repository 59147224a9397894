// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A clock moved by hand, far behind the file system's own: every file of a test is dated in the
 * future, so that only what was seen between two moves of the hand tells whether it settled.
 */
final class HandClock {

  private final Instant start = Instant.now().minus(Duration.ofDays(1));
  private Duration passed = Duration.ZERO;
  private Optional<Path> cutNext = Optional.empty();

  Time time() {
    return new Time(this::look, () -> passed.toNanos());
  }

  private Instant look() {
    Optional<Path> cut = cutNext;
    cutNext = Optional.empty();
    cut.ifPresent(HandClock::empty);
    return start.plus(passed);
  }

  private static void empty(Path file) {
    try {
      Files.write(file, new byte[0]);
    } catch (IOException fault) {
      throw new UncheckedIOException(fault);
    }
  }

  /** Somebody cuts this file to nothing in the moment when the time is asked for next. */
  void cutAtTheNextLook(Path file) {
    cutNext = Optional.of(file);
  }

  void pass(Duration more) {
    passed = passed.plus(more);
  }
}
