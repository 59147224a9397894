// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.fleet.crowd.Crowd;
import io.dialtone.fleet.crowd.CrowdPlan;
import io.dialtone.fleet.flash.OwnFile;
import io.dialtone.fleet.net.Trust;
import io.dialtone.fleet.report.FleetReport;
import io.dialtone.fleet.report.ReportHtml;
import io.dialtone.fleet.report.ReportJson;
import io.dialtone.fleet.report.ReportText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code dialtone fleet}: very many virtual phones boot, and a report says how it went. */
@Command(
    name = "fleet",
    mixinStandardHelpOptions = true,
    description =
        "Very many virtual phones boot against any provisioning server, each by the rules of"
            + " 'dialtone phone'. Ends with a report of rates, times and failures: 0 when all phones"
            + " stand provisioned, 1 when not, 2 when nothing could be counted. Ctrl-C unplugs them"
            + " and reports what was so far.")
public final class FleetCommand implements Callable<Integer> {
  private static final Duration LOOK = Duration.ofMillis(100);

  private final Terminal terminal;

  @Mixin private FleetOptions options = new FleetOptions();

  public FleetCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    CrowdPlan plan = FleetPlan.of(options, FleetRoom.here(), trust());
    options.html.map(terminal.directory()::resolve).ifPresent(FleetCommand::requireFolder);
    StopSignal stop = StopSignal.listen();
    var progress = new FleetProgress(terminal.err(), terminal.live(), plan.phones());
    try (Crowd crowd = Crowd.start(plan)) {
      while (!crowd.awaitAtMost(LOOK)) {
        if (stop.awaitAtMost(0)) {
          crowd.stop();
        }
        progress.show(crowd);
      }
      progress.done();
      Optional<Integer> unprepared = crowd.unprepared();
      if (unprepared.isPresent()) {
        throw nothingCounted(unprepared.get(), stop.awaitAtMost(0));
      }
      return tell(crowd.report(FleetPlan.settings(plan)));
    } catch (IOException refused) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "the phones cannot be plugged in: "
              + refused.getMessage()
              + "; --bind and --giaddr take addresses of this machine");
    }
  }

  private CommandFailure nothingCounted(int late, boolean stopped) {
    String when = stopped ? "it was stopped" : "the time was over (--for " + options.limit + ")";
    return new CommandFailure(
        ExitCode.FAILED,
        late
            + " of "
            + options.phones
            + " phones had not booted once when "
            + when
            + ", so nothing was counted"
            + (stopped ? "" : ": does the server answer?"));
  }

  private Trust trust() {
    return options
        .authority
        .map(terminal.directory()::resolve)
        .map(file -> Trust.in(TrustedAuthority.managers(file)))
        .orElseGet(Trust::inTheJdk);
  }

  private int tell(FleetReport report) {
    if (options.json) {
      terminal.out().println(ReportJson.of(report));
    } else {
      ReportText.of(report).forEach(terminal.out()::println);
    }
    terminal.out().flush();
    options.html.map(terminal.directory()::resolve).ifPresent(file -> write(file, report));
    return report.allStand() ? ExitCode.OK : ExitCode.NO;
  }

  /** Said before the run, not after it. */
  private static void requireFolder(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    boolean replaced = !Files.exists(file) || Files.isRegularFile(file);
    if (folder == null
        || Files.isDirectory(file)
        || !Files.isDirectory(folder)
        || !Files.isWritable(replaced ? folder : file)) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "--html " + file + " cannot be written: is its folder there, and yours to write in?");
    }
  }

  private static void write(Path file, FleetReport report) {
    try {
      OwnFile.replace(file, ReportHtml.of(report).getBytes(StandardCharsets.UTF_8));
    } catch (IOException failed) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "--html " + file + " cannot be written: " + failed + "; the report itself is printed");
    }
  }
}
