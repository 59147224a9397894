// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.check;

import io.dialtone.core.check.CheckReport;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.server.data.ControlRefusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a look came to, as lines of the control socket: pages, since a line has a limit. */
public final class LookAnswer {

  /** Files and findings on a page: each is some hundred bytes, and a page a million at most. */
  static final int PAGE = 500;

  private final List<String> files = new ArrayList<>();
  private final List<Finding> told = new ArrayList<>();
  private final List<Finding> suppressed = new ArrayList<>();

  /** What is asked for next. */
  public ObjectNode request(ObjectNode first) {
    return first.put("from", files.size() + told.size() + suppressed.size());
  }

  /** One page of a report, which is numbered through: files, findings, what is suppressed. */
  static ObjectNode page(CheckReport report, int from) {
    ObjectNode page = JsonMapper.shared().createObjectNode();
    int files = report.files().size();
    int told = files + report.findings().size();
    int all = told + report.suppressed().size();
    ArrayNode items = page.putArray("items");
    int end = Math.min(all, from + PAGE);
    for (int at = from; at < end; at++) {
      if (at < files) {
        items.add(report.files().get(at));
      } else if (at < told) {
        write(items.addObject(), report.findings().get(at - files));
      } else {
        write(items.addObject().put("suppressed", true), report.suppressed().get(at - told));
      }
    }
    return page.put("more", end < all);
  }

  private static void write(ObjectNode json, Finding finding) {
    json.put("check", finding.check().id()).put("file", finding.file());
    json.put("line", finding.line()).put("text", finding.text());
    json.put("phone", finding.phone()).put("mend", finding.mend());
  }

  /** Takes a page in; whether another one follows. */
  public boolean read(JsonNode page) throws ControlRefusal {
    JsonNode items = page.path("items");
    for (JsonNode item : items) {
      if (item.isString()) {
        files.add(item.stringValue());
      } else {
        (item.path("suppressed").asBoolean(false) ? suppressed : told).add(finding(item));
      }
    }
    return page.path("more").asBoolean(false) && !items.isEmpty();
  }

  private static Finding finding(JsonNode json) throws ControlRefusal {
    String name = json.path("check").asString("");
    Check check =
        Checks.named(name)
            .orElseThrow(() ->
                new ControlRefusal(
                    "the server knows a check '"
                        + name
                        + "' that this command does not: it is of"
                        + " another version"));
    return new Finding(
        check,
        json.path("file").asString(""),
        json.path("line").asInt(0),
        json.path("text").asString(""),
        json.path("phone").asString(""),
        json.path("mend").asString(""));
  }

  /** All pages together. */
  public CheckReport report() {
    return new CheckReport(files, told, suppressed, Optional.empty());
  }
}
