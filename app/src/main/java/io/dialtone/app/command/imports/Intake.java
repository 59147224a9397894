// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.intake.Brought;
import io.dialtone.server.site.command.BroughtJson;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the site's owner said to something brought along. */
record Intake(JsonNode answer) {

  /** Has it taken in as one change, or tells what would change. */
  static Intake perform(
      SiteAccess access, Terminal terminal, String what, List<Brought> brought, boolean dry) {
    ObjectNode order = SiteAccess.order("take-in").put("what", what).put("dryRun", dry);
    order.set("brought", BroughtJson.write(brought));
    return new Intake(access.perform(terminal, order));
  }

  boolean refused() {
    return answer.path("outcome").asString("").equals("refused");
  }

  String reason() {
    return answer.path("reason").asString("it was refused");
  }

  /** What is wrong with each that cannot be so, by its place from 0. */
  SortedMap<Integer, String> faults() {
    SortedMap<Integer, String> faults = new TreeMap<>();
    for (JsonNode fault : answer.path("faults")) {
      faults.put(fault.path("at").asInt(0), fault.path("reason").asString(""));
    }
    return faults;
  }
}
