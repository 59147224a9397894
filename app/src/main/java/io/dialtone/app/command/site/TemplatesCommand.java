// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone site templates}. */
@Command(
    name = "templates",
    mixinStandardHelpOptions = true,
    description =
        "Lists the templates of function keys, or works on them; a level takes one with"
            + " 'site set LEVEL keys=NAME'.",
    footer = {"", "  dialtone site templates --json"})
final class TemplatesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  TemplatesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Saying(terminal, access)
        .list(
            SiteAccess.question("templates"),
            answer -> {
              Columns columns = new Columns("TEMPLATE", "KEYS");
              for (JsonNode template : answer.path("items")) {
                columns.row(
                    SiteLines.text(template, "name"), SiteLines.cell(template.path("keys")));
              }
              columns.print(terminal.out());
            });
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description = "Makes a template, or changes keys of one that is there.",
      footer = {
        "",
        "  dialtone site templates set desk 1=speed-dial:200 2=supervision:{number} 3="
      })
  int set(
      @Mixin SiteAccess told,
      @Parameters(index = "0", paramLabel = "TEMPLATE", description = "Its name.") String name,
      @Parameters(
              index = "1..*",
              arity = "0..*",
              paramLabel = KeysCommand.FORM,
              description = KeysCommand.USES)
          List<String> keys) {
    ObjectNode order = SiteAccess.order("put-template").put("name", name);
    Pairs.numbered(keys == null ? List.of() : keys, KeysCommand.FORM, order.putObject("keys"));
    return new Saying(terminal, told).change(order);
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a template, which no level may name.",
      footer = {"", "  dialtone site templates remove desk"})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "TEMPLATE", description = "Its name.") String name) {
    return new Saying(terminal, told).change(SiteAccess.order("remove-template").put("name", name));
  }
}
