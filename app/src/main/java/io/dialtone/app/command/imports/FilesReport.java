// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.imports;

import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.handmade.HandmadePlan;
import io.dialtone.core.handmade.Note;
import java.util.List;
import java.util.Locale;
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
        .printf(
            Locale.ROOT,
            "%d phones, %d accounts, %d settings, %d files%n",
            plan.phones(),
            plan.accounts(),
            plan.settings(),
            plan.bytes().size());
    for (Note.Kind kind : Note.Kind.values()) {
      notes(kind, plan.notes(kind));
    }
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

  private static ObjectNode object(HandmadePlan plan, Intake intake) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("outcome", intake.answer().path("outcome").asString(""));
    json.put("phones", plan.phones()).put("accounts", plan.accounts());
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
