// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code dialtone site groups}. */
@Command(
    name = "groups",
    mixinStandardHelpOptions = true,
    description = "Lists the groups, or works on them.",
    footer = {"", "  dialtone site groups add /paris/sales"})
final class GroupsCommand implements Callable<Integer> {

  private static final String PATH = "Its names from the top: /paris/sales.";

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  GroupsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Saying(terminal, access)
        .list(
            SiteAccess.question("groups"),
            answer -> {
              Columns columns = new Columns("GROUP", "PHONES", "WITH THOSE BELOW", "SETTINGS");
              for (JsonNode group : answer.path("items")) {
                columns.row(
                    SiteLines.text(group, "path"),
                    Long.toString(group.path("phones").asLong(0)),
                    Long.toString(group.path("phonesBelow").asLong(0)),
                    Long.toString(group.path("settings").asLong(0)));
              }
              columns.print(terminal.out());
            });
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a group in one that is there.",
      footer = {"", "  dialtone site groups add /paris/sales"})
  int add(
      @Mixin SiteAccess told, @Parameters(paramLabel = "PATH", description = PATH) String path) {
    return new Saying(terminal, told).change(SiteAccess.order("add-group").put("path", path));
  }

  @Command(
      name = "rename",
      mixinStandardHelpOptions = true,
      description = "Gives a group another name; its phones notice nothing.",
      footer = {"", "  dialtone site groups rename /paris/sales marketing"})
  int rename(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "PATH", description = PATH) String path,
      @Parameters(paramLabel = "NAME", description = "Its name in its group.") String name) {
    return new Saying(terminal, told)
        .change(SiteAccess.order("rename-group").put("path", path).put("name", name));
  }

  @Command(
      name = "move",
      mixinStandardHelpOptions = true,
      description = "Moves a group with all in it into another one.",
      footer = {"", "  dialtone site groups move /paris/sales /rome"})
  int move(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "PATH", description = PATH) String path,
      @Parameters(paramLabel = "PARENT", description = "The group it is to be in.") String parent) {
    return new Saying(terminal, told)
        .change(SiteAccess.order("move-group").put("path", path).put("parent", parent));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a group, which must be empty.",
      footer = {"", "  dialtone site groups remove /paris/sales"})
  int remove(
      @Mixin SiteAccess told, @Parameters(paramLabel = "PATH", description = PATH) String path) {
    return new Saying(terminal, told).change(SiteAccess.order("remove-group").put("path", path));
  }
}
