// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.access.MacNames;
import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.identity.PhoneFileName;
import java.util.Optional;
import java.util.regex.Pattern;

/** Judges a file by its name and by what the file system says of it. */
final class NameJudge {

  private static final Pattern STST = Pattern.compile("(?i)STST20(30|22|XX).*");
  private static final Pattern PHONES_EXTENSION = Pattern.compile("(?i).*\\.(txt|ser|inf|cfg)");

  private final FolderEntry entry;
  private final Findings findings;

  NameJudge(FolderEntry entry, Findings findings) {
    this.entry = entry;
    this.findings = findings;
  }

  void judge() {
    switch (entry.sort()) {
      case FILE -> {}
      case LINK_OUT -> add(FolderCheck.LINK_OUT, "leads out of the folder");
      case LINK_BROKEN -> add(FolderCheck.LINK_BROKEN, "leads nowhere");
      case CLOSED -> add(FolderCheck.FILE_UNREADABLE, "cannot be looked at: permission denied");
      case SPECIAL -> add(FolderCheck.FILE_SPECIAL, "is no plain file");
    }
    String name = entry.name();
    Optional<PhoneFileName> own = PhoneFileName.parse(name);
    if (STST.matcher(name).matches()) {
      add(FolderCheck.NAME_STST, "'" + name + "' begins with STST");
    } else if (own.isEmpty()
        && PHONES_EXTENSION.matcher(name).matches()
        && MacNames.find(name).isPresent()) {
      add(FolderCheck.MAC_NAME_SHAPE, "'" + name + "' is a name that no phone asks for");
    }
    own.filter(phone -> !MacPrefix.isKnown(phone.mac()))
        .ifPresent(phone ->
            add(
                FolderCheck.MAC_PREFIX_UNKNOWN,
                MacPrefix.of(phone.mac()) + " is not known of these phones"));
  }

  private void add(Check check, String text) {
    findings.add(check, entry.path(), 0, text);
  }
}
