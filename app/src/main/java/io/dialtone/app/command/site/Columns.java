// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.site;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** A table of text whose columns are as wide as what stands in them. */
final class Columns {

  private final List<List<String>> rows = new ArrayList<>();

  Columns(String... heads) {
    row(heads);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  void print(PrintStream out) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int at = 0; at < columns; at++) {
        widths[at] = Math.max(widths[at], row.get(at).length());
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int at = 0; at < columns; at++) {
        line.append(row.get(at)).repeat(" ", widths[at] - row.get(at).length() + 2);
      }
      out.println(line.toString().stripTrailing());
    }
  }
}
