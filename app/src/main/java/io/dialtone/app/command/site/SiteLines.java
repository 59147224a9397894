// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Answers about the site in lines for people. */
public final class SiteLines {

  private SiteLines() {}

  static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  /** What of a list counts in one cell of a table: {@code 1=200 2=201}. */
  static String cell(JsonNode object) {
    List<String> words = new ArrayList<>();
    object.properties().forEach(f -> words.add(f.getKey() + "=" + f.getValue().asString("")));
    return String.join(" ", words);
  }

  /** What an order would change. */
  public static void would(JsonNode answer, PrintStream out) {
    long count = answer.path("count").asLong(0);
    out.println("would " + text(answer, "what") + "; phones with other files: " + count);
    for (JsonNode phone : answer.path("phones")) {
      List<String> files = new ArrayList<>();
      if (phone.path("new").asBoolean(false)) {
        files.add("new in the site");
      }
      if (phone.path("inf").asBoolean(false)) {
        files.add("INF and the shared files it names");
      }
      if (phone.path("own").asBoolean(false)) {
        files.add("its own file");
      }
      out.println(text(phone, "mac") + ": " + String.join(", ", files));
      for (JsonNode value : phone.path("values")) {
        out.println("  " + text(value, "name") + ": " + before(value) + " -> " + after(value));
      }
      more(phone, out, "  and %d more values");
    }
    long untold = count - answer.path("phones").size();
    if (untold > 0) {
      out.printf(Locale.ROOT, "and %d more phones%n", untold);
    }
  }

  private static void more(JsonNode node, PrintStream out, String words) {
    if (node.path("more").asLong(0) > 0) {
      out.printf(Locale.ROOT, words + "%n", node.path("more").asLong(0));
    }
  }

  private static String before(JsonNode value) {
    return value.has("before") ? text(value, "before") : "(nothing)";
  }

  private static String after(JsonNode value) {
    if (!value.has("after")) {
      return "(nothing)";
    }
    String origin = text(value, "origin");
    return text(value, "after") + (origin.isEmpty() ? "" : " from " + origin);
  }

  static void show(JsonNode answer, PrintStream out) {
    if (answer.has("mac")) {
      phone(answer, out);
    } else {
      for (JsonNode level : answer.path("levels")) {
        out.println(text(level, "group"));
        settings(level, out);
      }
    }
  }

  private static void settings(JsonNode level, PrintStream out) {
    level
        .path("settings")
        .properties()
        .forEach(f -> out.println("  " + f.getKey() + "=" + f.getValue().asString("")));
  }

  private static void phone(JsonNode answer, PrintStream out) {
    String label = text(answer, "label");
    out.println(
        text(answer, "mac")
            + " "
            + text(answer, "model")
            + " "
            + text(answer, "protocol")
            + ", "
            + text(answer, "state")
            + ", in "
            + text(answer, "group")
            + (label.isEmpty() ? "" : ", " + label)
            + (answer.has("config_sn") ? ", config_sn " + text(answer, "config_sn") : ""));
    FoundLines.print(answer, out);
    for (JsonNode value : answer.path("values")) {
      StringBuilder line = new StringBuilder("  " + text(value, "name"));
      if (value.has("value")) {
        line.append('=').append(text(value, "value")).append(" from");
      }
      line.append(' ').append(text(value, "origin"));
      for (JsonNode over : value.path("over")) {
        String covered = text(over, "value");
        line.append(", over ").append(covered.isEmpty() ? "nothing" : covered);
        line.append(" from ").append(text(over, "origin"));
      }
      out.println(line);
    }
    answer.path("notes").forEach(note -> out.println("note: " + note.asString("")));
  }

  static void history(JsonNode answer, PrintStream out) {
    Columns columns = new Columns("CHANGE", "AT", "WHO", "WHAT");
    for (JsonNode line : answer.path("items")) {
      columns.row(
          Long.toString(line.path("change").asLong(0)),
          text(line, "at"),
          text(line, "who"),
          text(line, "what"));
    }
    columns.print(out);
  }

  /** A value that a change wrote over, and whose it was. */
  static String replaced(JsonNode was) {
    String text = "  " + was.path("name").asString("") + " was " + was.path("value").asString("");
    return was.has("change")
        ? text
            + " (change "
            + was.path("change").asLong(0)
            + " by "
            + was.path("who").asString("")
            + ", "
            + was.path("at").asString("")
            + ")"
        : text;
  }

  static void change(JsonNode answer, PrintStream out) {
    out.println(
        "change "
            + answer.path("change").asLong(0)
            + " at "
            + text(answer, "at")
            + " by "
            + text(answer, "who")
            + ": "
            + text(answer, "what"));
    for (JsonNode item : answer.path("items")) {
      boolean made = item.path("made").asBoolean(false);
      boolean removed = item.path("removed").asBoolean(false);
      out.println(text(item, "item") + (made ? ", made" : removed ? ", removed" : ""));
      for (JsonNode value : item.path("values")) {
        out.println("  " + text(value, "name") + ": " + before(value) + " -> " + after(value));
      }
    }
    more(answer, out, "and %d more items");
  }

  static void files(JsonNode answer, PrintStream out) {
    Columns columns = new Columns("NAME", "KIND", "BYTES", "FOR", "VERSION", "PATH");
    for (JsonNode file : answer.path("items")) {
      columns.row(
          text(file, "name"),
          text(file, "kind"),
          Long.toString(file.path("length").asLong(0)),
          (text(file, "model") + " " + text(file, "protocol")).strip(),
          text(file, "version"),
          text(file, "path"));
    }
    columns.print(out);
  }
}
