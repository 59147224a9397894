// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Has orders carried out and says what became of them: JSON, or lines for people. */
record Saying(Terminal terminal, SiteAccess access) {

  /** A change: one line, and one for each value that was another; warnings on standard error. */
  int change(ObjectNode order) {
    return say(order, this::changed);
  }

  /** What was taken in, or in these words what would be. */
  int taken(JsonNode answer, String would) {
    return say(
        answer,
        said -> {
          changed(said);
          if (said.path("outcome").asString("").equals("would")) {
            terminal.out().println(would);
          }
        });
  }

  private void changed(JsonNode answer) {
    if (answer.path("outcome").asString("").equals("done")) {
      terminal
          .out()
          .println(
              "change "
                  + answer.path("change").asLong(0)
                  + ": "
                  + answer.path("what").asString(""));
      answer.path("replaced").forEach(was -> terminal.out().println(SiteLines.replaced(was)));
    }
  }

  /** Any order, its answer in lines by {@code lines}. */
  int say(ObjectNode order, Consumer<JsonNode> lines) {
    return say(access.perform(terminal, order), lines);
  }

  private int say(JsonNode answer, Consumer<JsonNode> lines) {
    if (access.json()) {
      terminal.out().println(answer);
    }
    answer
        .path("warnings")
        .forEach(warning -> terminal.complain(List.of("warning: " + warning.asString(""))));
    if (answer.path("outcome").asString("").equals("refused")) {
      terminal.out().flush();
      throw new CommandFailure(ExitCode.NO, answer.path("reason").asString("it was refused"));
    }
    if (!access.json()) {
      lines.accept(answer);
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  /** A list, all pages of it, as a table. */
  int list(ObjectNode order, Consumer<JsonNode> lines) {
    return list(order, whole -> whole, lines);
  }

  /** The same of what {@code shape} makes of the whole list. */
  int list(ObjectNode order, UnaryOperator<JsonNode> shape, Consumer<JsonNode> lines) {
    JsonNode answer = access.perform(terminal, order);
    while (answer.has("next")) {
      JsonNode more =
          access.perform(terminal, order.put("after", answer.path("next").asString("")));
      if (!(answer instanceof ObjectNode whole) || !more.has("items")) {
        return say(more, lines);
      }
      ArrayNode items = (ArrayNode) whole.path("items");
      more.path("items").forEach(items::add);
      whole.remove("next");
      more.optional("next").ifPresent(next -> whole.set("next", next));
    }
    return say(answer.has("items") ? shape.apply(answer) : answer, lines);
  }
}
