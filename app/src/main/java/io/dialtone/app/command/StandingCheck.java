// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.check.CheckedFolder;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.check.Beside;
import io.dialtone.core.check.CheckReport;
import io.dialtone.server.check.DiskFolder;
import io.dialtone.server.check.LookAnswer;
import io.dialtone.server.check.LookCommand;
import io.dialtone.server.check.SiteLook;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    Map<String, String> more = new LinkedHashMap<>();
    files.ifPresent(folder -> more.put("--files", folder));
    List<CheckedFolder> all = new ArrayList<>();
    switch (data.load(terminal, more)) {
      case Loaded.Unfit unfit -> throw DataOptions.refused(unfit);
      case Loaded.Fit fit -> {
        Optional<String> missing = DataOwner.siteMissing(fit.settings());
        if (missing.isPresent()) {
          throw new CommandFailure(
              ExitCode.FAILED, missing.get() + "; or name a folder of files to check");
        }
        all.add(site(fit.settings(), progress));
      }
    }
    return all;
  }

  private CheckedFolder site(Settings settings, SiteLook.Progress progress) {
    return DataOwner.perform(
        settings,
        (desk, site) -> {
          Beside beside = extra.beside(terminal.directory(), 1);
          CheckReport report = direct(new SiteLook(desk, site.files(), settings), beside, progress);
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
