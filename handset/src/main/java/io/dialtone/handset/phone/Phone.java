// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.fetch.Fetcher;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.handset.log.ApsLog;
import io.dialtone.handset.pause.Pause;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.Ports;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.run.ProvisioningRun;
import io.dialtone.handset.run.RunContext;
import io.dialtone.handset.run.RunEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.handset.source.SourceChoice;
import io.dialtone.handset.tftp.TftpFetch;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One phone between power-up and power-off.
 *
 * <pre>
 *   power-up -> address -> source -> random wait -> run -+-> stands by
 *      ^                                                 |
 *      +------------------- reboot <---------------------+
 * </pre>
 */
public final class Phone {

  /** A phone that keeps rebooting is stopped; two reboots are usual (RUN-7). */
  public static final int MAX_PASSES = 8;

  private final PhoneSetup setup;
  private final Ports ports;
  private final ApsLog apsLog;
  private final Pause pause;
  private final AddressSeeker addresses;
  private List<Quirk> quirks; // the absolute form is for the very first request after power-up

  /** A phone without power yet. */
  public Phone(PhoneSetup setup, Ports outside) {
    this.setup = setup;
    this.apsLog = new ApsLog(outside.clock(), outside.steps());
    this.ports =
        new Ports(
            outside.network(),
            outside.flash(),
            outside.panel(),
            outside.clock(),
            outside.mailbox(),
            outside.random(),
            apsLog);
    this.pause = new Pause(ports.mailbox(), ports.clock(), apsLog);
    this.addresses = new AddressSeeker(setup, ports);
    this.quirks = setup.quirks();
  }

  /** The APS log since power-up (LOG-1). */
  public ApsLog apsLog() {
    return apsLog;
  }

  /** Power comes; ends when the phone stands by, provisioned or not. */
  public PhoneEnd powerUp() {
    for (int reboots = 0; reboots < MAX_PASSES; reboots++) {
      PhoneIdentity phone = PhoneIdentity.atPowerUp(setup.mac(), ports.flash().load());
      ports.panel().show(Display.ready(phone.title()));
      switch (pass(phone)) {
        case Pass.Ended(var ending, var reason, var display) -> {
          ports.panel().show(display);
          return new PhoneEnd(ending, reason, display, reboots);
        }
        case Pass.Rebooting(var why) -> reboot(why);
      }
    }
    return tooManyReboots();
  }

  /** From the top to the end of one run: address, source, TRG-1's wait, run. */
  private Pass pass(PhoneIdentity phone) {
    PhoneSettings settings = new PhoneSettings(ports.flash().load().parameters());
    Display ready = Display.ready(phone.title());
    switch (addresses.seek(phone, settings)) {
      case AddressSeeker.Sought.None(var reason) -> {
        return new Pass.Ended(Ending.NO_DHCP_ANSWER, reason, ready);
      }
      case AddressSeeker.Sought.Found(var advice) -> {
        if (!settings.provisioningEnabled()) {
          note("AutoprovisionFlag", "0: no run is started", "TRG-7");
          return new Pass.Ended(Ending.PROVISIONING_OFF, "AutoprovisionFlag is 0", ready);
        }
        return run(phone, settings, advice);
      }
    }
  }

  private Pass run(PhoneIdentity phone, PhoneSettings settings, Optional<DhcpAdvice> advice) {
    Display ready = Display.ready(phone.title());
    SourceChoice choice = SourceChoice.choose(phone, settings, advice, setup.tftpPort());
    note("source", choice.reason(), "SRC-1");
    choice.warnings().forEach(warning -> note("warning", warning, "SRC-1"));
    return switch (choice) {
      case SourceChoice.None(var reason, _) -> new Pass.Ended(Ending.NO_SOURCE, reason, ready);
      case SourceChoice.Chosen chosen -> {
        spread(settings);
        if (!pause.untilIdle("the run waits")) {
          yield new Pass.Ended(Ending.IN_COMMUNICATION, "the run never began", ready);
        }
        yield perform(phone, settings, chosen);
      }
    };
  }

  private Pass perform(PhoneIdentity phone, PhoneSettings settings, SourceChoice.Chosen chosen) {
    TftpFetch tftp = new TftpFetch(ports.network(), ports.clock());
    Fetcher fetcher = new Fetcher(ports.network(), tftp, phone.userAgent(), quirks);
    quirks = quirks.stream().filter(quirk -> quirk != Quirk.ABSOLUTE_FORM).toList();
    RunContext context =
        new RunContext(ports, phone, settings, fetcher, pause, chosen.candidates());
    return switch (new ProvisioningRun(context).perform()) {
      case RunEnd.Reboot(var why) ->
          pause.untilIdle("the reboot waits")
              ? new Pass.Rebooting(why)
              : new Pass.Ended(
                  Ending.IN_COMMUNICATION, "the reboot never came", Display.ready(phone.title()));
      case RunEnd.Idle(var error) ->
          error
              .map(message ->
                  new Pass.Ended(
                      Ending.FAILED,
                      message.text(),
                      Display.failure(phone.title(), message, phone.version())))
              .orElseGet(() ->
                  new Pass.Ended(
                      Ending.PROVISIONED, "nothing is new", Display.ready(phone.title())));
    };
  }

  /** A random time within AutoprovisionTimeSpan (TRG-1), none where the span is 0. */
  private void spread(PhoneSettings settings) {
    long span = settings.timeSpan().toMillis();
    if (span > 0) {
      Duration wait = Duration.ofMillis(ports.random().nextLong(span + 1));
      pause.pass(wait, "of a span of " + settings.timeSpan().toMinutes() + " min", "TRG-1");
    }
  }

  private void reboot(String why) {
    apsLog.record(new Step(Step.Kind.REBOOT, "reboot", why, 0, "RUN-1"));
    addresses.giveUp();
  }

  private PhoneEnd tooManyReboots() {
    String reason = MAX_PASSES + " runs in a row stored something new: the names change each time";
    apsLog.record(new Step(Step.Kind.REBOOT, "stopped", reason, 0, "RUN-3"));
    PhoneIdentity phone = PhoneIdentity.atPowerUp(setup.mac(), ports.flash().load());
    Display display = Display.ready(phone.title());
    ports.panel().show(display);
    return new PhoneEnd(Ending.TOO_MANY_REBOOTS, reason, display, MAX_PASSES);
  }

  private void note(String what, String result, String rule) {
    apsLog.record(new Step(Step.Kind.DHCP, what, result, 0, rule));
  }
}
