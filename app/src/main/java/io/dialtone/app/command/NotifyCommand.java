// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.StopSignal;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.data.ControlClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code dialtone notify}: the server tells phones by SIP NOTIFY to look for new files. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Has the running server tell phones by SIP NOTIFY (check-sync) to look for new files, and"
            + " says of each what it answered and whether it came.",
    footer = {
      "",
      "Each phone is told where it was last seen. Exit code 0: every phone took it and came for its",
      "files; 1: one did not. After Ctrl-C nobody more is told, and it says how far it came.",
      "",
      "  dialtone notify 00:14:7f:00:00:01 --reboot",
      "  dialtone notify --group /paris --rate 20"
    })
public final class NotifyCommand implements Callable<Integer> {

  private final Terminal terminal;

  /** Which phones. */
  private static final class Whom {
    @Parameters(paramLabel = "MAC", arity = "1..*", description = "These phones.")
    private List<String> macs = List.of();

    @Option(names = "--group", paramLabel = "G", description = "A group and all below it.")
    private String group = "";

    @Option(names = "--all", description = "Every active phone of the site.")
    private boolean all;
  }

  @ArgGroup(multiplicity = "1")
  private Whom whom = new Whom();

  @Option(
      names = "--reboot",
      description = "The form that makes a phone reboot, so that it asks DHCP again.")
  private boolean reboot;

  @Option(names = "--tcp", description = "By TCP (default: UDP).")
  private boolean tcp;

  @Option(names = "--rate", paramLabel = "N", description = "Phones a second (default: 10).")
  private Optional<Integer> rate = Optional.empty();

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description =
          "How long each phone has to come for its files after it was told (default: 120; 0: no"
              + " wait).")
  private Optional<Integer> wait = Optional.empty();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The phones' SIP port (default: sip_portMP1 of the site, 5060).")
  private Optional<Integer> port = Optional.empty();

  @Option(names = "--json", description = "One JSON object a phone, and one at the end.")
  private boolean json;

  @Mixin private DataOptions options = new DataOptions();

  public NotifyCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    StopSignal stop = StopSignal.listen();
    Path data = options.settings(terminal).folders().data();
    JsonNode begun = ask(data, order());
    NotifyReport report =
        new NotifyReport(terminal, json, wait.filter(seconds -> seconds == 0).isEmpty());
    report.begins(begun.path("phones").asInt(0), begun.path("rate").asInt(0));
    try {
      follow(data, begun, report, stop);
    } catch (CommandFailure ended) {
      throw failed(report.breaksOff() + ": " + ended.getMessage());
    }
    return report.ends() ? ExitCode.OK : ExitCode.NO;
  }

  /** Shows what becomes of a round, until it is over or a signal stops it. */
  private static void follow(Path data, JsonNode begun, NotifyReport report, StopSignal stop)
      throws InterruptedException {
    int after = 0;
    boolean over = false;
    while (!over) {
      boolean stopping = stop.awaitAtMost(0);
      ObjectNode look = request().put("round", begun.path("round").asLong(0)).put("after", after);
      JsonNode news = ask(data, stopping ? look.put("stop", true) : look);
      after = news.path("next").asInt(after);
      report.show(news);
      over = news.path("over").asBoolean(true);
      if (stopping && after >= news.path("ended").asInt(0)) {
        report.stops(news);
        over = true;
      }
    }
  }

  private static ObjectNode request() {
    return JsonMapper.shared().createObjectNode().put("request", "notify");
  }

  private ObjectNode order() {
    ObjectNode order = request().put("reboot", reboot).put("tcp", tcp);
    if (whom.all) {
      order.put("all", true);
    } else if (!whom.group.isEmpty()) {
      order.put("group", whom.group);
    } else {
      ArrayNode macs = order.putArray("macs");
      whom.macs.forEach(macs::add);
    }
    rate.ifPresent(number -> order.put("rate", number));
    wait.ifPresent(seconds -> order.put("wait", seconds));
    port.ifPresent(number -> order.put("port", number));
    return order;
  }

  private static JsonNode ask(Path data, JsonNode request) {
    return DataOwner.ofServer(data, () -> ControlClient.ask(data, request), "")
        .orElseThrow(() ->
            failed(
                "no server runs on the data folder "
                    + data
                    + ": start 'dialtone serve' on it, which knows where the phones are, or name"
                    + " another with --data"));
  }

  private static CommandFailure failed(String why) {
    return new CommandFailure(ExitCode.FAILED, why);
  }
}
