// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone site}: say what you want of the site, without a console. */
@Command(
    name = "site",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Works on the site: on its data folder, or through the server that is running on it. Exit 0"
            + " when it is done, 1 when it is refused, 2 when something failed.",
    footer = {"", "LEVEL is / for the whole site, /paris/sales for a group, or a phone's MAC."})
public final class SiteCommand implements Callable<Integer> {

  private static final String LEVEL = "/ for the whole site, /paris/sales for a group, or a MAC.";

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  private SiteCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /** The command with all its subcommands. */
  public static CommandLine of(Terminal terminal) {
    return new CommandLine(new SiteCommand(terminal))
        .addSubcommand(new GroupsCommand(terminal))
        .addSubcommand(new PhonesCommand(terminal))
        .addSubcommand(new RulesCommand(terminal))
        .addSubcommand(new AccountsCommand(terminal))
        .addSubcommand(new TemplatesCommand(terminal))
        .addSubcommand(new KeysCommand(terminal))
        .addSubcommand(new PhonebookCommand(terminal))
        .addSubcommand(new FirmwareCommand(terminal))
        .addSubcommand(new MelodyCommand(terminal))
        .addSubcommand(new FilesCommand(terminal));
  }

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "name what to do: " + String.join(", ", spec.subcommands().keySet()));
  }

  @Command(
      name = "set",
      mixinStandardHelpOptions = true,
      description =
          "Sets values at a level, all of them as one change. NAME is a setting of the site"
              + " (time-zone, ntp, ...), a parameter of the phones, or one that nobody knows with"
              + " its section behind it (Foo@sip); before it perhaps a scope (ST2022:DSCP1).",
      footer = {
        "",
        "  dialtone site set /paris time-zone=Europe/Paris ST2022:DSCP1=46",
        "  dialtone site set / --ask password.web"
      })
  int set(
      @Mixin SiteAccess access,
      @Parameters(index = "0", paramLabel = "LEVEL", description = LEVEL) String level,
      @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME=VALUE", description = "What.")
          List<String> assignments,
      @Option(
              names = "--ask",
              paramLabel = "NAME",
              description =
                  "Ask for this value: unseen on a terminal, else a line of standard input.")
          List<String> asked,
      @Mixin Condition condition) {
    return change(access, assignments(level, words(assignments), words(asked)), condition);
  }

  @Command(
      name = "diff",
      mixinStandardHelpOptions = true,
      description =
          "Tells what values would change at which phones, and which of their files, and changes"
              + " nothing; the same as 'set --dry-run'.",
      footer = {"", "  dialtone site diff /paris DSCP1=46"})
  int diff(
      @Mixin SiteAccess access,
      @Parameters(index = "0", paramLabel = "LEVEL", description = LEVEL) String level,
      @Parameters(index = "1..*", paramLabel = "NAME=VALUE", description = "What.")
          List<String> assignments) {
    return wouldBe(access, assignments(level, words(assignments), List.of()));
  }

  /** Options and parameters that were not given are null from picocli. */
  private static List<String> words(List<String> given) {
    return Optional.ofNullable(given).orElse(List.of());
  }

  private ObjectNode assignments(String level, List<String> words, List<String> asked) {
    ObjectNode order = SiteAccess.order("set").put("level", level);
    ObjectNode settings = order.putObject("settings");
    for (Map.Entry<String, String> pair : Pairs.of(words, "NAME=VALUE").entrySet()) {
      settings.put(pair.getKey(), pair.getValue());
    }
    for (String name : asked) {
      settings.put(name, Asked.secret(terminal, name));
    }
    if (settings.isEmpty()) {
      throw Pairs.wrong("nothing is to be set: write NAME=VALUE");
    }
    return order;
  }

  /** When settings are to be changed, as options. */
  static final class Condition {

    @Option(
        names = "--seen",
        paramLabel = "CHANGE",
        description =
            "Refuse if one of these was set by a later change; 'show --json' tells which was the"
                + " newest.")
    private Optional<Long> seen = Optional.empty();

    @Option(names = "--dry-run", description = "Tell what would change, and change nothing.")
    private boolean dry;
  }

  private int change(SiteAccess access, ObjectNode order, Condition condition) {
    condition.seen.ifPresent(change -> order.put("seen", change));
    return condition.dry ? wouldBe(access, order) : new Saying(terminal, access).change(order);
  }

  private int wouldBe(SiteAccess access, ObjectNode order) {
    order.put("dryRun", true);
    return new Saying(terminal, access)
        .say(order, answer -> SiteLines.would(answer, terminal.out()));
  }

  @Command(
      name = "unset",
      mixinStandardHelpOptions = true,
      description =
          "Takes settings away from a level; what is said above it counts again. Several are one"
              + " change.",
      footer = {"", "  dialtone site unset /paris ST2022:DSCP1"})
  int unset(
      @Mixin SiteAccess access,
      @Parameters(index = "0", paramLabel = "LEVEL", description = LEVEL) String level,
      @Parameters(index = "1..*", arity = "1..*", paramLabel = "NAME", description = "What.")
          List<String> names,
      @Mixin Condition condition) {
    ObjectNode order = SiteAccess.order("unset").put("level", level);
    ArrayNode all = order.putArray("names");
    names.forEach(all::add);
    return change(access, order, condition);
  }

  @Command(
      name = "show",
      mixinStandardHelpOptions = true,
      description =
          "Shows a phone with every value and where it is from, or what is set at a group and above"
              + " it.",
      footer = {"", "  dialtone site show 00:14:7f:00:00:01 --only-set"})
  int show(
      @Mixin SiteAccess access,
      @Parameters(paramLabel = "LEVEL", description = LEVEL) String level,
      @Option(names = "--only-set", description = "Leave out defaults, and the levels above.")
          boolean onlySet,
      @Option(names = "--reveal", description = "Show passwords; they are *** otherwise.")
          boolean reveal) {
    ObjectNode order = SiteAccess.question("show").put("level", level);
    order.put("onlySet", onlySet).put("reveal", reveal);
    return new Saying(terminal, access)
        .say(order, answer -> SiteLines.show(answer, terminal.out()));
  }

  @Command(
      name = "history",
      mixinStandardHelpOptions = true,
      description = "Lists the newest changes, or shows one with every item before and after it.",
      footer = {"", "  dialtone site history -n 5 --of /paris", "  dialtone site history 12"})
  int history(
      @Mixin SiteAccess access,
      @Parameters(arity = "0..1", paramLabel = "CHANGE", description = "The number of a change.")
          Optional<Long> change,
      @Option(
              names = "-n",
              paramLabel = "COUNT",
              defaultValue = "20",
              description = "So many, at most 1000 (default: ${DEFAULT-VALUE}).")
          int count,
      @Option(names = "--of", paramLabel = "LEVEL", description = "Of a group or a phone alone.")
          Optional<String> level,
      @Option(names = "--reveal", description = "Show passwords; they are *** otherwise.")
          boolean reveal) {
    Saying saying = new Saying(terminal, access);
    if (change.isPresent()) {
      ObjectNode order = SiteAccess.question("change").put("change", change.get());
      return saying.say(
          order.put("reveal", reveal), answer -> SiteLines.change(answer, terminal.out()));
    }
    ObjectNode order = SiteAccess.question("history").put("limit", count);
    level.ifPresent(of -> order.put("level", of));
    return saying.say(order, answer -> SiteLines.history(answer, terminal.out()));
  }

  @Command(
      name = "undo",
      mixinStandardHelpOptions = true,
      description =
          "Takes a change back, the newest that somebody made where none is named: every item"
              + " becomes what it was before. Refused where one was changed since.",
      footer = {"", "  dialtone site undo 12"})
  int undo(
      @Mixin SiteAccess access,
      @Parameters(arity = "0..1", paramLabel = "CHANGE", description = "The number of a change.")
          Optional<Long> change) {
    ObjectNode order = SiteAccess.order("undo");
    change.ifPresent(number -> order.put("change", number));
    return new Saying(terminal, access).change(order);
  }
}
