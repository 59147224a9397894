// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** Everything that was started, to be stopped in reverse; all of it within one length of time. */
final class Stops {

  /** One thing's stop; it may use what is left of the time. */
  @FunctionalInterface
  interface Stop {
    void within(Duration left) throws Exception;
  }

  private record Named(String name, Stop stop) {}

  private final Deque<Named> stops = new ArrayDeque<>();
  private final Journal journal;
  private final InstantSource clock;

  Stops(Journal journal, InstantSource clock) {
    this.journal = journal;
    this.clock = clock;
  }

  void add(String name, Stop stop) {
    stops.push(new Named(name, stop));
  }

  /** Stops all, the last started first; one that fails does not keep the others from it. */
  void all(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!stops.isEmpty()) {
      Named named = stops.pop();
      try {
        named.stop.within(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      } catch (Exception fault) {
        // Whatever it was: the rest must be stopped all the same.
        String text = "stopping " + named.name + " failed: " + fault;
        journal.record(JournalRecord.of(clock.instant(), Level.WARN, Area.SERVER, text));
      }
    }
  }
}
