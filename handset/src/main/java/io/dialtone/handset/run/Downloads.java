// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Fetched;
import io.dialtone.handset.fetch.Intake;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.port.Step;

/** Asks for files, and asks again while the server does not answer (SRC-6). */
final class Downloads {

  /** The first try, then three more. */
  static final int TRIES = 4;

  private final RunContext run;

  Downloads(RunContext run) {
    this.run = run;
  }

  /** One try. */
  Fetched once(Location at, Intake intake, String rule) {
    intake.begin();
    Fetched fetched = run.fetcher().fetch(at, intake);
    run.ports()
        .steps()
        .record(new Step(Step.Kind.FETCH, at.text(), fetched.reason(), fetched.bytes(), rule));
    return fetched;
  }

  /** A file of the run; a body cut short counts as no answer. */
  Fetched.Settled file(Location at, Intake intake, String rule) throws RunStopped {
    Fetched last = once(at, intake, rule);
    for (int tried = 1; tried < TRIES && last instanceof Fetched.NoAnswer; tried++) {
      betweenTries();
      last = once(at, intake, rule);
    }
    return switch (last) {
      case Fetched.Settled settled -> settled;
      case Fetched.NoAnswer none -> throw unreachable(at, intake, none);
    };
  }

  /** Firmware: a body cut short is its own kind of failure, shown at once. */
  Fetched firmware(Location at, Intake intake, String rule) throws RunStopped {
    Fetched last = once(at, intake, rule);
    for (int tried = 1; tried < TRIES && last instanceof Fetched.Unreachable; tried++) {
      betweenTries();
      last = once(at, intake, rule);
    }
    if (last instanceof Fetched.Unreachable none) {
      throw unreachable(at, intake, none);
    }
    return last;
  }

  private static RunStopped unreachable(Location at, Intake intake, Fetched.NoAnswer none) {
    intake.discard();
    return new RunStopped(Message.SERVER_UNREACHABLE, at.text() + ": " + none.reason(), "SRC-6");
  }

  void betweenTries() {
    run.pause().pass(run.settings().retryPeriod(), "before the next try", "SRC-6");
  }
}
