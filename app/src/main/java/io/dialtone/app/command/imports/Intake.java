// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.command.site.SiteLines;
import io.dialtone.app.terminal.Count;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.intake.Brought;
import io.dialtone.server.site.command.BroughtJson;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the site's owner said to something brought along. */
record Intake(JsonNode answer) {

  /**
   * What is brought.
   *
   * @param bytes where the bytes of files are, by their names
   * @param withdraw whether what an earlier one of this description brought, and this one does not,
   *     is taken away where it still is as that one left it
   */
  record Load(String what, List<Brought> brought, SortedMap<String, Path> bytes, boolean withdraw) {

    /** Nothing is taken away. */
    Load(String what, List<Brought> brought, SortedMap<String, Path> bytes) {
      this(what, brought, bytes, false);
    }
  }

  /** Has it taken in as one change, or tells what would change. */
  static Intake perform(
      SiteAccess access, Terminal terminal, String what, List<Brought> brought, boolean dry) {
    return perform(access, terminal, new Load(what, brought, new TreeMap<>()), dry);
  }

  /** The same with files. */
  static Intake perform(SiteAccess access, Terminal terminal, Load load, boolean dry) {
    return new Intake(access.perform(terminal, order(load, dry)));
  }

  /** The order of it. */
  static ObjectNode order(Load load, boolean dry) {
    ObjectNode order = SiteAccess.order("take-in").put("what", load.what()).put("dryRun", dry);
    order.put("withdraw", load.withdraw());
    order.set("brought", BroughtJson.write(load.brought()));
    ObjectNode bytes = order.putObject("bytes");
    load.bytes().forEach((name, path) -> bytes.put(name, path.toString()));
    return order;
  }

  /** Says what became of it: JSON, or lines for people. */
  int tell(Terminal terminal, boolean json) {
    if (json) {
      terminal.out().println(answer);
    }
    answer
        .path("warnings")
        .forEach(warning -> terminal.complain(List.of("warning: " + warning.asString(""))));
    if (!json) {
      say(answer, terminal.out(), "", "all of it is so already");
    }
    terminal.out().flush();
    return ExitCode.OK;
  }

  /**
   * What an answer to take something in comes to, for people.
   *
   * @param much what was taken in, told before the phones; may be empty
   * @param same why nothing changes, where nothing does
   */
  static void say(JsonNode answer, PrintStream out, String much, String same) {
    switch (answer.path("outcome").asString("")) {
      case "would" -> SiteLines.would(answer, out);
      case "done" ->
          out.println(
              "change "
                  + answer.path("change").asLong(0)
                  + ": "
                  + answer.path("what").asString("")
                  + "; "
                  + much
                  + Count.of(answer.path("ownFiles").asLong(0), "phone")
                  + " with another file");
      default -> out.println("nothing changes: " + same);
    }
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
