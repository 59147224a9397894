// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.access.Suspect.Standing;
import io.dialtone.server.access.AccessFigures;
import io.dialtone.server.access.Guesses;
import io.dialtone.server.metrics.Metrics;

/** Who was not given files, as Prometheus is told it. */
final class AccessMeters {

  private AccessMeters() {}

  static void bind(Metrics metrics, AccessFigures figures, Guesses guesses) {
    metrics.gauge(
        "dialtone.access.slowed", "Addresses slowed", () -> guesses.count(Standing.SLOWED));
    metrics.gauge(
        "dialtone.access.shut.out", "Addresses shut out", () -> guesses.count(Standing.SHUT_OUT));
    metrics.sum("dialtone.access.refused", "Files there, but not for who asked", figures::refused);
    metrics.sum("dialtone.access.challenged", "Askings without the password", figures::challenged);
    metrics.sum("dialtone.access.delayed", "Answers made to wait", figures::delayed);
    metrics.sum("dialtone.access.hidden", "Askings of addresses that guess", figures::hidden);
  }
}
