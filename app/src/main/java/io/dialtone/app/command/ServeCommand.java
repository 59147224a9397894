// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.bench.ServeBench;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.run.Outside;
import io.dialtone.server.run.RunningServer;
import io.dialtone.server.run.StartException;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.server.settings.Surroundings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** {@code dialtone serve}: the server, until a signal ends it. */
@Command(
    name = "serve",
    description = "The server: DHCP, TFTP, HTTP, HTTPS and NOTIFY for phones, and a console.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "A listener may be 'off'; port 0 takes any free port, and the port taken is printed.",
      "Options go before environment variables (DIALTONE_HTTP), these before the settings file."
    })
public final class ServeCommand implements Callable<Integer> {

  private static final String PLACE = "HOST:PORT";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  private ServeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command with its options, which are settings and therefore read as these are. */
  public static CommandLine of(Terminal terminal) {
    CommandLine line = new CommandLine(new ServeCommand(terminal));
    options().forEach(line.getCommandSpec()::addOption);
    return line;
  }

  private static List<OptionSpec> options() {
    return List.of(
        option("--config", "FILE", "Settings file, TOML (default: ./dialtone.toml if there)."),
        option("--data", "DIR", "Database and logs (default: ./data)."),
        option("--files", "DIR", "Serve this folder of hand-made files as it is."),
        option("--address", "A", "The address that phones reach us at."),
        option("--http", PLACE, "HTTP for phones (default: 0.0.0.0:8080)."),
        option("--https", PLACE, "HTTPS for phones (default: off)."),
        option("--tftp", PLACE, "TFTP (default: port 69 as root, else 6969)."),
        option(
            "--dhcp",
            PLACE + "|IFACE[,IFACE...]",
            "DHCP; 0.0.0.0:67 is every interface (default: off)."),
        option("--sip", PLACE, "Where NOTIFY is sent from (default: off, a port of the moment)."),
        option("--console", PLACE, "Console, health, metrics (default: 127.0.0.1:8081)."),
        option(
            "--database",
            "URL",
            "sqlite:PATH or postgresql://USER:PASSWORD@HOST/DATABASE (default: dialtone.db in the"
                + " data folder)."),
        option("--log-level", "LEVEL", "error, warn, info or debug (default: info)."),
        option(
            ServeBench.LIST,
            "LIST",
            "Customize the phones on this list, - for standard input, '*' for all plugged in."),
        option(ServeBench.REPORT, "FILE", "Then write what came of it, as HTML or (.txt) text."),
        OptionSpec.builder("--log-json")
            .type(boolean.class)
            .description("Log as JSON, one object a line.")
            .build());
  }

  private static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  @Override
  public Integer call() throws InterruptedException {
    StopSignal stop = StopSignal.listen();
    Loaded loaded = SettingsReader.load(surroundings());
    return switch (loaded) {
      case Loaded.Fit fit -> serve(fit, stop);
      case Loaded.Unfit unfit ->
          throw new CommandFailure(
              unfit.wrongUsage() ? ExitCode.USAGE : ExitCode.FAILED, unfit.lines());
    };
  }

  private int serve(Loaded.Fit fit, StopSignal stop) throws InterruptedException {
    InstantSource clock = InstantSource.system();
    Instant started = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    Outside outside = new Outside(terminal.out(), terminal.err(), clock, started);
    Optional<ServeBench> bench = ServeBench.of(terminal, said(), clock);
    try (RunningServer _ = RunningServer.start(fit, outside, bench.map(ServeBench::desk))) {
      if (bench.isPresent()) {
        bench.get().watch(stop);
      } else {
        stop.await();
      }
      return ExitCode.OK;
    } catch (StartException fault) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(fault.getMessage()));
    }
  }

  private Surroundings surroundings() {
    Map<String, String> said = said();
    said.remove(ServeBench.LIST); // no settings: they say what this start is for
    said.remove(ServeBench.REPORT);
    return new Surroundings(said, terminal.environment(), terminal.directory(), root());
  }

  private Map<String, String> said() {
    Map<String, String> said = new LinkedHashMap<>();
    for (OptionSpec option : spec.commandLine().getParseResult().matchedOptions()) {
      said.put(option.longestName(), option.<Object>getValue().toString());
    }
    return said;
  }

  private static boolean root() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException | UnsupportedOperationException _) {
      return "root".equals(System.getProperty("user.name"));
    }
  }
}
