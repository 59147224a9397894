// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import io.dialtone.core.parameter.NamePattern.Member;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.text.IniLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/** Reads one dictionary file, strictly: the first line that is no such thing ends it. */
final class DictionaryReader {

  private static final Pattern SECTION = Pattern.compile("[a-z0-9_]{1,32}");
  private static final Pattern LINE_END = Pattern.compile("\r\n|\r|\n");

  private final String file;
  private final List<Entry> entries = new ArrayList<>();
  private final Map<FilePrefix, SequencedMap<String, ParameterDef>> defs = new LinkedHashMap<>();
  private final Map<String, Integer> headings = new LinkedHashMap<>();
  private final Map<String, ParameterType> types = new LinkedHashMap<>();

  private Entry shared;

  DictionaryReader(String file) {
    this.file = file;
    this.shared = Entry.shared(file, 0);
  }

  Dictionary read(String text) throws MalformedDictionaryException {
    if (text.length() > Dictionary.MAX_LENGTH) {
      throw fault(0, "longer than " + Dictionary.MAX_LENGTH + " characters");
    }
    int number = 0;
    for (String line : LINE_END.split(text, -1)) {
      take(++number, IniLine.trim(line));
    }
    for (Entry entry : entries) {
      define(entry);
    }
    return new Dictionary(defs, Dictionary.print(text));
  }

  private void take(int number, String line) throws MalformedDictionaryException {
    if (line.isEmpty() || line.charAt(0) == ';' || line.charAt(0) == '#') {
      return;
    }
    if (line.chars().anyMatch(c -> c != '\t' && Character.isISOControl(c))) {
      throw fault(number, "a control character stands here");
    }
    if (line.charAt(0) == '[') {
      entries.add(heading(number, line));
      return;
    }
    int equals = line.indexOf('=');
    if (equals <= 0) {
      throw fault(number, "neither a heading \"[section] Name\" nor key=value nor a comment");
    }
    if (entries.isEmpty()) {
      throw fault(number, "stands before the first heading \"[section] Name\"");
    }
    String key = IniLine.trim(line.substring(0, equals));
    entries.getLast().add(number, key, IniLine.trim(line.substring(equals + 1)));
  }

  private Entry heading(int number, String line) throws MalformedDictionaryException {
    if (line.equals("[*]")) {
      shared = Entry.shared(file, number);
      return shared;
    }
    int close = line.indexOf(']');
    String section = close < 0 ? "" : line.substring(1, close);
    if (!SECTION.matcher(section).matches()) {
      throw fault(number, "a heading is \"[section] Name\", the section in small letters");
    }
    String pattern = IniLine.trim(line.substring(close + 1));
    List<Member> members =
        NamePattern.members(pattern)
            .orElseThrow(
                () -> fault(number, "\"" + pattern + "\" is no name, nor one like TEL{1-4}Number"));
    return new Entry(file, number, section, members, shared.lines());
  }

  private void define(Entry entry) throws MalformedDictionaryException {
    for (FilePrefix kind : entry.kinds()) {
      for (ParameterDef def : entry.define(kind, types)) {
        put(entry, kind, def);
      }
    }
  }

  private void put(Entry entry, FilePrefix kind, ParameterDef def)
      throws MalformedDictionaryException {
    String key = Dictionary.key(def.name());
    Integer before = headings.put(kind + key, entry.line());
    if (before != null) {
      throw fault(entry.line(), def.name() + " stands on line " + before + " already");
    }
    defs.computeIfAbsent(kind, _ -> new LinkedHashMap<>()).put(key, def);
    types.putIfAbsent(key, def.type());
  }

  private MalformedDictionaryException fault(int line, String what) {
    return new MalformedDictionaryException(file, line, what);
  }
}
