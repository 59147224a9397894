// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code dialtone site files}. */
@Command(
    name = "files",
    mixinStandardHelpOptions = true,
    description = "Lists all files that were given for phones, or works on them.",
    footer = {"", "  dialtone site files --json"})
final class FilesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  FilesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new FileGiving(terminal, access).list("");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds files of a kind; what can be looked into is.",
      footer = {"", "  dialtone site files add --kind tone-table tones.dat"})
  int add(
      @Mixin SiteAccess told,
      @Option(
              names = "--kind",
              required = true,
              paramLabel = "KIND",
              description =
                  "application, dsp, boot, melodies, system-melodies, call-waiting-tone, tone-table,"
                      + " language-table, telephone-config or deck.")
          String kind,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "On this machine.")
          List<String> files) {
    return new FileGiving(terminal, told).add(kind, files);
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a file, which no level may name.",
      footer = {"", "  dialtone site files remove NAME"})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "NAME", description = "As it is listed.") String name) {
    return new FileGiving(terminal, told).remove(name);
  }
}
