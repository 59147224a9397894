// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site.command;

import io.dialtone.core.journal.PhoneSeen;
import io.dialtone.core.site.Found;
import io.dialtone.core.site.Phone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was seen of a phone, in answers. */
final class FoundJson {

  private FoundJson() {}

  /** What is written down of it. */
  static void put(ObjectNode json, Phone phone) {
    phone.found().ifPresent(found -> write(json.putObject("found"), found, phone.isAmbiguous()));
    phone
        .otherModel()
        .ifPresent(seen ->
            json.put(
                "mismatch",
                "it is said to be an " + phone.kind().model() + " and was seen as an " + seen));
  }

  private static void write(ObjectNode json, Found found, boolean ambiguous) {
    json.put("first", found.first().toString()).put("last", found.last().toString());
    Found.Where where = found.where();
    put(json, "address", where.address());
    put(json, "subnet", where.subnet());
    put(json, "relay", where.relay());
    put(json, "circuitId", where.circuitId());
    put(json, "remoteId", where.remoteId());
    put(json, "model", found.clues().model());
    put(json, "protocol", found.clues().protocol());
    json.put("ambiguous", ambiguous);
    ArrayNode evidence = json.putArray("evidence");
    found.clues().evidence().forEach(evidence::add);
  }

  private static void put(ObjectNode json, String name, Optional<?> value) {
    value.ifPresent(there -> json.put(name, there.toString()));
  }

  /** What a running server saw of it last. */
  static void put(ObjectNode json, PhoneSeen seen) {
    ObjectNode last = json.putObject("lastSeen");
    last.put("at", seen.last().time().toString());
    put(last, "address", seen.address());
    last.put("what", seen.last().what());
  }

  /** In words, for the history. */
  static String words(Found found) {
    List<String> words = new ArrayList<>();
    found.where().address().ifPresent(address -> words.add("at " + address));
    found.where().relay().ifPresent(relay -> words.add("relay " + relay));
    found.where().circuitId().ifPresent(id -> words.add("circuit-id " + id));
    found.where().remoteId().ifPresent(id -> words.add("remote-id " + id));
    words.addAll(found.clues().evidence());
    return String.join(", ", words);
  }
}
