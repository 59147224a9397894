// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code dialtone site firmware}. */
@Command(
    name = "firmware",
    mixinStandardHelpOptions = true,
    description =
        "Lists the firmware, or works on it; a level takes it with 'site set LEVEL firmware.application=NAME'.",
    footer = {"", "  dialtone site firmware --json"})
final class FirmwareCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  FirmwareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new FileGiving(terminal, access).list("firmware");
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Adds firmware: recognised by its name (ID-7), and refused when it is none. The same bytes under another name are told.",
      footer = {"", "  dialtone site firmware add v2030SG.R11.1.SED.101223.2.74.zz"})
  int add(
      @Mixin SiteAccess told,
      @Parameters(arity = "1..*", paramLabel = "FILE", description = "On this machine.")
          List<String> files) {
    return new FileGiving(terminal, told).add("firmware", files);
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a file, which no level may name.",
      footer = {"", "  dialtone site firmware remove NAME"})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "NAME", description = "As it is listed.") String name) {
    return new FileGiving(terminal, told).remove(name);
  }
}
