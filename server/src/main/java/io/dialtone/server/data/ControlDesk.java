// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.data;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a line of the control socket, finds its command and writes the answer's line: {@code
 * {"ok":true,"answer":…}} or {@code {"ok":false,"error":"…"}}.
 */
public final class ControlDesk {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final Map<String, ControlCommand> commands;

  /** The commands by the name that a request's {@code request} says. */
  public ControlDesk(Map<String, ControlCommand> commands) {
    this.commands = Collections.unmodifiableMap(new TreeMap<>(commands));
  }

  String answer(String line) {
    try {
      JsonNode request = JSON.readTree(line);
      String name = request.path("request").asString("");
      ControlCommand command =
          Optional.ofNullable(commands.get(name))
              .orElseThrow(() ->
                  new ControlRefusal(
                      "unknown request; known are " + String.join(", ", commands.keySet())));
      ObjectNode answer = JSON.createObjectNode().put("ok", true);
      answer.set("answer", command.answer(request));
      return JSON.writeValueAsString(answer);
    } catch (JacksonException _) {
      return refusal("the request is no JSON object on one line");
    } catch (ControlRefusal refusal) {
      return refusal(String.valueOf(refusal.getMessage()));
    }
  }

  static String refusal(String reason) {
    return JSON.writeValueAsString(JSON.createObjectNode().put("ok", false).put("error", reason));
  }
}
