// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.server.settings.Surroundings;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Which data is meant: the settings that {@code serve} would have. */
public final class DataOptions {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Settings file, TOML (default: ./dialtone.toml if there).")
  private String config = "";

  @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: ./data).")
  private String data = "";

  @Option(
      names = "--database",
      paramLabel = "URL",
      description =
          "sqlite:PATH or postgresql://USER:PASSWORD@HOST/DATABASE (default: dialtone.db in the data"
              + " folder).")
  private String database = "";

  /** The settings that these come to. */
  public Settings settings(Terminal terminal) {
    Map<String, String> said = new LinkedHashMap<>();
    Map.of("--config", config, "--data", data, "--database", database)
        .forEach((option, value) -> {
          if (!value.isEmpty()) {
            said.put(option, value);
          }
        });
    Surroundings around =
        new Surroundings(said, terminal.environment(), terminal.directory(), false);
    return switch (SettingsReader.load(around)) {
      case Loaded.Fit fit -> fit.settings();
      case Loaded.Unfit unfit ->
          throw new CommandFailure(
              unfit.wrongUsage() ? ExitCode.USAGE : ExitCode.FAILED, unfit.lines());
    };
  }
}
