// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.check.FolderReading;
import io.dialtone.core.check.FolderView;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.octets.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The config files of a folder, each read once; of a name written twice the last counts. */
final class ConfigShelf {

  private final FolderView folder;
  private final Set<Note> notes;
  private final Map<String, SortedMap<String, Said>> read = new LinkedHashMap<>();

  ConfigShelf(FolderView folder, Set<Note> notes) {
    this.folder = folder;
    this.notes = notes;
  }

  /** Names are one whatever their letter case (RUN-6). */
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** What a file says, by the keys of its names; one that phones refuse is told. */
  SortedMap<String, Said> values(String path) {
    SortedMap<String, Said> known = read.get(path);
    if (known == null) {
      known = Collections.unmodifiableSortedMap(look(path));
      read.put(path, known);
    }
    return known;
  }

  private SortedMap<String, Said> look(String path) {
    return switch (folder.read(path, ConfigFile.MAX_LENGTH + 1)) {
      case FolderView.Content.Read(var bytes) -> look(path, bytes);
      case FolderView.Content.Unreadable(var reason) -> {
        notes.add(new Note(Note.Kind.FAULT, path, 0, "cannot be read: " + reason));
        yield new TreeMap<>();
      }
    };
  }

  private SortedMap<String, Said> look(String path, Bytes bytes) {
    SortedMap<String, Said> values = new TreeMap<>();
    if (bytes.length() > ConfigFile.MAX_LENGTH) {
      notes.add(
          new Note(Note.Kind.FAULT, path, 0, "has more than " + ConfigFile.MAX_LENGTH + " bytes"));
      return values;
    }
    FolderReading.Config config = FolderReading.config(bytes);
    for (int line : config.strays()) {
      notes.add(
          new Note(
              Note.Kind.FAULT,
              path,
              line,
              "is neither [section] nor name=value: a phone refuses the whole file; mend the line"));
    }
    for (Parameter parameter : config.file().parameters()) {
      values.put(key(parameter.name()), new Said(parameter, path));
    }
    return values;
  }
}
