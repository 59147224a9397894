// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.Baseline.Seen;
import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds a folder's files against a baseline, and writes the next one. */
final class BaselineJudge {
  private static final String NO_SERIAL = "-";

  private final FolderView folder;
  private final Roles roles;
  private final Baseline before;
  private final SortedMap<String, Seen> next;
  private final Findings findings;

  BaselineJudge(FolderView folder, Roles roles, Baseline before, Findings findings) {
    this.folder = folder;
    this.roles = roles;
    this.before = before;
    this.next = new TreeMap<>(before.known());
    this.findings = findings;
  }

  /** What was seen stays until a new config_sn makes it old: so a fault is told until mended. */
  Baseline judge() {
    for (FolderEntry entry : folder.entries()) {
      Set<Role> all = roles.of(entry);
      boolean own = all.contains(Role.MAC_CONFIG);
      if (entry.sort() == FolderEntry.Sort.FILE
          && entry.asked()
          && (own || all.stream().anyMatch(Role::knownByName))) {
        folder.sha256(entry.path()).ifPresent(sha256 -> file(entry, own, sha256));
      }
    }
    return new Baseline(next);
  }

  private void file(FolderEntry entry, boolean own, String sha256) {
    Seen now = new Seen(sha256, own ? serial(entry) : NO_SERIAL);
    Optional<Seen> seen = before.find(entry.path());
    boolean changed = seen.isPresent() && !seen.get().sha256().equals(sha256);
    if (!changed || !seen.get().serial().equals(now.serial())) {
      next.put(entry.path(), now);
    } else if (own) {
      String text = "changed, but config_sn is still " + now.serial();
      findings.add(ConfigCheck.CONFIG_SERIAL_UNCHANGED, entry.path(), 0, text);
    } else {
      String text = "changed since the baseline, and its name did not";
      findings.add(FolderCheck.NAME_UNCHANGED, entry.path(), 0, text);
    }
  }

  private String serial(FolderEntry entry) {
    return folder.read(entry.path(), Checker.MAX_TEXT)
            instanceof FolderView.Content.Read(Bytes bytes)
        ? PhoneFiles.serial(bytes).orElse(NO_SERIAL)
        : NO_SERIAL;
  }
}
