// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import static io.dialtone.app.command.site.SiteLines.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What was seen of a phone on the network, in lines for people. */
final class FoundLines {

  private FoundLines() {}

  static void print(JsonNode phone, PrintStream out) {
    JsonNode found = phone.path("found");
    if (found.isObject()) {
      out.println("found: first " + text(found, "first") + where(found, ", "));
      found.path("evidence").forEach(one -> out.println("evidence: " + one.asString("")));
      if (found.path("ambiguous").asBoolean(false)) {
        out.println("note: it did not say model and protocol; what stands above is a guess");
      }
    }
    JsonNode last = phone.path("lastSeen");
    if (last.isObject()) {
      String address = text(last, "address");
      out.println(
          "last seen: "
              + text(last, "at")
              + (address.isEmpty() ? "" : " at " + address)
              + ", "
              + text(last, "what"));
    } else if (found.isObject()) {
      out.println("last seen: " + text(found, "last") + ", as far as it was written down");
    }
    if (phone.has("mismatch")) {
      out.println("warning: " + text(phone, "mismatch"));
    }
  }

  private static String where(JsonNode found, String before) {
    List<String> words = new ArrayList<>();
    add(words, "at ", text(found, "address"));
    add(words, "in ", text(found, "subnet"));
    add(words, "relay ", text(found, "relay"));
    add(words, "circuit-id ", text(found, "circuitId"));
    add(words, "remote-id ", text(found, "remoteId"));
    return words.isEmpty() ? "" : before + String.join(", ", words);
  }

  private static void add(List<String> words, String what, String value) {
    if (!value.isEmpty()) {
      words.add(what + value);
    }
  }

  /** One cell of the list of phones. */
  static String cell(JsonNode phone) {
    JsonNode found = phone.path("found");
    if (!found.isObject()) {
      return "";
    }
    String evidence = found.path("evidence").path(0).asString("");
    return phone.has("mismatch")
        ? text(phone, "mismatch")
        : text(found, "first").replaceFirst("[.][0-9]+Z$", "Z")
            + where(found, " ")
            + (evidence.isEmpty() ? "" : ", " + evidence);
  }
}
