// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import java.util.Locale;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a backup or a restore did, for programs. */
public final class ReportJson {

  private ReportJson() {}

  /** Of a backup. */
  public static ObjectNode of(Backup.Report report) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("file", report.file().toString()).put("time", report.time().toString());
    ObjectNode rows = json.putObject("rows");
    report.rows().forEach(rows::put);
    json.put("files", report.files());
    ArrayNode missing = json.putArray("missing");
    new TreeSet<>(report.missing()).forEach(missing::add);
    return json;
  }

  /** Of a restore. */
  public static ObjectNode of(Restore.Report report) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("file", report.file().toString())
        .put("time", report.time().toString())
        .put("changes", report.changes())
        .put("renumbered", report.renumbered());
    ObjectNode beside = json.putObject("beside");
    report.beside().forEach((name, what) -> beside.put(name, what.name().toLowerCase(Locale.ROOT)));
    return json;
  }
}
