// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import static io.dialtone.app.command.site.SiteLines.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How many phones of a list are alike in what is asked about, most first. */
final class PhoneCounts {

  /** What can be asked about. */
  static final String NAMES =
      "state, kind, group, location, subnet, relay, circuit-id, remote-id, evidence";

  private static final String PHONES = "phones";

  private final Map<String, Function<JsonNode, String>> columns;

  private PhoneCounts(Map<String, Function<JsonNode, String>> columns) {
    this.columns = columns;
  }

  /** Alike in all of these. */
  static PhoneCounts by(List<String> names) {
    Map<String, Function<JsonNode, String>> columns = new LinkedHashMap<>();
    for (String name : names) {
      columns.put(
          name,
          column(name)
              .orElseThrow(() -> Pairs.wrong("--by knows no '" + name + "': there are " + NAMES)));
    }
    return new PhoneCounts(columns);
  }

  private static Optional<Function<JsonNode, String>> column(String name) {
    return switch (name) {
      case "state", "group", "location" -> Optional.of(phone -> text(phone, name));
      case "kind" -> Optional.of(PhoneCounts::kind);
      case "subnet", "relay" -> Optional.of(phone -> text(phone.path("found"), name));
      case "circuit-id" -> Optional.of(phone -> text(phone.path("found"), "circuitId"));
      case "remote-id" -> Optional.of(phone -> text(phone.path("found"), "remoteId"));
      case "evidence" ->
          Optional.of(phone -> phone.path("found").path("evidence").path(0).asString(""));
      default -> Optional.empty();
    };
  }

  /** Model and protocol; with a question mark where they are a guess. */
  static String kind(JsonNode phone) {
    boolean guess = phone.path("found").path("ambiguous").asBoolean(false);
    return text(phone, "model") + " " + text(phone, "protocol") + (guess ? "?" : "");
  }

  /** The counts of a list. */
  JsonNode of(JsonNode list) {
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    for (JsonNode phone : list.path("items")) {
      List<String> alike = new ArrayList<>();
      columns.values().forEach(column -> alike.add(column.apply(phone)));
      counts.merge(alike, 1, Integer::sum);
    }
    List<Map.Entry<List<String>, Integer>> sorted = new ArrayList<>(counts.entrySet());
    sorted.sort(Collections.reverseOrder(Map.Entry.comparingByValue()));
    ObjectNode json = JsonMapper.shared().createObjectNode();
    ArrayNode items = json.putArray("items");
    for (Map.Entry<List<String>, Integer> entry : sorted) {
      ObjectNode item = items.addObject().put(PHONES, entry.getValue());
      int at = 0;
      for (String name : columns.keySet()) {
        item.put(name, entry.getKey().get(at++));
      }
    }
    return json.put(PHONES, list.path("items").size());
  }

  /** A row for each, and all of them. */
  void print(JsonNode counts, PrintStream out) {
    List<String> heads = new ArrayList<>(List.of("PHONES"));
    columns.keySet().forEach(name -> heads.add(name.toUpperCase(Locale.ROOT)));
    Columns table = new Columns(heads.toArray(String[]::new));
    for (JsonNode item : counts.path("items")) {
      List<String> cells = new ArrayList<>(List.of(String.valueOf(item.path(PHONES).asInt(0))));
      columns.keySet().forEach(name -> cells.add(text(item, name)));
      table.row(cells.toArray(String[]::new));
    }
    table.print(out);
    out.println(counts.path(PHONES).asInt(0) + " in all");
  }
}
