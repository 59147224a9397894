// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import java.util.Optional;

/** What changes in the course of a run: flash, the count of things stored, the latest error. */
final class RunState {

  private final RunContext run;
  private FlashContent content;
  private int stored;
  private Optional<Message> error = Optional.empty();

  RunState(RunContext run) {
    this.run = run;
    this.content = run.ports().flash().load();
  }

  FlashContent content() {
    return content;
  }

  /** Commits at once: whatever was taken whole survives a power cut from here on (RUN-9). */
  void store(FlashContent next) {
    run.ports().flash().commit(next);
    content = next;
    stored++;
  }

  int stored() {
    return stored;
  }

  Optional<Message> error() {
    return error;
  }

  /** An error that is shown while the run goes on (RUN-8). */
  void fail(Message message, String what, String reason, String rule) {
    error = Optional.of(message);
    Ports ports = run.ports();
    record(Step.Kind.DISPLAY, message.text(), what + ": " + reason, 0, rule);
    ports.panel().show(Display.failure(run.phone().title(), message, run.phone().version()));
  }

  void record(Step.Kind kind, String what, String result, long bytes, String rule) {
    run.ports().steps().record(new Step(kind, what, result, bytes, rule));
  }
}
