// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.intake.Brought;
import io.dialtone.core.site.SettingKey;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a folder comes to.
 *
 * @param bytes where the bytes of files that are brought lie in the folder, by their names
 */
public record HandmadePlan(List<Entry> entries, SortedMap<String, String> bytes, List<Note> notes) {

  public HandmadePlan {
    entries = List.copyOf(entries);
    bytes = Collections.unmodifiableSortedMap(new TreeMap<>(bytes));
    notes = List.copyOf(notes);
  }

  /**
   * One thing that is brought.
   *
   * @param from the file that says it, perhaps with its line
   */
  public record Entry(Brought brought, String from) {}

  /** All that is brought, in the order in which it is to be. */
  public List<Brought> brought() {
    return entries.stream().map(Entry::brought).toList();
  }

  /** What is told of one kind. */
  public List<Note> notes(Note.Kind kind) {
    return notes.stream().filter(note -> note.kind() == kind).toList();
  }

  /** How many phones there are. */
  public long phones() {
    return brought().stream().filter(Brought.OfPhone.class::isInstance).count();
  }

  /** How many accounts there are. */
  public long accounts() {
    return brought().stream().filter(Brought.OfAccount.class::isInstance).count();
  }

  /** What is set at a level. */
  Set<SettingKey> keys(String level) {
    Set<SettingKey> keys = new TreeSet<>();
    for (Brought one : brought()) {
      if (one instanceof Brought.OfSetting(var at, var key, var value)
          && at.equals(level)
          && value.isPresent()) {
        keys.add(key);
      }
    }
    return keys;
  }

  /** How many function keys there are. */
  public long keys() {
    return brought().stream().filter(Brought.OfKey.class::isInstance).count();
  }

  /** How many settings there are. */
  public long settings() {
    return brought().stream()
        .filter(one -> one instanceof Brought.OfSetting set && set.value().isPresent())
        .count();
  }
}
