// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import io.dialtone.handset.port.Step;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The phone's steps as JSON, a line each, for programs; the keys and their order are a contract.
 */
public final class StepJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final MacAddress mac;

  public StepJson(MacAddress mac) {
    this.mac = mac;
  }

  public String line(Instant time, Step step) {
    return JSON.createObjectNode()
        .put("time", time.truncatedTo(ChronoUnit.MILLIS).toString())
        .put("mac", mac.toString())
        .put("step", step.kind().name().toLowerCase(Locale.ROOT))
        .put("what", step.what())
        .put("result", step.result())
        .put("bytes", step.bytes())
        .put("rule", step.rule())
        .toString();
  }

  /** The last line. */
  public static String end(boolean provisioned, String display, int reboots) {
    return JSON.createObjectNode()
        .put("step", "end")
        .put("provisioned", provisioned)
        .put("display", display)
        .put("reboots", reboots)
        .toString();
  }

  /** A listener of a phone that stays. */
  public static String listens(String what, String at, String rule) {
    return JSON.createObjectNode()
        .put("step", "listen")
        .put("what", what)
        .put("result", at)
        .put("rule", rule)
        .toString();
  }

  /** What a typed line is answered with. */
  public static String answer(String line, List<String> lines) {
    ObjectNode answer = JSON.createObjectNode().put("step", "answer").put("what", line);
    lines.forEach(answer.putArray("lines")::add);
    return answer.toString();
  }
}
