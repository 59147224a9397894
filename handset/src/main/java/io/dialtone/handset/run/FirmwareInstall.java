// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Fetched;
import io.dialtone.handset.fetch.FlashIntake;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.swap.SwapDecision;
import io.dialtone.handset.swap.SwapRules;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfKey.Way;
import java.util.Optional;

/** Installs application, DSP and boot where the INF names another one than the last (RUN-1). */
final class FirmwareInstall {

  private final RunContext run;
  private final RunState state;
  private final Downloads downloads;

  FirmwareInstall(RunContext run, RunState state, Downloads downloads) {
    this.run = run;
    this.state = state;
    this.downloads = downloads;
  }

  /** Whether anything was installed. */
  boolean perform(FoundInf inf) throws RunStopped {
    boolean installed = false;
    for (FirmwarePart part : FirmwarePart.values()) {
      Way way = inf.at() instanceof Location.Tftp ? Way.TFTP : Way.HTTP;
      Optional<String> value = inf.file().first(part.key(way));
      if (value.isPresent() && differs(part, value.get())) {
        install(part, InfValue.of(value.get(), inf.at()));
        installed = true;
      }
    }
    return installed;
  }

  /** The whole INF value counts: a new URL or path is a new release (RUN-12). */
  private boolean differs(FirmwarePart part, String value) {
    return !state.content().firmware().part(part.item()).infValue().equals(Optional.of(value));
  }

  private void install(FirmwarePart part, InfValue value) throws RunStopped {
    switch (value) {
      case InfValue.Wrong(_, var reason) ->
          throw new RunStopped(Message.WRONG_FIRMWARE, part + ": " + reason, "INF-3");
      case InfValue.File file -> {
        FirmwareName name = FirmwareName.parse(file.name());
        Optional<SwapDecision.Swap> swap = judgeName(part, name);
        FlashIntake intake = new FlashIntake(run.ports().flash(), part.item());
        Fetched fetched = downloads.firmware(file.at(), intake, "RUN-1");
        judgeBody(file, fetched, intake);
        InstalledFirmware installed = installed(part, file.value(), name, intake.finish());
        FlashContent next = state.content().withFirmware(part.item(), installed);
        remember(part, name, swap.map(s -> next.swapped(s.next())).orElse(next));
        swap.ifPresent(s -> state.record(Step.Kind.INSTALL, "swap", s.reason(), 0, "SWP-1"));
      }
    }
  }

  /** Whether the phone may have it, and whether it changes its protocol with it (SWP-1). */
  private Optional<SwapDecision.Swap> judgeName(FirmwarePart part, FirmwareName name)
      throws RunStopped {
    Optional<String> fault = part.fault(name, run.phone().model());
    if (fault.isPresent()) {
      throw wrong(fault.get(), "ID-7");
    }
    // what flash holds counts: an application that waits for its reboot may have swapped already
    Protocol own = state.content().persona().protocol();
    if (name.protocol().filter(other -> other != own).isEmpty()) {
      return Optional.empty();
    }
    return switch (SwapRules.decide(state.content(), name)) {
      case SwapDecision.Refused(var reason) -> throw wrong(reason, "SWP-2");
      case SwapDecision.Swap swap -> Optional.of(swap);
    };
  }

  private static RunStopped wrong(String reason, String rule) {
    return new RunStopped(Message.WRONG_FIRMWARE, reason, rule);
  }

  /** Announced length, non-emptiness and first byte; the rest is opaque. */
  private static void judgeBody(InfValue.File file, Fetched fetched, FlashIntake intake)
      throws RunStopped {
    Optional<RunStopped> fault =
        switch (fetched) {
          case Fetched.Absent(var reason) ->
              Optional.of(stop(Message.FIRMWARE_NOT_FOUND, file.at().text() + ": " + reason));
          case Fetched.TooLarge(_, var reason) -> corrupted(file, reason);
          case Fetched.NoAnswer none -> corrupted(file, none.reason());
          case Fetched.Taken(_, var length) when length == 0 -> corrupted(file, "is empty");
          case Fetched.Taken(_, _) when intake.firstByte().orElse(0) == ContentJudge.LESS_THAN ->
              corrupted(file, "begins with '<': a page, no firmware");
          case Fetched.Taken(_, _) -> Optional.empty();
        };
    if (fault.isPresent()) {
      intake.discard();
      throw fault.get();
    }
  }

  private static Optional<RunStopped> corrupted(InfValue.File file, String reason) {
    return Optional.of(stop(Message.CORRUPTED_FIRMWARE, file.name() + " " + reason));
  }

  private static RunStopped stop(Message message, String reason) {
    return new RunStopped(message, reason, "RUN-8");
  }

  /** A name that tells no version leaves the version that is shown as it was. */
  private InstalledFirmware installed(
      FirmwarePart part, String value, FirmwareName name, StoredBody body) {
    String before = state.content().firmware().part(part.item()).version();
    return new InstalledFirmware(
        Optional.of(value), name.version().orElse(before), Optional.of(body));
  }

  /** Firmware and persona change in one commit (RUN-9). */
  private void remember(FirmwarePart part, FirmwareName name, FlashContent next) {
    InstalledFirmware before = state.content().firmware().part(part.item());
    InstalledFirmware now = next.firmware().part(part.item());
    state.store(next);
    state.record(
        Step.Kind.INSTALL,
        part.named() + " " + name.text(),
        "version " + now.version() + ", before " + before.version(),
        now.body().map(StoredBody::length).orElse(0L),
        "RUN-1");
  }
}
