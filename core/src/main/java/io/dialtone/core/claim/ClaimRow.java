// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.claim;

import java.util.List;

/**
 * A row of a table.
 *
 * @param line where it begins, from 1
 */
public record ClaimRow(long line, List<String> cells) {

  public ClaimRow {
    cells = List.copyOf(cells);
  }

  /** What stands in a column, from 0, without blanks around it; empty where there is none. */
  String cell(int column) {
    return column < cells.size() ? cells.get(column).strip() : "";
  }

  boolean isBlank() {
    return cells.stream().allMatch(String::isBlank);
  }

  /** Without its cells, which may be passwords. */
  @Override
  public String toString() {
    return "line " + line;
  }
}
