// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code dialtone import}: takes in what people already have. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description =
        "Takes what you already have into the site, as one change or not at all. Exit 0 when it is"
            + " done, 1 when something in it is wrong, 2 when something failed.")
public final class ImportCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private ImportCommand() {}

  /** The command with all its subcommands. */
  public static CommandLine of(Terminal terminal) {
    return new CommandLine(new ImportCommand())
        .addSubcommand(new ImportAsteriskCommand(terminal))
        .addSubcommand(new ImportCsvCommand(terminal))
        .addSubcommand(new ImportFilesCommand(terminal))
        .addSubcommand(new ImportSiteCommand(terminal));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(),
        "name what to import: " + String.join(", ", spec.subcommands().keySet()));
  }
}
