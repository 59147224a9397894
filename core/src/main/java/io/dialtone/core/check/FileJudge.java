// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.check;

import io.dialtone.core.check.finding.Check;
import io.dialtone.core.check.finding.ContentCheck;
import io.dialtone.core.check.finding.FolderCheck;
import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.run.ContentJudge;
import io.dialtone.handset.run.Verdict;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.melody.MelodyFile;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.List;
import java.util.Set;

/** Judges one file: that it can be read, its letters, and what it says. */
final class FileJudge {

  /** The smallest firmware that was ever seen has some 100 KB. */
  private static final int SHORTEST_FIRMWARE = 16 * 1024;

  private final FolderView folder;
  private final FolderEntry entry;
  private final Roles roles;
  private final KnownParameters known;
  private final Findings findings;

  FileJudge(
      FolderView folder, FolderEntry entry, Roles roles, KnownParameters known, Findings findings) {
    this.folder = folder;
    this.entry = entry;
    this.roles = roles;
    this.known = known;
    this.findings = findings;
  }

  void judge() {
    if (entry.sort() != FolderEntry.Sort.FILE) {
      return;
    }
    Set<Role> all = roles.of(entry);
    if (all.isEmpty() && !Roles.worthAGlance(entry)) {
      return;
    }
    boolean whole = all.isEmpty() || all.stream().anyMatch(Role::text);
    switch (folder.read(entry.path(), whole ? Checker.MAX_TEXT : Roles.GLANCE)) {
      case FolderView.Content.Unreadable(var reason) ->
          add(FolderCheck.FILE_UNREADABLE, 0, "cannot be read: " + reason);
      case FolderView.Content.Read(var bytes) -> {
        if (all.isEmpty()) {
          Role seen = Roles.look(bytes.slice(0, Math.min(bytes.length(), Roles.GLANCE)));
          roles.looks(entry.path(), seen);
          judge(seen, bytes);
        } else {
          all.forEach(role -> judge(role, bytes));
        }
      }
    }
  }

  private void judge(Role role, Bytes bytes) {
    if (role == Role.OTHER) {
      return;
    }
    if (entry.length() == 0) {
      add(ContentCheck.FILE_EMPTY, 0, "is empty");
      return;
    }
    if (role.text() && entry.length() > Checker.MAX_TEXT) {
      add(ContentCheck.FILE_TOO_LARGE, 0, "has " + entry.length() + " bytes");
      return;
    }
    if (role != Role.DECK && bytes.at(0) == ContentJudge.LESS_THAN) {
      add(ContentCheck.FILE_PAGE, 1, "begins with '<': a page");
      return;
    }
    boolean readable =
        !role.text() || role == Role.DECK || new TextJudge(entry.path(), findings).judge(bytes);
    if (readable) {
      look(role, bytes);
    }
  }

  private void look(Role role, Bytes bytes) {
    switch (role) {
      case COMMON_CONFIG -> config(bytes, true);
      case MAC_CONFIG -> config(bytes, false);
      case MELODIES -> melodies(bytes);
      case TELEPHONE_CONFIG -> telephone(bytes);
      case DECK -> deck(bytes);
      case ENCRYPTED -> encrypted(bytes);
      case FIRMWARE -> {
        if (entry.length() < SHORTEST_FIRMWARE) {
          add(ContentCheck.FIRMWARE_SHORT, 0, "has " + entry.length() + " bytes only");
        }
      }
      case INF, TABLE, SUPPRESSIONS, OTHER -> {}
    }
  }

  private void config(Bytes bytes, boolean common) {
    new ConfigJudge(entry, common, roles.kinds(entry), known, findings).judge(bytes);
  }

  /** Where a phone stops at the first line that is no tune, all are named. */
  private void melodies(Bytes bytes) {
    int tunes = 0;
    for (TextLine line : TextLine.split(bytes)) {
      if (!IniLine.trim(line.text()).isEmpty()) {
        tunes++;
        try {
          MelodyFile.parse(Bytes.latin1(line.text()));
        } catch (MalformedPacketException e) {
          add(ContentCheck.MELODY_WRONG, line.number(), e.reason());
        }
      }
    }
    if (tunes == 0) {
      add(ContentCheck.MELODY_WRONG, 0, "holds no tune");
    }
  }

  private void telephone(Bytes bytes) {
    List<Model> models = roles.kinds(entry).stream().map(FilePrefix::model).distinct().toList();
    List<Verdict> verdicts =
        models.stream()
            .map(model -> ContentJudge.text(FlashItem.TELEPHONE_CONFIG, bytes, model))
            .toList();
    boolean taken = verdicts.stream().anyMatch(Verdict.Good.class::isInstance);
    if (taken) {
      String first = IniLine.trim(TextLine.split(bytes).getFirst().text());
      if (!Roles.isSignature(first)) {
        add(ContentCheck.TELEPHONE_UNSIGNED, 1, "the first line is no signature");
      }
    } else if (verdicts.getFirst() instanceof Verdict.Bad(var message, var reason, _)) {
      boolean foreign = message == Message.WRONG_TEL_CONFIG;
      add(
          foreign ? ContentCheck.TELEPHONE_OTHER_MODEL : ContentCheck.TELEPHONE_NO_SIGNATURE,
          1,
          reason);
    }
  }

  private void deck(Bytes bytes) {
    if (ContentJudge.deck(bytes) instanceof Verdict.Bad(_, var reason, _)) {
      int colon = reason.indexOf(": ");
      String place = colon < 0 ? "" : reason.substring(0, colon);
      boolean lined = place.matches("line [0-9]{1,9}");
      add(
          ContentCheck.DECK_NOT_WELL_FORMED,
          lined ? Integer.parseInt(place.substring(5)) : 0,
          lined ? reason.substring(colon + 2) : reason);
    }
  }

  private void encrypted(Bytes bytes) {
    Role looks = Roles.look(bytes);
    if (looks == Role.COMMON_CONFIG) {
      add(ContentCheck.SER_PLAIN, 0, "is plain text, and no encrypted file");
    } else {
      add(ContentCheck.SER_OPAQUE, 0, "is encrypted: what is in it was not checked");
    }
  }

  private void add(Check check, int line, String text) {
    findings.add(check, entry.path(), line, text);
  }
}
