// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.core.intake.Brought;
import java.util.List;

/**
 * What an import comes to.
 *
 * @param accounts that are taken over
 * @param phones that they are on
 * @param server the registrar and who says so, in words
 */
public record AsteriskPlan(
    List<Entry> entries, List<Note> notes, int accounts, int phones, String server) {

  /**
   * One thing that is brought.
   *
   * @param from where it is from: a place in the files, or an option
   */
  public record Entry(Brought brought, String from) {}

  public AsteriskPlan {
    entries = List.copyOf(entries);
    notes = List.copyOf(notes);
  }

  /** Everything that is brought, in its order. */
  public List<Brought> brought() {
    return entries.stream().map(Entry::brought).toList();
  }

  /** The notes of a kind. */
  public List<Note> notes(Note.Kind kind) {
    return notes.stream().filter(note -> note.kind() == kind).toList();
  }
}
