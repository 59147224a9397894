// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.simulation.Planting;
import io.dialtone.app.simulation.RunReport;
import io.dialtone.app.simulation.Simulation;
import io.dialtone.app.simulation.SimulationOptions;
import io.dialtone.app.simulation.Tally;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dialtone simulate}: many seeded runs of phones and servers where everything fails. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    description =
        "Phones, servers, network and flash in one process with virtual time: packets get lost,"
            + " servers die, files change, the power is cut inside a flash write. Each seed is one"
            + " run; what must always hold is checked after each. Ends with 1 at the first seed"
            + " for which it does not.")
public final class SimulateCommand implements Callable<Integer> {

  private static final long PROGRESS_NANOS = 5_000_000_000L;

  private final Terminal terminal;

  @Option(names = "--seeds", paramLabel = "N", required = true, description = "How many runs.")
  private long seeds;

  @Option(
      names = "--from",
      paramLabel = "K",
      description = "The first seed (default: ${DEFAULT-VALUE}).")
  private long from = 1;

  @Option(names = "--trace", description = "Print all that happens; for one seed.")
  private boolean trace;

  public SimulateCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (seeds < 1) {
      throw new CommandFailure(ExitCode.USAGE, "--seeds " + seeds + ": at least 1");
    }
    if (trace && seeds != 1) {
      throw new CommandFailure(ExitCode.USAGE, "--trace goes with --seeds 1 only");
    }
    long begun = System.nanoTime();
    long told = begun;
    Tally tally = Tally.NONE;
    for (long seed = from; seed < from + seeds; seed++) {
      RunReport report = run(seed);
      tally = tally.plus(report.tally());
      if (!report.holds()) {
        failed(report);
        return ExitCode.NO;
      }
      long now = System.nanoTime();
      if (now - told >= PROGRESS_NANOS) {
        told = now;
        terminal.err().println(seed - from + 1 + " of " + seeds + " runs, all well");
      }
    }
    summary(tally, (System.nanoTime() - begun) / 1e9);
    return ExitCode.OK;
  }

  private RunReport run(long seed) {
    return trace
        ? Simulation.aloud(seed, SimulationOptions.of(seed), Planting.NONE, terminal.out()::println)
        : Simulation.of(seed);
  }

  private void failed(RunReport report) {
    terminal.out().println(report.words());
    terminal.complain(
        List.of(
            "seed "
                + report.seed()
                + " fails; see how with: dialtone simulate --seeds 1 --from "
                + report.seed()
                + " --trace"));
  }

  private void summary(Tally tally, double seconds) {
    line("runs", seeds);
    line("boots", tally.boots());
    line("power cuts", tally.powerCuts());
    line("files fetched", tally.fetches());
    line("packets", tally.packets());
    line("packets lost", tally.packetsLost());
    line("runs/s", Math.round(seeds / seconds));
    line("worst time s", tally.worstNanos() / 1_000_000_000L);
    terminal.out().println("every invariant holds");
  }

  private void line(String what, long number) {
    terminal.out().println(String.format(Locale.ROOT, "%-14s %,12d", what, number));
  }
}
