// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone site rules}. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description =
        "Lists the rules for phones that show up on the network, or works on them. The first rule"
            + " that fits a phone counts; without one it stays discovered and gets no files.",
    footer = {"", "  dialtone site rules add --subnet 10.1.0.0/24 --state active --group /paris"})
final class RulesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  RulesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Saying(terminal, access)
        .say(
            SiteAccess.question("rules"),
            answer -> {
              Columns columns = new Columns("RULE", "FOR", "STATE", "GROUP", "WAITING");
              for (JsonNode rule : answer.path("items")) {
                columns.row(
                    Long.toString(rule.path("rule").asLong(0)),
                    SiteLines.text(rule, "text"),
                    SiteLines.text(rule, "state"),
                    SiteLines.text(rule, "group"),
                    Long.toString(rule.path("waiting").asLong(0)));
              }
              columns.print(terminal.out());
            });
  }

  /** Which phones a rule is for, and what becomes of them, as options. */
  static final class Words {

    @Option(
        names = "--subnet",
        paramLabel = "CIDR",
        description = "Phones whose address, or whose relay's, lies in this network.")
    private Optional<String> subnet = Optional.empty();

    @Option(
        names = "--circuit-id",
        paramLabel = "TEXT",
        description = "Phones at this port of a switch (option 82); 0x and hex digits for bytes.")
    private Optional<String> circuitId = Optional.empty();

    @Option(
        names = "--remote-id",
        paramLabel = "TEXT",
        description = "Phones behind this relay or switch (option 82).")
    private Optional<String> remoteId = Optional.empty();

    @Option(
        names = "--mac",
        paramLabel = "RANGE",
        description = "FROM-TO with both in full, or first bytes such as 00:14:7f.")
    private Optional<String> mac = Optional.empty();

    @Option(names = "--model", paramLabel = "MODEL", description = "ST2030 or ST2022.")
    private Optional<String> model = Optional.empty();

    @Option(names = "--protocol", paramLabel = "PROTOCOL", description = "sip or mgcp.")
    private Optional<String> protocol = Optional.empty();

    @Option(
        names = "--state",
        required = true,
        paramLabel = "STATE",
        description = "What they become: active, quarantined or ignored.")
    private String state = "";

    @Option(names = "--group", paramLabel = "PATH", description = "Where they are put.")
    private Optional<String> group = Optional.empty();

    @Option(
        names = "--at",
        paramLabel = "N",
        description = "The rule's place; behind all others if it is left out.")
    private Optional<Long> at = Optional.empty();

    ObjectNode into(ObjectNode order) {
      subnet.ifPresent(text -> order.put("subnet", text));
      circuitId.ifPresent(text -> order.put("circuitId", text));
      remoteId.ifPresent(text -> order.put("remoteId", text));
      mac.ifPresent(text -> order.put("mac", text));
      model.ifPresent(text -> order.put("model", text));
      protocol.ifPresent(text -> order.put("protocol", text));
      order.put("state", state);
      group.ifPresent(text -> order.put("group", text));
      at.ifPresent(place -> order.put("at", place));
      return order;
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Adds a rule, or changes the one for the same phones. Phones that wait, discovered or"
              + " quarantined, and for which it counts are placed by it at once.",
      footer = {
        "",
        "  dialtone site rules add --subnet 10.1.0.0/24 --state quarantined",
        "  dialtone site rules add --mac 00:14:7f --model ST2030 --state active --at 1"
      })
  int add(@Mixin SiteAccess told, @Mixin Words words) {
    return new Saying(terminal, told).change(words.into(SiteAccess.order("add-rule")));
  }

  @Command(
      name = "move",
      mixinStandardHelpOptions = true,
      description = "Puts a rule at another place; the first that fits counts.",
      footer = {"", "  dialtone site rules move 3 1"})
  int move(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "RULE", description = "Its place now.") long rule,
      @Parameters(paramLabel = "TO", description = "Its place then.") long to) {
    return new Saying(terminal, told)
        .change(SiteAccess.order("move-rule").put("rule", rule).put("to", to));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes a rule; phones that it placed stay as they are.",
      footer = {"", "  dialtone site rules remove 3"})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "RULE", description = "Its place.") long rule) {
    return new Saying(terminal, told).change(SiteAccess.order("remove-rule").put("rule", rule));
  }
}
