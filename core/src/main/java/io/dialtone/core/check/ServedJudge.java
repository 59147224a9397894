// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.ConfigCheck;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.core.served.ServedFile;
import io.dialtone.core.served.Serving;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Holds a folder's files against what a server served under their names before. */
final class ServedJudge {

  private final FolderView folder;
  private final Roles roles;
  private final boolean named;
  private final SortedMap<String, ServedFile> served = new TreeMap<>();
  private final Findings findings;

  /**
   * Of a folder.
   *
   * @param named whether there are INFs: then a file that none of them names is asked for by nobody
   */
  ServedJudge(
      FolderView folder, Roles roles, boolean named, List<ServedFile> served, Findings findings) {
    this.folder = folder;
    this.roles = roles;
    this.named = named;
    served.forEach(file -> this.served.put(file.serving().path(), file));
    this.findings = findings;
  }

  void judge() {
    for (FolderEntry entry : folder.entries()) {
      Optional<ServedFile> before = Optional.ofNullable(served.get(entry.path()));
      if (before.isPresent()
          && entry.sort() == FolderEntry.Sort.FILE
          && entry.asked()
          && isKnownToPhones(entry)) {
        folder
            .sha256(entry.path())
            .flatMap(sha256 -> now(entry, sha256))
            .filter(before.get()::hides)
            .ifPresent(_ -> tell(before.get()));
      }
    }
  }

  private boolean isKnownToPhones(FolderEntry entry) {
    return Serving.isOwn(entry.path())
        || (roles.of(entry).stream().anyMatch(Role::knownByName)
            && (!named || roles.isNamed(entry.path())));
  }

  private Optional<Serving> now(FolderEntry entry, String sha256) {
    return folder.read(entry.path(), Checker.MAX_TEXT)
            instanceof FolderView.Content.Read(Bytes bytes)
        ? Serving.of(entry.path(), sha256, bytes)
        : Optional.empty();
  }

  private void tell(ServedFile before) {
    Serving was = before.serving();
    if (was.own()) {
      String text =
          "has other content than was served first with config_sn "
              + was.serial()
              + ", "
              + before.since();
      findings.add(ConfigCheck.CONFIG_SERIAL_UNCHANGED, was.path(), 0, text);
    } else {
      String text = "has other content than was served first under this name, " + before.since();
      findings.add(FolderCheck.NAME_UNCHANGED, was.path(), 0, text);
    }
  }
}
