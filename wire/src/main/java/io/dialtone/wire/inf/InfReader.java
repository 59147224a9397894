// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import io.dialtone.wire.inf.InfFile.Entry;
import io.dialtone.wire.inf.InfFile.Note;
import io.dialtone.wire.inf.InfFile.Oddity;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.text.IniLine;
import io.dialtone.wire.text.TextLine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Collects the entries of one INF file, and what is odd about them. */
final class InfReader {
  private final List<Entry> entries = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final Map<InfKey, Integer> firstLines = new EnumMap<>(InfKey.class);
  private String section = "";
  private boolean application;

  InfFile read(Bytes file) {
    if (file.length() > InfFile.MAX_LENGTH) {
      note(0, Oddity.TOO_LONG, "only the first " + InfFile.MAX_LENGTH + " bytes are read");
    }
    TextLine.split(file.slice(0, Math.min(file.length(), InfFile.MAX_LENGTH))).forEach(this::take);
    bothForms(InfKey.FW_FILENAME, InfKey.FWURL);
    bothForms(InfKey.DSP_FILENAME, InfKey.DSPURL);
    bothForms(InfKey.BOOT_FILENAME, InfKey.BOOTURL);
    if (!application) {
      note(0, Oddity.NO_APPLICATION, "there is no [application] section");
    }
    return new InfFile(entries, notes);
  }

  private void take(TextLine line) {
    switch (IniLine.parse(line.text())) {
      case IniLine.Blank() -> {}
      case IniLine.Comment(_) -> {}
      case IniLine.Section(var name) -> enter(line.number(), name);
      case IniLine.Setting(var key, var value) ->
          add(new Entry(section, key, value, line.number()));
      case IniLine.Stray(_) ->
          note(line.number(), Oddity.STRAY_LINE, "neither [section] nor key=value; passed over");
    }
  }

  private void enter(int line, String name) {
    section = name;
    application |= name.equalsIgnoreCase("application");
    if (!InfKey.knowsSection(name)) {
      note(line, Oddity.UNKNOWN_SECTION, "unknown section [" + name + "]");
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    entry
        .known()
        .ifPresentOrElse(
            key -> judge(key, entry),
            () -> note(entry.line(), Oddity.UNKNOWN_KEY, "unknown key " + entry.key()));
  }

  private void judge(InfKey key, Entry entry) {
    InfFile.fault(entry.value())
        .ifPresent(fault -> note(entry.line(), lengthOf(entry), key.text() + ": " + fault));
    if (key.sections().stream().noneMatch(section::equalsIgnoreCase)) {
      note(
          entry.line(),
          Oddity.UNUSUAL_SECTION,
          key.text() + " usually stands under [" + key.sections().getFirst() + "]");
    }
    if (key == InfKey.PROVISION_MODE && ProvisionMode.named(entry.value()).isEmpty()) {
      note(
          entry.line(),
          Oddity.UNKNOWN_MODE,
          "neither auto_provisioning nor customization: the first is taken");
    }
    Integer before = firstLines.putIfAbsent(key, entry.line());
    if (before != null && !key.repeatable()) {
      note(
          entry.line(),
          Oddity.WRITTEN_TWICE,
          key.text() + " stands on line " + before + " already; that counts");
    }
  }

  private void bothForms(InfKey overTftp, InfKey overHttp) {
    if (firstLines.containsKey(overTftp) && firstLines.containsKey(overHttp)) {
      note(
          firstLines.get(overTftp),
          Oddity.BOTH_FORMS,
          overTftp.text() + " is for TFTP and " + overHttp.text() + " for HTTP: only one is used");
    }
  }

  private static Oddity lengthOf(Entry entry) {
    return entry.value().isEmpty() ? Oddity.EMPTY_VALUE : Oddity.LONG_VALUE;
  }

  private void note(int line, Oddity kind, String text) {
    notes.add(new Note(line, kind, text));
  }
}
