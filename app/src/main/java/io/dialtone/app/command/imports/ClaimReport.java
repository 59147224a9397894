// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.terminal.Count;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Says what became of a claim list: JSON, or lines for people. */
record ClaimReport(Terminal terminal, boolean json, String name) {

  /** Tells it; the exit code is 1 if nothing was taken in because of a row. */
  int tell(ClaimTaking.Taken taken, List<String> warnings) {
    List<String> all = new ArrayList<>(warnings);
    taken
        .answer()
        .ifPresent(
            answer -> answer.path("warnings").forEach(warning -> all.add(warning.asString(""))));
    if (json) {
      terminal.out().println(json(taken, all));
    } else {
      taken.answer().ifPresent(answer -> done(answer, taken));
    }
    all.forEach(warning -> terminal.complain(List.of("warning: " + warning)));
    taken
        .faults()
        .forEach(
            (line, fault) -> terminal.complain(List.of(name + ":" + line + ": " + fault.reason())));
    if (!taken.faults().isEmpty()) {
      terminal.complain(
          List.of(
              taken.faults().size()
                  + " of "
                  + taken.rows()
                  + " rows are wrong"
                  + (taken.answer().isPresent()
                      ? ", and were left out"
                      : "; nothing was taken in (--good-rows takes in the others)")));
    }
    terminal.out().flush();
    return taken.answer().isPresent() || taken.rows() == 0 ? ExitCode.OK : ExitCode.NO;
  }

  private void done(JsonNode answer, ClaimTaking.Taken taken) {
    int rows = taken.rows() - taken.faults().size();
    String counted = Count.of(rows, "row");
    Intake.say(
        answer,
        terminal.out(),
        counted + ", ",
        counted + (rows == 1 ? " is" : " are") + " so already");
  }

  private static ObjectNode json(ClaimTaking.Taken taken, List<String> warnings) {
    Optional<ObjectNode> answer =
        taken.answer().filter(ObjectNode.class::isInstance).map(ObjectNode.class::cast);
    ObjectNode json =
        answer.orElseGet(() -> JsonMapper.shared().createObjectNode().put("outcome", "refused"));
    json.put("rows", taken.rows());
    ArrayNode told = json.putArray("warnings");
    warnings.forEach(told::add);
    ArrayNode faults = json.putArray("rejected");
    taken
        .faults()
        .forEach(
            (line, fault) -> faults.addObject().put("line", line).put("reason", fault.reason()));
    return json;
  }
}
