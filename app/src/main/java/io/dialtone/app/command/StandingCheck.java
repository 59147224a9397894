// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.check.CheckedFolder;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.check.Beside;
import io.dialtone.core.check.CheckReport;
import io.dialtone.core.check.Checker;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.SettingsCheck;
import io.dialtone.core.check.site.RenderedFolder;
import io.dialtone.server.check.DiskFolder;
import io.dialtone.server.check.LookAnswer;
import io.dialtone.server.check.LookCommand;
import io.dialtone.server.check.SiteLook;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.data.FileTrouble;
import io.dialtone.server.run.StartJudge;
import io.dialtone.server.served.ServedStore;
import io.dialtone.server.settings.Fault;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.Origin;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone check} without a path: what a server is told, and the site that it has. */
final class StandingCheck {

  private final Terminal terminal;
  private final DataOptions data;
  private final Optional<String> files;
  private final CheckOptions extra;

  StandingCheck(Terminal terminal, DataOptions data, Optional<String> files, CheckOptions extra) {
    this.terminal = terminal;
    this.data = data;
    this.files = files;
    this.extra = extra;
  }

  List<CheckedFolder> look(SiteLook.Progress progress) {
    Optional<String> config = data.config();
    if (config.isPresent() && Files.notExists(terminal.directory().resolve(config.get()))) {
      throw new CommandFailure(ExitCode.FAILED, "there is no settings file " + config.get());
    }
    Map<String, String> more = new LinkedHashMap<>();
    files.ifPresent(folder -> more.put("--files", folder));
    return switch (data.load(terminal, more)) {
      case Loaded.Unfit unfit when unfit.wrongUsage() -> throw DataOptions.refused(unfit);
      case Loaded.Unfit unfit ->
          List.of(settings(unfit.faults().stream().map(this::wrong).toList(), Optional.empty()));
      case Loaded.Fit fit -> fit(fit, progress);
    };
  }

  private Finding wrong(Fault fault) {
    return fault.origin() instanceof Origin.Line(var file, var line)
        ? new Finding(SettingsCheck.SETTINGS_WRONG, shown(Optional.of(file)), line, fault.text())
        : new Finding(SettingsCheck.SETTINGS_WRONG, fault.origin().toString(), 0, fault.text());
  }

  private List<CheckedFolder> fit(Loaded.Fit fit, SiteLook.Progress progress) {
    Optional<String> missing = DataOwner.siteMissing(fit.settings());
    if (missing.isEmpty()) {
      CheckedFolder site = site(fit.settings(), progress);
      int phones =
          (int) site.report().files().stream().filter(StandingCheck::isPhone).distinct().count();
      return List.of(settings(StartJudge.of(fit, settingsFile(), phones), reasons(fit)), site);
    }
    if (!hasSettingsFile()) {
      throw new CommandFailure(
          ExitCode.FAILED, missing.get() + "; or name a folder of files to check");
    }
    terminal.complain(List.of(missing.get() + ": the settings alone are checked"));
    return List.of(settings(StartJudge.of(fit, settingsFile(), 0), reasons(fit)));
  }

  private boolean hasSettingsFile() {
    return data.config().isPresent()
        || Files.exists(terminal.directory().resolve(SettingsReader.USUAL_FILE));
  }

  private String settingsFile() {
    return data.config()
        .orElse(hasSettingsFile() ? SettingsReader.USUAL_FILE : "the usual settings");
  }

  private static boolean isPhone(String place) {
    return place.startsWith("site:") && MacAddress.parse(place.substring(5)).isPresent();
  }

  /** What the data folder says is not to be told; of settings with a wrong line it is not known. */
  private static Optional<Bytes> reasons(Loaded.Fit fit) {
    Path folder = fit.settings().folders().data();
    try {
      return SiteLook.reasons(folder);
    } catch (IOException fault) {
      throw new CommandFailure(
          ExitCode.FAILED,
          folder.resolve(SiteLook.REASONS) + " cannot be read: " + FileTrouble.words(fault));
    }
  }

  private CheckedFolder settings(List<Finding> found, Optional<Bytes> reasons) {
    List<String> looked = hasSettingsFile() ? List.of(settingsFile()) : List.of();
    return new CheckedFolder("", Checker.settings(looked, found, RenderedFolder.REASONS, reasons));
  }

  private CheckedFolder site(Settings settings, SiteLook.Progress progress) {
    return DataOwner.perform(
        settings,
        (desk, site) -> {
          Beside beside = extra.beside(terminal.directory(), 1);
          ServedStore served = new ServedStore(site.database());
          SiteLook look = new SiteLook(desk, site.files(), settings, served::load);
          CheckReport report = direct(look, beside, progress);
          extra.keep(terminal.directory(), report);
          return new CheckedFolder(shown(settings.folders().files()), report);
        },
        () -> asked(settings.folders().data()),
        "");
  }

  private static CheckReport direct(SiteLook look, Beside beside, SiteLook.Progress progress)
      throws IOException {
    try {
      return look.look(beside, progress);
    } catch (DiskFolder.TooManyFiles fault) {
      throw new CommandFailure(
          ExitCode.FAILED, fault.getMessage() + "; name the folder that phones are served from");
    }
  }

  /** By the server that has the data folder, with its own settings. */
  private CheckedFolder asked(Path folder) throws IOException, ControlRefusal {
    extra.refuseBaseline(folder);
    if (files.isPresent()) {
      throw new CommandFailure(
          ExitCode.USAGE,
          "--files: a server has "
              + folder
              + ", and checks with its own; leave it out, or check that folder by its path");
    }
    ObjectNode request = JsonMapper.shared().createObjectNode().put("request", LookCommand.NAME);
    ObjectNode options = request.putObject("options");
    extra.options().forEach(options::put);
    LookAnswer answer = new LookAnswer();
    JsonNode page = ControlClient.ask(folder, answer.request(request));
    while (answer.read(page)) {
      request.put("look", page.path("look").asLong(0));
      page = ControlClient.ask(folder, answer.request(request));
    }
    Optional<Path> served =
        Optional.of(page.path("folder").asString("")).filter(path -> !path.isEmpty()).map(Path::of);
    return new CheckedFolder(shown(served), answer.report());
  }

  /** A folder as short as it can be said from here. */
  private String shown(Optional<Path> folder) {
    Path here = terminal.directory().toAbsolutePath().normalize();
    return folder
        .map(path -> path.toAbsolutePath().normalize())
        .map(path -> path.startsWith(here) ? here.relativize(path).toString() : path.toString())
        .map(path -> path.isEmpty() ? "." : path)
        .orElse("");
  }
}
