// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Fetched;
import io.dialtone.handset.fetch.FlashIntake;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.port.Step;
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
        judgeName(part, name);
        FlashIntake intake = new FlashIntake(run.ports().flash(), part.item());
        Fetched fetched = downloads.firmware(file.at(), intake, "RUN-1");
        judgeBody(file, fetched, intake);
        remember(part, file.value(), name, intake.finish());
      }
    }
  }

  private void judgeName(FirmwarePart part, FirmwareName name) throws RunStopped {
    if (!name.mayRunOn(run.phone().model())) {
      throw wrong(name, "is another phone's firmware, this is an " + run.phone().model());
    }
    if (name.model().isPresent() && name.part() != part.named()) {
      throw wrong(name, "is " + name.part() + " firmware where " + part + " is asked for");
    }
    Protocol own = run.phone().protocol();
    if (name.protocol().isPresent() && !name.protocol().equals(Optional.of(own))) {
      throw wrong(
          name,
          "speaks "
              + name.protocol().get()
              + ", this phone "
              + own
              + "; it cannot change its protocol");
    }
  }

  private static RunStopped wrong(FirmwareName name, String what) {
    return new RunStopped(Message.WRONG_FIRMWARE, name.text() + " " + what, "ID-7");
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
  private void remember(FirmwarePart part, String value, FirmwareName name, StoredBody body) {
    InstalledFirmware before = state.content().firmware().part(part.item());
    String version = name.version().orElse(before.version());
    InstalledFirmware now = new InstalledFirmware(Optional.of(value), version, Optional.of(body));
    state.store(state.content().withFirmware(part.item(), now));
    state.record(
        Step.Kind.INSTALL,
        part.named() + " " + name.text(),
        "version " + version + ", before " + before.version(),
        body.length(),
        "RUN-1");
  }
}
