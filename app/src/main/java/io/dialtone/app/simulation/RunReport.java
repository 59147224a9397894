// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.time.Violation;
import java.util.Optional;

/**
 * How a run went.
 *
 * @param failure which invariant does not hold, and how that was seen
 * @param digest of all that happened: a replay has the same
 */
public record RunReport(
    long seed, SimulationOptions options, Optional<Throwable> failure, long digest, Tally tally) {

  /** Whether every invariant holds. */
  public boolean holds() {
    return failure.isEmpty();
  }

  /** Seed, options and what is wrong, in two lines. */
  public String words() {
    return "seed "
        + seed
        + ", trace "
        + Long.toHexString(digest)
        + ": "
        + failure.map(RunReport::words).orElse("every invariant holds")
        + "\n  "
        + options;
  }

  private static String words(Throwable failure) {
    return failure instanceof Violation ? String.valueOf(failure.getMessage()) : failure.toString();
  }
}
