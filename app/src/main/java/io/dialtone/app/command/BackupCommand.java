// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.Count;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.backup.Backup;
import io.dialtone.server.backup.ReportJson;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.DataFolder;
import io.dialtone.server.data.DataFolderException;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dialtone backup}: everything that lasts, in one file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Writes everything that lasts into one file: site, history, leases, files, parameters, the"
            + " authority for HTTPS. The server may run meanwhile; nobody waits.",
    footer = {
      "",
      "Passwords are sealed in it, and the key is not in it unless --with-key puts it there: whoever",
      "has such a file has every password. Without it, keep a copy of the file 'key' of the data",
      "folder elsewhere."
    })
public final class BackupCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      paramLabel = "FILE",
      description = "The file to write; one that is there is replaced.")
  private String file = "";

  @Mixin private DataOptions options = new DataOptions();

  @Option(names = "--with-key", description = "Put the key of the passwords into it too.")
  private boolean withKey;

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  public BackupCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings(terminal);
    Path target = terminal.directory().resolve(file).toAbsolutePath().normalize();
    JsonNode report = report(settings, target);
    report
        .path("missing")
        .forEach(lost ->
            terminal
                .err()
                .println(
                    "dialtone: not in the backup, for it is not there: files/"
                        + lost.asString("")));
    terminal
        .out()
        .println(
            json
                ? report.toString()
                : target
                    + ": "
                    + Count.of(report.path("rows").path("item").asLong(0), "item")
                    + ", "
                    + Count.of(report.path("rows").path("change").asLong(0), "change")
                    + ", "
                    + Count.of(report.path("rows").path("lease").asLong(0), "lease")
                    + ", "
                    + Count.of(report.path("files").asLong(0), "file")
                    + (withKey ? ", with the key" : ""));
    return ExitCode.OK;
  }

  private JsonNode report(Settings settings, Path target) {
    Path data = settings.folders().data();
    if (!Files.isDirectory(data)) {
      throw failed("there is no data folder " + data + ": name it with --data");
    }
    try (DataFolder held = DataFolder.open(data)) {
      return direct(settings, held, target);
    } catch (DataFolderException inUse) {
      if (Files.exists(DataFolder.control(data))) {
        return asked(data, target);
      }
      throw failed(String.valueOf(inUse.getMessage()));
    } catch (IOException | StoreException fault) {
      throw failed(String.valueOf(fault.getMessage()));
    }
  }

  private JsonNode direct(Settings settings, DataFolder held, Path target) {
    if (settings.database() instanceof Database.Sqlite(Path db) && Files.notExists(db)) {
      throw failed("there is no database " + db + ", so there is nothing to keep");
    }
    try (SiteData data = SiteData.open(settings.database(), held.path())) {
      return ReportJson.of(Backup.write(data, target, withKey, Instant.now()));
    }
  }

  private JsonNode asked(Path data, Path target) {
    JsonNode request =
        JsonMapper.shared()
            .createObjectNode()
            .put("request", "backup")
            .put("file", target.toString())
            .put("withKey", withKey);
    return DataOwner.ofServer(data, () -> ControlClient.ask(data, request), "")
        .orElseThrow(() ->
            failed(data + " is in use, and no server answers on its control socket: try again"));
  }

  private static CommandFailure failed(String why) {
    return new CommandFailure(ExitCode.FAILED, why);
  }
}
