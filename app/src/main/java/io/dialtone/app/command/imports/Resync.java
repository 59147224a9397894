// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.ControlRefusal;
import io.dialtone.server.data.FileTrouble;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Has the running server tell phones by SIP NOTIFY that their files changed (NTF-1). */
final class Resync {

  private final Terminal terminal;
  private final Path data;
  private final boolean json;

  /** Rounds under way, each with the number of results that were told of it. */
  private final Deque<Round> rounds = new ArrayDeque<>();

  private record Round(long number, int told) {}

  Resync(Terminal terminal, SiteAccess access, boolean json) {
    this.terminal = terminal;
    this.data = access.data().settings(terminal).folders().data();
    this.json = json;
  }

  /** Exactly these phones. */
  void begin(List<String> macs) {
    if (!macs.isEmpty()) {
      ObjectNode order = request();
      ArrayNode all = order.putArray("macs");
      macs.forEach(all::add);
      asked(order).ifPresent(begun -> rounds.addLast(new Round(begun.path("round").asLong(0), 0)));
    }
  }

  /** Says what has come of it since the last time. */
  void tell() {
    if (rounds.isEmpty()) {
      return;
    }
    Round round = rounds.removeFirst();
    asked(request().put("round", round.number()).put("after", round.told()))
        .ifPresent(news -> {
          news.path("results").forEach(this::tell);
          terminal.out().flush();
          if (!news.path("over").asBoolean(true)) {
            rounds.addLast(new Round(round.number(), news.path("next").asInt(round.told())));
          }
        });
  }

  private void tell(JsonNode result) {
    if (json) {
      terminal.out().println(JsonMapper.shared().createObjectNode().set("notified", result));
      return;
    }
    terminal
        .out()
        .println(
            "notified "
                + result.path("mac").asString("")
                + " "
                + result.path("result").asString("")
                + ": "
                + result.path("words").asString(""));
    result
        .path("warnings")
        .forEach(warning -> terminal.complain(List.of("warning: " + warning.asString(""))));
  }

  private static ObjectNode request() {
    return JsonMapper.shared().createObjectNode().put("request", "notify");
  }

  private Optional<JsonNode> asked(ObjectNode request) {
    try {
      return Optional.of(ControlClient.ask(data, request));
    } catch (ConnectException | NoSuchFileException _) {
      terminal.complain(List.of("no server runs: phones find their new files at their next run"));
    } catch (IOException fault) {
      terminal.complain(List.of("phones are not told: " + FileTrouble.words(fault)));
    } catch (ControlRefusal refusal) {
      terminal.complain(List.of("phones are not told: " + refusal.getMessage()));
    }
    return Optional.empty();
  }
}
