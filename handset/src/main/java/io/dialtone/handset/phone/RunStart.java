// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.fetch.Fetcher;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.pause.Pause;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.run.ProvisioningRun;
import io.dialtone.handset.run.RunContext;
import io.dialtone.handset.run.RunEnd;
import io.dialtone.handset.schedule.Timetable;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.handset.source.SourceChoice;
import io.dialtone.handset.tftp.TftpFetch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything between a trigger and the end of its run: source, span, idle phone, run. */
final class RunStart {

  private final PhoneSetup setup;
  private final Ports ports;
  private final Front front;
  private final Pause pause;
  private List<Quirk> quirks; // the absolute form is for the very first request after power-up

  RunStart(PhoneSetup setup, Ports ports, Front front, Pause pause) {
    this.setup = setup;
    this.ports = ports;
    this.front = front;
    this.pause = pause;
    this.quirks = setup.quirks();
  }

  /**
   * Goes through it.
   *
   * @param advice what DHCP said at the last start
   * @param spread whether the run waits for its moment in the time span (TRG-1)
   */
  Pass perform(Optional<DhcpAdvice> advice, boolean spread) {
    PhoneSettings settings = new PhoneSettings(front.inForce().parameters());
    if (!settings.provisioningEnabled()) {
      note("AutoprovisionFlag", "0: no run is started", "TRG-7");
      return ended(Ending.PROVISIONING_OFF, "AutoprovisionFlag is 0");
    }
    SourceChoice choice = SourceChoice.choose(front.phone(), settings, advice, setup.tftpPort());
    note("source", choice.reason(), "SRC-1");
    choice.warnings().forEach(warning -> note("warning", warning, "SRC-1"));
    return switch (choice) {
      case SourceChoice.None(var reason, _) -> ended(Ending.NO_SOURCE, reason);
      case SourceChoice.Chosen chosen -> {
        if (spread && !waitInSpan(settings)) {
          yield new Pass.Interrupted();
        }
        yield switch (untilIdle("the run waits")) {
          case IDLE -> run(settings, chosen);
          case INTERRUPTED -> new Pass.Interrupted();
          case NEVER -> ended(Ending.IN_COMMUNICATION, "the run never began");
        };
      }
    };
  }

  /** Waits for the user to hang up (TRG-6); what was asked for meanwhile may go first then. */
  Pause.Waited untilIdle(String what) {
    pause.drain();
    if (!front.communication().busy()) {
      return pause.untilIdle(what);
    }
    front.doing(Activity.WAITING_FOR_USER);
    if (pause.untilIdle(what) == Pause.Waited.NEVER) {
      return Pause.Waited.NEVER;
    }
    front.doing(Activity.STARTING);
    return pause.untilIdle(what);
  }

  private boolean waitInSpan(PhoneSettings settings) {
    Timetable timetable = Timetable.of(settings);
    if (timetable.span().isZero()) {
      return true;
    }
    front.doing(Activity.WAITING_IN_SPAN);
    Duration wait = timetable.somewhereInSpan(ports.random());
    return pause.pass(wait, "of a span of " + timetable.span().toMinutes() + " min", "TRG-1");
  }

  private Pass run(PhoneSettings settings, SourceChoice.Chosen chosen) {
    front.doing(Activity.RUNNING);
    PhoneIdentity phone = front.phone();
    TftpFetch tftp = new TftpFetch(ports.network(), ports.clock());
    Fetcher fetcher = new Fetcher(ports.network(), tftp, phone.userAgent(), quirks);
    quirks = quirks.stream().filter(quirk -> quirk != Quirk.ABSOLUTE_FORM).toList();
    RunContext context =
        new RunContext(ports, phone, settings, fetcher, pause, chosen.candidates());
    return switch (new ProvisioningRun(context).perform()) {
      case RunEnd.Reboot(var why) -> new Pass.Rebooting(why, "RUN-1");
      case RunEnd.Customized() -> ended(Ending.CUSTOMIZED, "the phone is ready for the box");
      case RunEnd.Idle(var error) ->
          error
              .map(message ->
                  new Pass.Ended(
                      Ending.FAILED,
                      message.text(),
                      Display.failure(phone.title(), message, phone.version())))
              .orElseGet(() -> ended(Ending.PROVISIONED, "nothing is new"));
    };
  }

  private Pass.Ended ended(Ending ending, String reason) {
    return new Pass.Ended(ending, reason, front.ready());
  }

  private void note(String what, String result, String rule) {
    ports.steps().record(new Step(Step.Kind.DHCP, what, result, 0, rule));
  }
}
