// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.command.site.SiteLines;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.asterisk.AsteriskFiles;
import io.dialtone.core.asterisk.AsteriskPlan;
import io.dialtone.core.asterisk.Note;
import io.dialtone.wire.asterisk.ConfFault;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of an import from Asterisk, in lines or as one JSON object. */
record AsteriskReport(AsteriskFiles files, AsteriskPlan plan, Intake intake) {

  /** So many notes of a kind are told one by one to people. */
  private static final int NOTES_TOLD = 20;

  /** What is wrong with what was brought, each with the place it is from. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Map.Entry<Integer, String> fault : intake.faults().entrySet()) {
      boolean known = fault.getKey() < plan.entries().size();
      String from = known ? plan.entries().get(fault.getKey()).from() + ": " : "";
      faults.add(from + fault.getValue());
    }
    return faults.isEmpty() ? List.of(intake.reason()) : faults;
  }

  /** The phones whose own file became another. */
  List<String> renewed() {
    List<String> macs = new ArrayList<>();
    if (intake.answer().path("outcome").asString("").equals("done")) {
      intake.answer().path("phones").forEach(mac -> macs.add(mac.asString("")));
    }
    return macs;
  }

  void print(Terminal terminal, boolean json) {
    if (json) {
      terminal.out().println(json());
    } else {
      for (ConfFault warning : files.warnings()) {
        terminal.complain(List.of("warning: " + warning));
      }
      intake
          .answer()
          .path("warnings")
          .forEach(warning -> terminal.complain(List.of("warning: " + warning.asString(""))));
      lines(terminal.out());
    }
    terminal.out().flush();
  }

  private void lines(PrintStream out) {
    out.println(plan.server());
    for (Note.Kind kind : Note.Kind.values()) {
      List<Note> notes = plan.notes(kind);
      if (!notes.isEmpty()) {
        out.println(kind.title() + ": " + notes.size());
        notes.stream().limit(NOTES_TOLD).forEach(note -> out.println("  " + note));
        if (notes.size() > NOTES_TOLD) {
          out.printf(Locale.ROOT, "  and %d more; --json tells all%n", notes.size() - NOTES_TOLD);
        }
      }
    }
    JsonNode answer = intake.answer();
    switch (answer.path("outcome").asString("")) {
      case "done" -> {
        out.println(
            "change " + answer.path("change").asLong(0) + ": " + answer.path("what").asString(""));
        out.println("phones with another file: " + renewed().size());
      }
      case "would" -> SiteLines.would(answer, out);
      case "unchanged" -> out.println("nothing changes: the site has it all");
      default -> {}
    }
  }

  private ObjectNode json() {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("outcome", intake.answer().path("outcome").asString(""));
    ArrayNode read = json.putArray("files");
    files.there().forEach(read::add);
    json.put("accounts", plan.accounts()).put("phones", plan.phones());
    json.put("server", plan.server());
    ArrayNode notes = json.putArray("notes");
    for (Note note : plan.notes()) {
      ObjectNode one = notes.addObject();
      one.put("kind", note.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
      one.put("about", note.about()).put("text", note.text());
      note.place().ifPresent(at -> one.put("file", at.file()).put("line", at.line()));
    }
    ArrayNode warnings = json.putArray("warnings");
    files.warnings().forEach(warning -> warnings.add(warning.toString()));
    intake.answer().path("warnings").forEach(warnings::add);
    if (intake.refused()) {
      ArrayNode faults = json.putArray("faults");
      faults().forEach(faults::add);
    } else {
      json.set("answer", intake.answer());
    }
    return json;
  }
}
