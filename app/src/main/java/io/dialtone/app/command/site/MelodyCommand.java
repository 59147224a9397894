// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone site melody}. */
@Command(
    name = "melody",
    mixinStandardHelpOptions = true,
    description =
        "Lists the melodies, or works on them; a level takes a file with 'site set LEVEL melodies=NAME'.",
    footer = {"", "  dialtone site melody --json"})
final class MelodyCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  MelodyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new FileGiving(terminal, access).list("melody");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds files of melodies, each of whose lines must be a tune (FIL-3).",
      footer = {"", "  dialtone site melody add Ringers.txt"})
  int add(
      @Mixin SiteAccess told,
      @Option(
              names = "--kind",
              paramLabel = "KIND",
              defaultValue = "melodies",
              description =
                  "melodies, system-melodies or call-waiting-tone (default: ${DEFAULT-VALUE}).")
          String kind,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "On this machine.")
          List<String> files) {
    return new FileGiving(terminal, told).add(kind, files);
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a file, which no level may name.",
      footer = {"", "  dialtone site melody remove NAME"})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "NAME", description = "As it is listed.") String name) {
    return new FileGiving(terminal, told).remove(name);
  }
}
