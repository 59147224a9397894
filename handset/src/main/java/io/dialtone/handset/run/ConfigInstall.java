// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.fetch.Fetched;
import io.dialtone.handset.fetch.Location;
import io.dialtone.handset.fetch.TextIntake;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.identity.PhoneFileName.Kind;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.Optional;

/** Downloads common and MAC-specific config, then applies them in that order (RUN-1, RUN-4). */
final class ConfigInstall {

  private final RunContext run;
  private final RunState state;
  private final Downloads downloads;

  ConfigInstall(RunContext run, RunState state, Downloads downloads) {
    this.run = run;
    this.state = state;
    this.downloads = downloads;
  }

  void perform(FoundInf inf) throws RunStopped {
    Optional<ReadConfig> common = common(inf);
    Optional<ReadConfig> own = macSpecific(inf);
    new ConfigApply(run, state).perform(common, own);
  }

  /** The common config, if the last part of its name differs (RUN-12). */
  private Optional<ReadConfig> common(FoundInf inf) throws RunStopped {
    Optional<String> value = inf.file().first(InfKey.COMMON_CONFIG);
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return switch (InfValue.of(value.get(), inf.at())) {
      case InfValue.Wrong(_, var reason) -> {
        state.fail(Message.WRONG_COM_CONFIG, InfKey.COMMON_CONFIG.text(), reason, "INF-3");
        yield Optional.empty();
      }
      case InfValue.File file -> isStored(file.name()) ? Optional.empty() : common(file);
    };
  }

  private boolean isStored(String name) {
    return state
        .content()
        .file(FlashItem.COMMON_CONFIG)
        .map(StoredFile::name)
        .equals(Optional.of(name));
  }

  private Optional<ReadConfig> common(InfValue.File file) throws RunStopped {
    TextIntake intake = new TextIntake();
    Fetched.Settled fetched = downloads.file(file.at(), intake, "RUN-1");
    if (fetched instanceof Fetched.Absent(var reason)) {
      state.fail(Message.COM_CONFIG_NOT_FOUND, file.at().text(), reason, "RUN-8");
      return Optional.empty();
    }
    return read(file.name(), fetched, intake.bytes());
  }

  /** {@code .ser}, if absent {@code .txt}; that both are absent is no error (RUN-1). */
  private Optional<ReadConfig> macSpecific(FoundInf inf) throws RunStopped {
    for (Kind kind : new Kind[] {Kind.SER, Kind.TXT}) {
      String name = run.phone().fileName(kind);
      Optional<Location> at = macSpecificPlace(inf, name);
      if (at.isEmpty()) {
        return Optional.empty();
      }
      TextIntake intake = new TextIntake();
      Fetched.Settled fetched = downloads.file(at.get(), intake, "RUN-1");
      if (!(fetched instanceof Fetched.Absent)) {
        return kind == Kind.SER
            ? encrypted(name)
            : read(name, fetched, intake.bytes()).filter(this::hasSerial);
      }
    }
    return Optional.empty();
  }

  /** Over TFTP the root (TFT-2); over HTTP the directory {@code config}, else the INF's own. */
  private Optional<Location> macSpecificPlace(FoundInf inf, String name) {
    if (inf.at() instanceof Location.Tftp server) {
      return Optional.of(new Location.Tftp(server.host(), server.port(), name));
    }
    Optional<String> directory = inf.file().first(InfKey.CONFIG);
    Optional<String> fault = directory.flatMap(InfFile::fault);
    if (fault.isPresent()) {
      state.fail(Message.WRONG_COM_CONFIG, InfKey.CONFIG.text(), fault.get(), "INF-3");
      return Optional.empty();
    }
    String value = directory.map(d -> d.endsWith("/") ? d : d + "/").orElse("") + name;
    return switch (InfValue.of(value, inf.at())) {
      case InfValue.File file -> Optional.of(file.at());
      case InfValue.Wrong(_, var reason) -> {
        state.fail(Message.WRONG_COM_CONFIG, InfKey.CONFIG.text(), reason, "INF-5");
        yield Optional.empty();
      }
    };
  }

  /** The vendor's encryption is not public: nothing is applied, and nothing else tried (FIL-6). */
  private Optional<ReadConfig> encrypted(String name) {
    state.fail(Message.CORRUPTED_CONFIG, name, "is encrypted by the vendor's tool", "FIL-6");
    return Optional.empty();
  }

  private Optional<ReadConfig> read(String name, Fetched fetched, Bytes bytes) {
    if (fetched instanceof Fetched.TooLarge(_, var reason)) {
      state.fail(Message.CORRUPTED_CONFIG, name, reason, "RUN-8");
      return Optional.empty();
    }
    if (bytes.isEmpty()) {
      state.fail(Message.CORRUPTED_CONFIG, name, "the file is empty", "RUN-8");
      return Optional.empty();
    }
    try {
      ConfigFile config = ConfigFile.parse(bytes);
      StoredFile file = new StoredFile(name, StoredBody.ofText(bytes));
      return Optional.of(new ReadConfig(file, config));
    } catch (MalformedPacketException e) {
      state.fail(Message.CORRUPTED_CONFIG, name, ContentJudge.reason(e), "FIL-1");
      return Optional.empty();
    }
  }

  private boolean hasSerial(ReadConfig own) {
    Optional<String> serial = own.config().configSerial();
    boolean good = serial.filter(ConfigFile::isSerial).isPresent();
    if (!good) {
      String reason =
          serial.map(s -> "config_sn '" + s + "' is not 12 digits").orElse("has no config_sn");
      state.fail(Message.CORRUPTED_CONFIG, own.file().name(), reason, "RUN-4");
    }
    return good;
  }
}
