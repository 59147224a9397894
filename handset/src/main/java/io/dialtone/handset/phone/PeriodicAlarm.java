// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.schedule.PeriodicRuns;
import io.dialtone.handset.schedule.Timetable;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When the next periodic run is due: a random moment of each window in turn (TRG-2). */
final class PeriodicAlarm {

  /** An alarm that never rings. */
  static final PeriodicAlarm NONE = new PeriodicAlarm();

  private final Optional<Windows> windows;
  private Optional<Instant> due;

  private record Windows(PeriodicRuns runs, Timetable timetable, RandomGenerator random) {

    Instant somewhereIn(Instant opens) {
      return opens.plus(timetable.somewhereInSpan(random));
    }
  }

  private PeriodicAlarm() {
    windows = Optional.empty();
    due = Optional.empty();
  }

  PeriodicAlarm(PeriodicRuns runs, Timetable timetable, RandomGenerator random) {
    Windows all = new Windows(runs, timetable, random);
    windows = Optional.of(all);
    due = Optional.of(all.somewhereIn(runs.first()));
  }

  Optional<Instant> due() {
    return due;
  }

  /** Whether a run is due now; windows that went by meanwhile do not come again. */
  boolean rings(Instant now) {
    boolean ringing = due.isPresent() && !now.isBefore(due.get());
    if (ringing) {
      due = windows.map(all -> all.somewhereIn(all.runs().after(now)));
    }
    return ringing;
  }
}
