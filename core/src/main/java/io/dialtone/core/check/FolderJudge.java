// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.FolderCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Judges a folder as a whole: names against names, and files that nobody names. */
final class FolderJudge {
  private final FolderView folder;
  private final List<ReadInf> infs;
  private final Places places;
  private final Roles roles;
  private final Findings findings;

  FolderJudge(
      FolderView folder, List<ReadInf> infs, Places places, Roles roles, Findings findings) {
    this.folder = folder;
    this.infs = List.copyOf(infs);
    this.places = places;
    this.roles = roles;
    this.findings = findings;
  }

  void judge() {
    Map<String, String> folded = new LinkedHashMap<>();
    for (FolderEntry entry : folder.entries()) {
      String before = folded.putIfAbsent(entry.path().toLowerCase(Locale.ROOT), entry.path());
      if (before != null) {
        String text = "differs from " + before + " by letter case alone";
        findings.add(FolderCheck.NAMES_BY_CASE, entry.path(), 0, text);
      }
      if (!infs.isEmpty() && isUnused(entry)) {
        findings.add(FolderCheck.FILE_UNUSED, entry.path(), 0, "is named by no INF here");
      }
    }
    new PhoneFiles(folder, infs, places, findings).judge();
  }

  /** A file with a role that only a name in an INF gives a use. */
  private boolean isUnused(FolderEntry entry) {
    Set<Role> all = roles.of(entry);
    return entry.sort() == FolderEntry.Sort.FILE
        && !roles.isNamed(entry.path())
        && all.stream().anyMatch(role -> role.knownByName() || role == Role.DECK);
  }
}
