// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone site phones}. */
@Command(
    name = "phones",
    mixinStandardHelpOptions = true,
    description = "Lists the phones, or works on them.",
    footer = {
      "",
      "  dialtone site phones --group /paris --state active",
      "  dialtone site phones --state waiting --by subnet,kind",
      "",
      "A kind with ? is a guess: the phone did not say its model and protocol."
    })
final class PhonesCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Option(names = "--group", paramLabel = "PATH", description = "In this group and below it.")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = "active, discovered, quarantined or retired; waiting: the second and third.")
  private Optional<String> state = Optional.empty();

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      split = ",",
      description =
          "How many, instead of which: by " + PhoneCounts.NAMES + "; several with commas.")
  private List<String> by = new ArrayList<>();

  PhonesCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ObjectNode order = SiteAccess.question("phones");
    group.ifPresent(path -> order.put("group", path));
    state.ifPresent(text -> order.put("state", text));
    if (!by.isEmpty()) {
      PhoneCounts counts = PhoneCounts.by(by);
      return new Saying(terminal, access)
          .list(order, counts::of, answer -> counts.print(answer, terminal.out()));
    }
    return new Saying(terminal, access)
        .list(
            order,
            answer -> {
              Columns columns =
                  new Columns("MAC", "KIND", "STATE", "GROUP", "LABEL", "LINES", "FOUND");
              for (JsonNode phone : answer.path("items")) {
                columns.row(
                    SiteLines.text(phone, "mac"),
                    PhoneCounts.kind(phone),
                    SiteLines.text(phone, "state"),
                    SiteLines.text(phone, "group"),
                    SiteLines.text(phone, "label"),
                    SiteLines.cell(phone.path("lines")),
                    FoundLines.cell(phone));
              }
              columns.print(terminal.out());
            });
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description = "Adds a phone.",
      footer = {
        "",
        "  dialtone site phones add 00:14:7f:00:00:01 --model ST2030 --group /paris --line 1=200"
      })
  int add(
      @Mixin SiteAccess told,
      @Mixin PhoneWords words,
      @Parameters(paramLabel = "MAC", description = "As on its label.") String mac) {
    return new Saying(terminal, told)
        .change(words.into(SiteAccess.order("add-phone").put("mac", mac)));
  }

  @Command(
      name = "change",
      mixinStandardHelpOptions = true,
      description = "Changes what is said of a phone, and nothing else of it.",
      footer = {"", "  dialtone site phones change 00:14:7f:00:00:01 --label Reception --line 2="})
  int change(
      @Mixin SiteAccess told,
      @Mixin PhoneWords words,
      @Parameters(paramLabel = "MAC", description = "Of a phone of the site.") String mac) {
    return new Saying(terminal, told)
        .change(words.into(SiteAccess.order("change-phone").put("mac", mac)));
  }

  @Command(
      name = "approve",
      mixinStandardHelpOptions = true,
      description =
          "Makes phones active that wait, discovered or quarantined: those named, or all in a group"
              + " and below it.",
      footer = {
        "",
        "  dialtone site phones approve --group /",
        "  dialtone site phones approve 00:14:7f:00:00:01 --into /paris --protocol sip"
      })
  int approve(
      @Mixin SiteAccess told,
      @Option(names = "--group", paramLabel = "PATH", description = "In this group and below it.")
          Optional<String> path,
      @Option(names = "--into", paramLabel = "PATH", description = "Puts them into this group.")
          Optional<String> into,
      @Option(
              names = "--model",
              paramLabel = "MODEL",
              description = "Of those that did not say: ST2030 or ST2022.")
          Optional<String> model,
      @Option(
              names = "--protocol",
              paramLabel = "PROTOCOL",
              description = "Of those that did not say: sip or mgcp.")
          Optional<String> protocol,
      @Parameters(paramLabel = "MAC", arity = "0..*", description = "Of phones that wait.")
          List<String> macs) {
    List<String> named = Optional.ofNullable(macs).orElse(List.of());
    if (path.isEmpty() && named.isEmpty()) {
      throw Pairs.wrong("name phones, or --group PATH (/ for all that wait)");
    }
    ObjectNode order = SiteAccess.order("approve-phones");
    path.ifPresent(text -> order.put("group", text));
    into.ifPresent(text -> order.put("into", text));
    model.ifPresent(text -> order.put("model", text));
    protocol.ifPresent(text -> order.put("protocol", text));
    ArrayNode all = order.putArray("phones");
    named.forEach(all::add);
    return new Saying(terminal, told).change(order);
  }

  @Command(
      name = "replace",
      mixinStandardHelpOptions = true,
      description =
          "Puts another phone of the same kind in the place of a broken one, with its lines, keys"
              + " and settings.",
      footer = {"", "  dialtone site phones replace 00:14:7f:00:00:01 00:14:7f:00:00:02"})
  int replace(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "OLD", description = "The MAC of the one that goes.") String old,
      @Parameters(paramLabel = "NEW", description = "The MAC of the one that comes.") String by) {
    return new Saying(terminal, told)
        .change(SiteAccess.order("replace-phone").put("mac", old).put("by", by));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes phones with all that is set at them, in one change.",
      footer = {"", "  dialtone site phones remove 00:14:7f:00:00:01 00:14:7f:00:00:02"})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "MAC", arity = "1..*", description = "Of phones of the site.")
          List<String> macs) {
    ObjectNode order = SiteAccess.order("remove-phone");
    ArrayNode all = order.putArray("phones");
    macs.forEach(all::add);
    return new Saying(terminal, told).change(order);
  }
}
