// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.Checks;
import io.dialtone.core.check.finding.Finding;
import io.dialtone.core.check.finding.Severity;
import io.dialtone.core.check.finding.Told;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was found as one JSON object, for programs. */
public final class CheckJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private CheckJson() {}

  /** The findings that are at least so bad, and how many there are of each kind. */
  public static String text(List<CheckedFolder> folders, Severity least) {
    ObjectNode all = JSON.createObjectNode();
    ArrayNode findings = all.putArray("findings");
    for (CheckedFolder folder : folders) {
      for (Finding finding : folder.report().findings()) {
        if (finding.severity().compareTo(least) <= 0) {
          Told told = finding.check().told();
          findings
              .addObject()
              .put("check", finding.check().id())
              .put("severity", finding.severity().text())
              .put("file", folder.shown(finding.file()))
              .put("line", finding.line())
              .put("rule", told.rule())
              .put("text", finding.text())
              .put("phone", finding.phone())
              .put("mend", finding.mend());
        }
      }
    }
    ObjectNode summary = all.putObject("summary");
    summary.put("files", folders.stream().mapToLong(f -> f.report().files().size()).sum());
    for (Severity severity : Severity.values()) {
      summary.put(
          severity.text(), folders.stream().mapToLong(f -> f.report().count(severity)).sum());
    }
    summary.put(
        "suppressed", folders.stream().mapToLong(f -> f.report().suppressed().size()).sum());
    return all.toString();
  }

  /** Every check there is. */
  public static String list() {
    ArrayNode all = JSON.createArrayNode();
    for (Check check : Checks.ALL) {
      Told told = check.told();
      all.addObject()
          .put("check", check.id())
          .put("severity", told.severity().text())
          .put("rule", told.rule())
          .put("finds", told.finds())
          .put("phone", told.phone())
          .put("mend", told.mend());
    }
    return all.toString();
  }
}
