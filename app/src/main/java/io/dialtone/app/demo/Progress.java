// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import io.dialtone.fleet.phone.PhoneWatcher;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.Step;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** How far one phone of the demo has come; written by its thread, read by the screen's. */
final class Progress implements PhoneWatcher {

  /** What the table shows of a phone at one moment. */
  record Seen(String doing, String display, int files, long bytes, int reboots) {}

  private final PhoneWatcher next;
  private Seen seen = new Seen("plugged in", "", 0, 0, 0);
  private Optional<PhoneEnd> end = Optional.empty();

  /** Passes everything on to {@code next} as well. */
  Progress(PhoneWatcher next) {
    this.next = next;
  }

  synchronized Seen seen() {
    return seen;
  }

  synchronized Optional<PhoneEnd> end() {
    return end;
  }

  /** The phone stands by, or gave up. */
  synchronized void ended(PhoneEnd how) {
    end = Optional.of(how);
    seen =
        new Seen(
            how.provisioned() ? "provisioned" : how.reason(),
            how.display().summary(),
            seen.files(),
            seen.bytes(),
            how.reboots());
  }

  @Override
  public void step(Instant time, Step step) {
    update(step);
    next.step(time, step);
  }

  private synchronized void update(Step step) {
    boolean fetched = step.kind() == Step.Kind.FETCH && step.bytes() > 0;
    seen =
        new Seen(
            step.kind().name().toLowerCase(Locale.ROOT) + " " + step.what(),
            seen.display(),
            seen.files() + (fetched ? 1 : 0),
            seen.bytes() + (fetched ? step.bytes() : 0),
            seen.reboots() + (step.kind() == Step.Kind.REBOOT ? 1 : 0));
  }

  @Override
  public synchronized void shows(Instant time, Display display) {
    seen = new Seen(seen.doing(), display.summary(), seen.files(), seen.bytes(), seen.reboots());
  }
}
