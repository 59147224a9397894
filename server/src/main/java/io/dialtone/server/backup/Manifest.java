// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import io.dialtone.server.store.StoreException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a backup says of itself, in its last entry: so one that was cut short says nothing.
 *
 * @param program the version of the Dialtone that wrote it, absent in those of the first days
 * @param schema of the rows in it
 * @param key which key the passwords in it are sealed with
 * @param entries length and digest of every other entry
 */
record Manifest(
    Optional<String> program,
    int schema,
    Instant time,
    Optional<String> key,
    SortedMap<String, Entry> entries) {

  static final String NAME = "manifest.json";

  private static final int FORMAT = 1;

  /** One file in the backup. */
  record Entry(long length, String sha256) {}

  Manifest {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  String text() {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("dialtone-backup", FORMAT);
    program.ifPresent(version -> root.put("program", version));
    root.put("schema", schema).put("time", time.toString());
    key.ifPresent(known -> root.put("key", known));
    ObjectNode all = root.putObject("entries");
    entries.forEach((name, entry) ->
        all.putObject(name).put("length", entry.length()).put("sha256", entry.sha256()));
    return root.toPrettyString() + "\n";
  }

  static Manifest parse(String text) {
    try {
      JsonNode root = JsonMapper.shared().readTree(text);
      if (root.path("dialtone-backup").asInt(0) != FORMAT) {
        throw new StoreException("was made by another Dialtone, of which this one knows nothing");
      }
      SortedMap<String, Entry> entries = new TreeMap<>();
      for (var field : root.required("entries").properties()) {
        JsonNode entry = field.getValue();
        entries.put(
            field.getKey(),
            new Entry(
                entry.required("length").longValue(), entry.required("sha256").stringValue()));
      }
      return new Manifest(
          root.optional("program").map(JsonNode::stringValue),
          root.required("schema").intValue(),
          Instant.parse(root.required("time").stringValue()),
          root.optional("key").map(JsonNode::stringValue),
          entries);
    } catch (JacksonException | DateTimeException _) {
      throw new StoreException("has no manifest that can be read");
    }
  }
}
