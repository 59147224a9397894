// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.log;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.port.StepLog;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** The APS log that the phone's web page shows (LOG-1): the latest steps, each with its time. */
public final class ApsLog implements StepLog {

  /** How many lines are kept. */
  public static final int MAX_LINES = 200;

  private final Clock clock;
  private final StepLog next;
  private final Deque<String> lines = new ArrayDeque<>();

  /** A log that also passes every step on. */
  public ApsLog(Clock clock, StepLog next) {
    this.clock = clock;
    this.next = next;
  }

  @Override
  public void record(Step step) {
    if (lines.size() == MAX_LINES) {
      lines.removeFirst();
    }
    lines.addLast(line(step));
    next.record(step);
  }

  /** The lines, the oldest first. */
  public List<String> lines() {
    return List.copyOf(lines);
  }

  private String line(Step step) {
    return clock.now().truncatedTo(ChronoUnit.SECONDS)
        + " "
        + step.kind().name().toLowerCase(Locale.ROOT)
        + " "
        + step.what()
        + ": "
        + step.result()
        + (step.bytes() > 0 ? ", " + step.bytes() + " bytes" : "");
  }
}
