// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.demo.Demo;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.run.StartException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code dialtone demo}: a sample site and five virtual phones on loopback. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "Everything on loopback, no root: a sample site is made and served, and five virtual phones"
            + " of all four kinds boot from factory state before your eyes. Then it stays, so that"
            + " you can try more, until Ctrl-C.")
public final class DemoCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--once",
      description = "End when all phones stand: 0 when all are provisioned, 1 when not.")
  private boolean once;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description =
          "Make the sample site in this new or empty folder and keep it (default: a temporary"
              + " folder, removed at the end).")
  private Optional<Path> folder = Optional.empty();

  public DemoCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    StopSignal stop = StopSignal.listen();
    try (Demo demo = Demo.prepare(terminal, folder.map(terminal.directory()::resolve))) {
      boolean provisioned = demo.run(stop);
      if (!once) {
        demo.stay(stop);
        return ExitCode.OK;
      }
      return provisioned ? ExitCode.OK : ExitCode.NO;
    } catch (StartException | IOException fault) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(fault.getMessage()));
    }
  }
}
