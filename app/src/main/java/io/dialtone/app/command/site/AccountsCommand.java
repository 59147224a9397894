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

/** {@code dialtone site accounts}. */
@Command(
    name = "accounts",
    mixinStandardHelpOptions = true,
    description = "Lists the accounts that lines register with, or works on them.",
    footer = {"", "  dialtone site accounts --json"})
final class AccountsCommand implements Callable<Integer> {

  private static final String PASSWORD = "password";

  private final Terminal terminal;

  @Mixin private SiteAccess access = new SiteAccess();

  @Option(names = "--reveal", description = "Show passwords; they are *** otherwise.")
  private boolean reveal;

  AccountsCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return new Saying(terminal, access)
        .list(
            SiteAccess.question("accounts").put("reveal", reveal),
            answer -> {
              Columns columns =
                  new Columns("ACCOUNT", "NUMBER", "NAME", "LOGIN", "PASSWORD", "SERVER", "PHONES");
              for (JsonNode account : answer.path("items")) {
                columns.row(
                    SiteLines.text(account, "name"),
                    SiteLines.text(account, "number"),
                    SiteLines.text(account, "displayName"),
                    SiteLines.text(account, "login"),
                    SiteLines.text(account, "password"),
                    SiteLines.text(account, "server"),
                    Integer.toString(account.path("phones").size()));
              }
              columns.print(terminal.out());
            });
  }

  /** What can be said of an account; its password never in so many words. */
  static final class Words {

    @Option(names = "--number", paramLabel = "NUMBER", description = "(usual: the account's name).")
    private Optional<String> number = Optional.empty();

    @Option(names = "--name", paramLabel = "TEXT", description = "What callees see.")
    private Optional<String> name = Optional.empty();

    @Option(names = "--login", paramLabel = "NAME", description = "(usual: the number).")
    private Optional<String> login = Optional.empty();

    @Option(
        names = "--server",
        paramLabel = "HOST[:PORT]",
        description = "Its own registrar and proxy (usual: the site's sip.server).")
    private Optional<String> server = Optional.empty();

    @Option(names = "--password-stdin", description = "The password is a line of standard input.")
    private boolean stdin;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description = "The password is the first line of a file.")
    private Optional<String> file = Optional.empty();

    private Optional<String> password(Terminal terminal) {
      if (stdin && file.isPresent()) {
        throw Pairs.wrong("--password-stdin and --password-file exclude each other");
      }
      return stdin
          ? Optional.of(Asked.line(terminal, PASSWORD))
          : file.map(path -> Asked.file(terminal, path, PASSWORD));
    }

    private ObjectNode order(String account, Terminal terminal) {
      ObjectNode order = SiteAccess.order("put-account").put("name", account);
      number.ifPresent(text -> order.put("number", text));
      name.ifPresent(text -> order.put("displayName", text));
      login.ifPresent(text -> order.put("login", text));
      server.ifPresent(text -> order.put("server", text));
      password(terminal).ifPresent(text -> order.put(PASSWORD, text));
      return order;
    }
  }

  @Command(
      name = "add",
      mixinStandardHelpOptions = true,
      description =
          "Adds an account. On a terminal its password is asked for, unless a file or standard input"
              + " has it.",
      footer = {
        "",
        "  dialtone site accounts add 200 --name Reception --password-file /run/secrets/200"
      })
  int add(
      @Mixin SiteAccess told,
      @Mixin Words words,
      @Parameters(paramLabel = "ACCOUNT", description = "What it is found by.") String account) {
    ObjectNode order = words.order(account, terminal);
    if (!order.has(PASSWORD) && terminal.live()) {
      order.put(PASSWORD, Asked.secret(terminal, "password of account " + account));
    }
    return new Saying(terminal, told).change(order);
  }

  @Command(
      name = "change",
      mixinStandardHelpOptions = true,
      description = "Changes what is said of an account, and nothing else of it.",
      footer = {"", "  dialtone site accounts change 200 --password-stdin < new-password"})
  int change(
      @Mixin SiteAccess told,
      @Mixin Words words,
      @Parameters(paramLabel = "ACCOUNT", description = "What it is found by.") String account) {
    return new Saying(terminal, told).change(words.order(account, terminal));
  }

  @Command(
      name = "remove",
      mixinStandardHelpOptions = true,
      description = "Removes an account, which no phone may have.",
      footer = {"", "  dialtone site accounts remove 200"})
  int remove(
      @Mixin SiteAccess told,
      @Parameters(paramLabel = "ACCOUNT", description = "What it is found by.") String account) {
    return new Saying(terminal, told)
        .change(SiteAccess.order("remove-account").put("name", account));
  }
}
