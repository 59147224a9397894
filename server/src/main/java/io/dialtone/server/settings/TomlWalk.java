// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * Walks a parsed TOML file, sorting what it finds into known values, lists of tables and faults.
 */
final class TomlWalk {

  private final Path file;
  private final Path base;
  private final int lines;
  private final Map<String, Given> values = new LinkedHashMap<>();
  private final List<Block> pools = new ArrayList<>();
  private final List<Block> reservations = new ArrayList<>();
  private final List<Block> classes = new ArrayList<>();
  private final List<Fault> faults = new ArrayList<>();

  TomlWalk(Path file, String text) {
    this.file = file;
    this.base = Optional.ofNullable(file.getParent()).orElse(Path.of(""));
    this.lines = Math.max(1, (int) text.lines().count());
  }

  SettingsFile result() {
    return new SettingsFile(new Block(line(1), values), pools, reservations, classes, faults);
  }

  void fault(int line, String text) {
    // The parser puts "unexpected end" one line behind the last.
    faults.add(new Fault(line(Math.min(line, lines)), text));
  }

  void top(TomlParseResult parsed) {
    table(parsed, "", values);
  }

  private void table(TomlTable table, String prefix, Map<String, Given> into) {
    for (String leaf : table.keySet()) {
      Object value = table.get(List.of(leaf));
      if (value != null) {
        entry(prefix.isEmpty() ? leaf : prefix + "." + leaf, value, position(table, leaf), into);
      }
    }
  }

  private void entry(String name, Object value, int line, Map<String, Given> into) {
    if (name.equals(DhcpKeys.POOL)) {
      list(name, value, line, pools);
    } else if (name.equals(DhcpKeys.RESERVATION)) {
      list(name, value, line, reservations);
    } else if (name.equals(DhcpKeys.CLASS)) {
      list(name, value, line, classes);
    } else if (Keys.ALL.stream().anyMatch(key -> key.name().equals(name))) {
      into.put(name, new Given(form(value), line(line), base));
    } else if (tables().contains(name)) {
      inner(name, value, line, into);
    } else {
      fault(line, name + ": unknown " + kind(value) + hint(name));
    }
  }

  private void inner(String name, Object value, int line, Map<String, Given> into) {
    if (value instanceof TomlTable table) {
      table(table, name, into);
    } else {
      fault(line, name + " is a table: write [" + name + "] on a line of its own" + known(name));
    }
  }

  private void list(String name, Object value, int line, List<Block> into) {
    if (!(value instanceof TomlArray array)) {
      fault(line, name + " is a list of tables: write [[" + name + "]] with two brackets");
      return;
    }
    for (int i = 0; i < array.size(); i++) {
      int start = array.inputPositionOf(i).line();
      if (array.get(i) instanceof TomlTable table) {
        Map<String, Given> inside = new LinkedHashMap<>();
        table(table, name, inside);
        into.add(new Block(line(start), inside));
      } else {
        fault(start, name + " is a list of tables: write [[" + name + "]] on a line of its own");
      }
    }
  }

  private static Form form(Object value) {
    return switch (value) {
      case String text -> new Form.Text(text);
      case Boolean on -> new Form.Flag(on);
      case Long number -> new Form.Whole(number);
      case TomlArray array -> new Form.Items(array.toList().stream().map(TomlWalk::form).toList());
      case TomlTable table -> {
        Map<String, Form> entries = new LinkedHashMap<>();
        table.toMap().forEach((name, entry) -> entries.put(name, form(entry)));
        yield new Form.Table(entries);
      }
      default -> new Form.Foreign(value + " without quotes");
    };
  }

  private static String kind(Object value) {
    return value instanceof TomlTable ? "table" : "key";
  }

  /** The near miss, or what is known in the same table. */
  private static String hint(String name) {
    List<String> names = new ArrayList<>(tables());
    Keys.ALL.forEach(key -> names.add(key.name()));
    String table = name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    return NearMiss.of(name, names)
        .map(near -> "; did you mean " + near + "?")
        .orElseGet(() -> known(table));
  }

  private static String known(String table) {
    List<String> leaves =
        Keys.ALL.stream().filter(key -> key.table().equals(table)).map(Key::leaf).toList();
    return leaves.isEmpty() ? "" : "; known here: " + String.join(", ", leaves);
  }

  private static Set<String> tables() {
    Set<String> tables = new TreeSet<>();
    Keys.ALL.forEach(key -> tables.add(key.table()));
    tables.remove("");
    return tables;
  }

  private static int position(TomlTable table, String leaf) {
    @Nullable TomlPosition position = table.inputPositionOf(List.of(leaf));
    return position == null ? 1 : position.line();
  }

  private Origin line(int number) {
    return new Origin.Line(file, number);
  }
}
