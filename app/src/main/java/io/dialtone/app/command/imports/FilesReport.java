// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.terminal.Count;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.handmade.HandmadePlan;
import io.dialtone.core.handmade.Note;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What became of an import of hand-made files, in lines or as one JSON object. */
record FilesReport(Terminal terminal, boolean json) {

  /** So many notes of a kind are told one by one to people. */
  private static final int NOTES_TOLD = 20;

  int tell(HandmadePlan plan, Intake intake) {
    if (json) {
      terminal.out().println(object(plan, intake));
      terminal.out().flush();
      return ExitCode.OK;
    }
    terminal
        .out()
        .println(
            String.join(
                ", ",
                Count.of(plan.phones(), "phone"),
                Count.of(plan.accounts(), "account"),
                Count.of(plan.settings(), "setting"),
                Count.of(plan.keys(), "key"),
                Count.of(plan.bytes().size(), "file")));
    for (Note.Kind kind : Note.Kind.values()) {
      notes(kind, plan.notes(kind));
    }
    again("no more in the folder, and taken back", intake.answer().path("withdrawn"));
    again("no more in the folder, but set by others since: left", intake.answer().path("kept"));
    again("no more in the folder: left, remove them yourself", intake.answer().path("absent"));
    return intake.tell(terminal, false);
  }

  private void notes(Note.Kind kind, List<Note> notes) {
    if (!notes.isEmpty()) {
      terminal.out().println(kind.title() + ": " + notes.size());
      notes.stream().limit(NOTES_TOLD).forEach(note -> terminal.out().println("  " + note));
      if (notes.size() > NOTES_TOLD) {
        terminal
            .out()
            .printf(Locale.ROOT, "  and %d more; --json tells all%n", notes.size() - NOTES_TOLD);
      }
    }
  }

  /** What an earlier import of this folder brought. */
  private void again(String title, JsonNode all) {
    if (all.isEmpty()) {
      return;
    }
    terminal.out().println(title + ": " + all.size());
    int told = 0;
    for (JsonNode one : all) {
      if (told++ == NOTES_TOLD) {
        terminal
            .out()
            .printf(Locale.ROOT, "  and %d more; --json tells all%n", all.size() - NOTES_TOLD);
        return;
      }
      String by =
          one.isObject()
              ? " by " + one.path("who").asString("") + ", change " + one.path("change").asLong(0)
              : "";
      terminal.out().println("  " + one.path("what").asString(one.asString("")) + by);
    }
  }

  private static ObjectNode object(HandmadePlan plan, Intake intake) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("outcome", intake.answer().path("outcome").asString(""));
    json.put("phones", plan.phones()).put("accounts", plan.accounts());
    json.put("keys", plan.keys());
    json.put("settings", plan.settings()).put("files", plan.bytes().size());
    ArrayNode notes = json.putArray("notes");
    for (Note note : plan.notes()) {
      ObjectNode one = notes.addObject();
      one.put("kind", note.kind().name().toLowerCase(Locale.ROOT)).put("file", note.file());
      one.put("line", note.line()).put("text", note.text());
    }
    json.set("answer", intake.answer());
    return json;
  }
}
