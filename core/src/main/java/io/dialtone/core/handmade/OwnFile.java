// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.handmade;

import io.dialtone.core.check.FolderEntry;
import io.dialtone.core.check.FolderReading.Inf;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of the MAC-specific files of a phone it really takes. */
record OwnFile(HandPhone phone, Optional<Inf> inf, Set<Note> notes) {

  Optional<String> choose() {
    for (FolderEntry sealed : phone.sealed()) {
      notes.add(
          new Note(
              Note.Kind.LEFT,
              sealed.path(),
              0,
              "only the phone can read it (FIL-6)"
                  + (phone.configs().isEmpty() ? "" : ", and takes it instead of the .txt")
                  + ": set what is in it by hand"));
    }
    Optional<FolderEntry> reached = phone.configs().stream().filter(this::isReached).findFirst();
    Optional<FolderEntry> taken = reached.or(() -> phone.configs().stream().findFirst());
    if (taken.isPresent() && reached.isEmpty()) {
      notes.add(
          new Note(
              Note.Kind.BESIDE,
              taken.get().path(),
              0,
              inf.isEmpty()
                  ? "no INF is for its phone, which never had it; taken in all the same"
                  : "its phone is sent to another folder and never had it; taken in all the same"));
    }
    phone.configs().stream()
        .filter(other -> !taken.equals(Optional.of(other)))
        .forEach(other ->
            notes.add(
                new Note(
                    Note.Kind.LEFT,
                    other.path(),
                    0,
                    "its phone takes " + taken.map(FolderEntry::path).orElse(""))));
    return taken.map(FolderEntry::path);
  }

  private boolean isReached(FolderEntry config) {
    return inf.isPresent()
        && inf.get().folders().map(folders -> isIn(folders, config.folder())).orElse(true);
  }

  private static boolean isIn(List<String> folders, String folder) {
    return folders.stream().anyMatch(folder::equalsIgnoreCase);
  }
}
