// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderReading;
import io.dialtone.core.check.FolderView;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A phone that files of a folder are named by.
 *
 * @param first the first of its files
 * @param infs its own INFs
 * @param configs its MAC-specific files that can be read
 * @param sealed those that only the phone reads (FIL-6)
 */
record HandPhone(
    MacAddress mac,
    FilePrefix kind,
    FolderEntry first,
    List<FolderReading.Inf> infs,
    List<FolderEntry> configs,
    List<FolderEntry> sealed) {

  HandPhone {
    infs = List.copyOf(infs);
    configs = List.copyOf(configs);
    sealed = List.copyOf(sealed);
  }

  /** A file, with what its name says. */
  private record Own(FolderEntry entry, PhoneFileName name) {}

  static List<HandPhone> all(FolderView folder, FolderReading reading, Set<Note> notes) {
    SortedMap<MacAddress, List<Own>> files = new TreeMap<>();
    for (FolderEntry entry : folder.entries()) {
      if (entry.sort() == FolderEntry.Sort.FILE) {
        PhoneFileName.parse(entry.name())
            .ifPresent(name ->
                files
                    .computeIfAbsent(name.mac(), _ -> new ArrayList<>())
                    .add(new Own(entry, name)));
      }
    }
    SortedMap<String, List<FolderReading.Inf>> infs = new TreeMap<>();
    for (FolderReading.Inf inf : reading.infs()) {
      inf.own()
          .ifPresent(name -> infs.computeIfAbsent(name.text(), _ -> new ArrayList<>()).add(inf));
    }
    List<HandPhone> phones = new ArrayList<>();
    files.values().forEach(own -> phones.add(of(own, infs, notes)));
    return phones;
  }

  private static HandPhone of(
      List<Own> files, SortedMap<String, List<FolderReading.Inf>> infs, Set<Note> notes) {
    Own first =
        files.stream()
            .filter(own -> own.name().kind() == PhoneFileName.Kind.TXT)
            .findFirst()
            .orElse(files.getFirst());
    FilePrefix kind = first.name().prefix();
    for (Own own : files) {
      if (!own.name().prefix().equals(kind)) {
        notes.add(
            new Note(
                Note.Kind.DISAGREEMENT,
                own.entry().path(),
                0,
                own.name().mac()
                    + " is an "
                    + kind.text().replace("_", "")
                    + " by "
                    + first.entry().path()
                    + ", and is taken in as that"));
      }
    }
    PhoneFileName inf = new PhoneFileName(kind, first.name().mac(), PhoneFileName.Kind.INF);
    return new HandPhone(
        first.name().mac(),
        kind,
        first.entry(),
        infs.getOrDefault(inf.text(), List.of()),
        of(files, kind, PhoneFileName.Kind.TXT),
        of(files, kind, PhoneFileName.Kind.SER));
  }

  private static List<FolderEntry> of(List<Own> files, FilePrefix kind, PhoneFileName.Kind suffix) {
    return files.stream()
        .filter(own -> own.name().kind() == suffix && own.name().prefix().equals(kind))
        .map(Own::entry)
        .toList();
  }
}
