// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app;

import io.dialtone.app.command.BackupCommand;
import io.dialtone.app.command.CheckCommand;
import io.dialtone.app.command.DemoCommand;
import io.dialtone.app.command.DoctorCommand;
import io.dialtone.app.command.FleetCommand;
import io.dialtone.app.command.NotifyCommand;
import io.dialtone.app.command.PhoneCommand;
import io.dialtone.app.command.RestoreCommand;
import io.dialtone.app.command.ServeCommand;
import io.dialtone.app.command.SimulateCommand;
import io.dialtone.app.command.dhcpconfig.DhcpConfigCommand;
import io.dialtone.app.command.imports.ExportCommand;
import io.dialtone.app.command.imports.ImportCommand;
import io.dialtone.app.command.site.SiteCommand;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.LostThreads;
import io.dialtone.app.terminal.Terminal;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The command {@code dialtone}: finds the subcommand, runs it, and ends with its exit code. */
@Command(
    name = "dialtone",
    description = "From power-on to dial tone: auto-provisioning for Thomson ST2030 and ST2022.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
public final class Main {

  /** A subcommand's name, and how it is made. */
  private record Subcommand(String name, Function<Terminal, Object> maker) {}

  /** Every subcommand, in the order of the help. */
  private static final List<Subcommand> COMMANDS =
      List.of(
          new Subcommand("demo", DemoCommand::new),
          new Subcommand("serve", ServeCommand::of),
          new Subcommand("site", SiteCommand::of),
          new Subcommand("import", ImportCommand::of),
          new Subcommand("export", ExportCommand::new),
          new Subcommand("phone", PhoneCommand::new),
          new Subcommand("fleet", FleetCommand::new),
          new Subcommand("check", CheckCommand::new),
          new Subcommand("notify", NotifyCommand::new),
          new Subcommand("doctor", DoctorCommand::new),
          new Subcommand("dhcp-config", DhcpConfigCommand::new),
          new Subcommand("backup", BackupCommand::new),
          new Subcommand("restore", RestoreCommand::new),
          new Subcommand("simulate", SimulateCommand::new));

  private static final String[] VERSION = {"--version"};

  private Main() {}

  static void main(String... arguments) {
    Terminal terminal = Terminal.ofProcess();
    LostThreads.watch(terminal);
    int code = run(terminal, arguments);
    System.out.flush();
    // Not by falling off the end: a library's thread must not keep a finished command alive.
    System.exit(code);
  }

  /**
   * Runs one command line to its end and returns the exit code; errors are on standard error. What
   * could not be printed was not told, whatever the command found.
   */
  public static int run(Terminal terminal, String... arguments) {
    CommandLine line = new CommandLine(new Main());
    meant(arguments).forEach(it -> line.addSubcommand(it.name, it.maker.apply(terminal)));
    line.setOut(new PrintWriter(terminal.out(), true, terminal.out().charset()));
    line.setErr(new PrintWriter(terminal.err(), true, terminal.err().charset()));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((fault, _) -> usage(terminal, fault));
    line.setExecutionExceptionHandler((fault, _, _) -> failure(terminal, fault));
    line.setExecutionStrategy(parsed -> execute(terminal, parsed));
    int code = line.execute(arguments);
    if (!terminal.lost()) {
      return code;
    }
    terminal.complain(List.of("standard output did not take all of it: is the disk full?"));
    return ExitCode.FAILED;
  }

  /** The one that is named, or all: reading the options of all is most of a start. */
  private static List<Subcommand> meant(String... arguments) {
    if (Arrays.equals(arguments, VERSION)) {
      return List.of();
    }
    return COMMANDS.stream()
        .filter(command -> arguments.length > 0 && command.name.equals(arguments[0]))
        .findFirst()
        .map(List::of)
        .orElse(COMMANDS);
  }

  private static int execute(Terminal terminal, ParseResult parsed) {
    CommandLine top = parsed.commandSpec().commandLine();
    if (!parsed.hasSubcommand()
        && !parsed.isUsageHelpRequested()
        && !parsed.isVersionHelpRequested()) {
      top.usage(terminal.err());
      return ExitCode.USAGE;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int usage(Terminal terminal, ParameterException fault) {
    String command = fault.getCommandLine().getCommandSpec().qualifiedName();
    terminal.complain(List.of(oneLine(fault) + " (see '" + command + " --help')"));
    return ExitCode.USAGE;
  }

  private static int failure(Terminal terminal, Exception fault) {
    if (fault instanceof CommandFailure expected) {
      terminal.complain(expected.lines());
      return expected.exitCode();
    }
    terminal.complain(
        List.of(
            "internal fault, please report it: "
                + fault.getClass().getName()
                + ": "
                + oneLine(fault)
                + " (java option -Ddialtone.trace=true shows where)"));
    if (Boolean.getBoolean("dialtone.trace")) {
      fault.printStackTrace(terminal.err());
    }
    return ExitCode.FAILED;
  }

  private static String oneLine(Exception fault) {
    return String.valueOf(fault.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
  }
}
