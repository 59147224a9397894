// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.sitetext;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The NAME=VALUE lines under one heading, each taken once; what nobody took is a fault. */
final class TextSection {

  private final String file;
  private final TextLines.Section section;
  private final Faults faults;
  private final Map<String, Value> rest = new LinkedHashMap<>();

  /** What stands behind a name, and in which line. */
  record Value(String name, String text, int line) {}

  private TextSection(TextLines.Section section, String file, Faults faults) {
    this.section = section;
    this.file = file;
    this.faults = faults;
  }

  static TextSection of(TextLines.Section section, String file, Faults faults) {
    TextSection read = new TextSection(section, file, faults);
    for (TextLines.Line line : section.lines()) {
      int sign = line.text().indexOf('=');
      String name = sign < 0 ? "" : line.text().substring(0, sign).strip();
      if (name.isEmpty()) {
        faults.add(file, line.number(), "is not of the form NAME=VALUE");
        continue;
      }
      Value value = new Value(name, line.text().substring(sign + 1), line.number());
      Optional<Value> before = Optional.ofNullable(read.rest.putIfAbsent(name, value));
      before.ifPresent(first ->
          faults.add(file, line.number(), name + " is in line " + first.line() + " already"));
    }
    return read;
  }

  String file() {
    return file;
  }

  String name() {
    return section.name();
  }

  int line() {
    return section.line();
  }

  void fault(String reason) {
    faults.add(file, section.line(), reason);
  }

  Optional<String> take(String name) {
    return takeValue(name).map(Value::text);
  }

  Optional<Value> takeValue(String name) {
    return Optional.ofNullable(rest.remove(name));
  }

  /** All whose names begin so, without that beginning. */
  List<Value> takeAll(String start) {
    List<Value> all = new ArrayList<>();
    for (String name : List.copyOf(rest.keySet())) {
      if (name.startsWith(start)) {
        takeValue(name)
            .ifPresent(value ->
                all.add(
                    new Value(name.substring(start.length()).strip(), value.text(), value.line())));
      }
    }
    return all;
  }

  void end() {
    rest.values()
        .forEach(
            value -> faults.add(file, value.line(), "nobody knows '" + value.name() + "' here"));
  }
}
