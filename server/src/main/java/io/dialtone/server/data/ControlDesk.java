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

  private final Map<String, ControlCommand> commands;

  /** The commands by the name that a request's {@code request} says. */
  public ControlDesk(Map<String, ControlCommand> commands) {
    this.commands = Collections.unmodifiableMap(new TreeMap<>(commands));
  }

  String answer(String line) {
    // Asked for here and not kept: its 500 classes are no part of a start.
    JsonMapper json = JsonMapper.shared();
    try {
      JsonNode request = json.readTree(line);
      String name = request.path("request").asString("");
      ControlCommand command =
          Optional.ofNullable(commands.get(name))
              .orElseThrow(() ->
                  new ControlRefusal(
                      "unknown request; known are " + String.join(", ", commands.keySet())));
      ObjectNode answer = json.createObjectNode().put("ok", true);
      answer.set("answer", command.answer(request));
      return json.writeValueAsString(answer);
    } catch (JacksonException _) {
      return refusal("the request is no JSON object on one line");
    } catch (ControlRefusal refusal) {
      return refusal(String.valueOf(refusal.getMessage()));
    }
  }

  static String refusal(String reason) {
    JsonMapper json = JsonMapper.shared();
    return json.writeValueAsString(json.createObjectNode().put("ok", false).put("error", reason));
  }
}
