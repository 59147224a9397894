// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One call of {@code dialtone fleet}, and what it said. */
public record FleetRun(int code, String out, List<String> errors) {

  /** Calls it in this process. */
  public static FleetRun of(Path folder, String... options) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder);
    List<String> arguments = new ArrayList<>(List.of("fleet"));
    arguments.addAll(List.of(options));
    int code = Main.run(terminal, arguments.toArray(String[]::new));
    return new FleetRun(code, out.toString(UTF_8), err.toString(UTF_8).lines().toList());
  }

  /** The report, of a call with {@code --json}. */
  public JsonNode json() {
    return JsonMapper.builder().build().readTree(out);
  }

  /** A sum over the lines of requests by one transport. */
  public long sum(String transport, String field) {
    long sum = 0;
    for (JsonNode line : json().path("requests")) {
      if (line.path("transport").stringValue().equals(transport)) {
        sum += line.path(field).longValue();
      }
    }
    return sum;
  }
}
