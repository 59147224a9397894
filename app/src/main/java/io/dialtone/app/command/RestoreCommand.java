// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.backup.ReportJson;
import io.dialtone.server.backup.Restore;
import io.dialtone.server.data.DataFolder;
import io.dialtone.server.data.DataFolderException;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone restore}: a backup in the place of what is there. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Puts a backup into a data folder, in the place of the site that is there. All of it is checked"
            + " before anything is replaced, and then all is replaced or nothing. No server may be"
            + " running on the folder.",
    footer = {
      "",
      "No phone passes its new file over: where the replaced site was ahead, the restored one gets",
      "higher config_sn. It restores to another database too: that is how one moves to PostgreSQL."
    })
public final class RestoreCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "What 'dialtone backup' wrote.")
  private String file = "";

  @Mixin private DataOptions options = new DataOptions();

  @Option(names = "--json", description = "One JSON object, for programs.")
  private boolean json;

  public RestoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Settings settings = options.settings(terminal);
    Path source = terminal.directory().resolve(file).toAbsolutePath().normalize();
    Restore.Report report = restored(settings, source);
    List<String> restored = report.folders(Restore.Beside.RESTORED);
    terminal
        .out()
        .println(
            json
                ? ReportJson.of(report).toString()
                : "restored the backup of "
                    + report.time()
                    + ", "
                    + report.changes()
                    + " changes"
                    + (report.renumbered() > 0
                        ? "; " + report.renumbered() + " phones get a higher config_sn"
                        : "")
                    + (restored.isEmpty() ? "" : "; " + String.join(" and ", restored) + " too"));
    for (String other : report.folders(Restore.Beside.OTHER)) {
      Path folder = settings.folders().data().resolve(other);
      terminal.complain(
          List.of(
              "warning: "
                  + folder
                  + " stays, and the backup's is another: to have that, move the folder away and"
                  + " restore again"));
    }
    return ExitCode.OK;
  }

  private Restore.Report restored(Settings settings, Path source) {
    String who =
        Optional.ofNullable(System.getProperty("user.name")).orElse("somebody") + " (restore)";
    try (DataFolder held = DataFolder.open(settings.folders().data());
        SiteData data = SiteData.open(settings.database(), held.path())) {
      return Restore.perform(source, data, who, Instant.now());
    } catch (DataFolderException | IOException | StoreException fault) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(fault.getMessage()));
    }
  }
}
