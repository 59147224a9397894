// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.inf;

import io.dialtone.wire.inf.InfFile.Entry;
import io.dialtone.wire.inf.InfFile.Note;
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
      note(0, "INF-6", "only the first " + InfFile.MAX_LENGTH + " bytes are read");
    }
    TextLine.split(file.slice(0, Math.min(file.length(), InfFile.MAX_LENGTH))).forEach(this::take);
    bothForms(InfKey.FW_FILENAME, InfKey.FWURL);
    bothForms(InfKey.DSP_FILENAME, InfKey.DSPURL);
    bothForms(InfKey.BOOT_FILENAME, InfKey.BOOTURL);
    if (!application) {
      note(0, "INF-2", "there is no [application] section");
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
          note(line.number(), "INF-6", "neither [section] nor key=value; passed over");
    }
  }

  private void enter(int line, String name) {
    section = name;
    application |= name.equalsIgnoreCase("application");
    if (!InfKey.knowsSection(name)) {
      note(line, "INF-6", "unknown section [" + name + "]");
    }
  }

  private void add(Entry entry) {
    entries.add(entry);
    entry
        .known()
        .ifPresentOrElse(
            key -> judge(key, entry),
            () -> note(entry.line(), "INF-6", "unknown key " + entry.key()));
  }

  private void judge(InfKey key, Entry entry) {
    InfFile.fault(entry.value())
        .ifPresent(fault -> note(entry.line(), "INF-3", key.text() + ": " + fault));
    if (key.sections().stream().noneMatch(section::equalsIgnoreCase)) {
      note(
          entry.line(),
          "INF-2",
          key.text() + " usually stands under [" + key.sections().getFirst() + "]");
    }
    if (key == InfKey.PROVISION_MODE && ProvisionMode.named(entry.value()).isEmpty()) {
      note(
          entry.line(), "INF-1", "neither auto_provisioning nor customization: the first is taken");
    }
    Integer before = firstLines.putIfAbsent(key, entry.line());
    if (before != null && !key.repeatable()) {
      note(
          entry.line(),
          "INF-1",
          key.text() + " stands on line " + before + " already; that counts");
    }
  }

  private void bothForms(InfKey overTftp, InfKey overHttp) {
    if (firstLines.containsKey(overTftp) && firstLines.containsKey(overHttp)) {
      note(
          firstLines.get(overTftp),
          "INF-1",
          overTftp.text() + " is for TFTP and " + overHttp.text() + " for HTTP: only one is used");
    }
  }

  private void note(int line, String rule, String text) {
    notes.add(new Note(line, rule, text));
  }
}
