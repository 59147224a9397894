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
import java.util.Optional;
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

  /** Whether any of them was given but the data folder, which means something without a server. */
  boolean beyondData() {
    return !config.isEmpty() || !database.isEmpty();
  }

  /** The data folder as it was given. */
  Optional<String> data() {
    return Optional.of(data).filter(folder -> !folder.isEmpty());
  }

  /** The settings file as it was given. */
  Optional<String> config() {
    return Optional.of(config).filter(file -> !file.isEmpty());
  }

  /** The settings that these come to. */
  public Settings settings(Terminal terminal) {
    return switch (load(terminal, Map.of())) {
      case Loaded.Fit fit -> fit.settings();
      case Loaded.Unfit unfit -> throw refused(unfit);
    };
  }

  /** What to tell whoever gave settings that are unfit. */
  public static CommandFailure refused(Loaded.Unfit unfit) {
    return new CommandFailure(unfit.wrongUsage() ? ExitCode.USAGE : ExitCode.FAILED, unfit.lines());
  }

  /** The same with other options of {@code serve}, or what is wrong with them. */
  public Loaded load(Terminal terminal, Map<String, String> more) {
    Map<String, String> said = new LinkedHashMap<>(more);
    Map.of("--config", config, "--data", data, "--database", database)
        .forEach((option, value) -> {
          if (!value.isEmpty()) {
            said.put(option, value);
          }
        });
    return SettingsReader.load(
        new Surroundings(said, terminal.environment(), terminal.directory(), false));
  }
}
