// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.console.Readiness;
import io.dialtone.server.data.ControlCommand;
import io.dialtone.wire.octets.Endpoint;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the control socket says to {@code ping} and {@code status}. */
record StatusCommand(
    Readiness readiness, Supplier<Map<String, Endpoint>> endpoints, PhonesSeen phones)
    implements ControlCommand {

  /** The process, so that who asks knows whom it reached. */
  static JsonNode pong(JsonNode ignored) {
    return JsonMapper.shared().createObjectNode().put("pid", ProcessHandle.current().pid());
  }

  @Override
  public JsonNode answer(JsonNode request) {
    ObjectNode status = JsonMapper.shared().createObjectNode();
    status.put("ready", readiness.reason().isEmpty());
    readiness.reason().ifPresent(reason -> status.put("reason", reason));
    ObjectNode listeners = status.putObject("listeners");
    endpoints.get().forEach((name, at) -> listeners.put(name, at.toString()));
    return status.put("phones", phones.size());
  }
}
