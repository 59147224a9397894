// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FactoryDefaults;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.flash.StoredParameter;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import java.util.List;
import java.util.Optional;

/** What changes in the course of a run: flash, the count of things stored, the latest error. */
final class RunState {

  private final RunContext run;
  private FlashContent content;
  private int stored;
  private boolean customizing;
  private Optional<Message> error = Optional.empty();

  RunState(RunContext run) {
    this.run = run;
    this.content = run.ports().flash().load();
  }

  FlashContent content() {
    return content;
  }

  /** From here on what is applied becomes the factory defaults as well (RUN-11). */
  void customize() {
    customizing = true;
  }

  boolean customizing() {
    return customizing;
  }

  /** The content with a file that was taken whole. */
  FlashContent taken(FlashContent before, FlashItem item, StoredFile file) {
    FlashContent next = before.withFile(item, file);
    return customizing ? next.withDefaults(next.defaults().with(item, file)) : next;
  }

  /** The content with the parameters of a config file. */
  FlashContent applied(FlashContent before, List<StoredParameter> parameters) {
    FlashContent next = before.withParameters(before.parameters().withAll(parameters));
    FactoryDefaults defaults = next.defaults();
    return customizing
        ? next.withDefaults(defaults.with(defaults.parameters().withAll(parameters)))
        : next;
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
