// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.claim;

import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which column of a table says what.
 *
 * @param places each column's place, from 0
 * @param header whether the first row names the columns
 * @param untaken names of columns of which nothing is taken
 */
public record ClaimColumns(
    SortedMap<ClaimColumn, Integer> places, boolean header, List<String> untaken) {

  /** What a list without a header is taken for. */
  private static final List<ClaimColumn> USUAL =
      List.of(
          ClaimColumn.MAC,
          new ClaimColumn(ClaimField.LABEL, 1),
          new ClaimColumn(ClaimField.ACCOUNT, 1),
          new ClaimColumn(ClaimField.PASSWORD, 1));

  public ClaimColumns {
    places = Collections.unmodifiableSortedMap(new TreeMap<>(places));
    untaken = List.copyOf(untaken);
  }

  /** The columns found, or why they cannot be. */
  public sealed interface Found {
    /** They are these. */
    record Columns(ClaimColumns columns) implements Found {}

    /** They are not to be found. */
    record Fault(String reason) implements Found {}
  }

  /**
   * Finds them by the first row.
   *
   * @param said what a column is by name or number, as {@code mac=Adresse, label=3}; it wins over
   *     what its name means
   */
  public static Found of(ClaimRow first, Map<String, String> said) {
    boolean header = first.cells().stream().noneMatch(cell -> isMac(cell.strip()));
    SortedMap<ClaimColumn, Integer> places = new TreeMap<>();
    for (Map.Entry<String, String> pair : said.entrySet()) {
      Optional<ClaimColumn> column = ClaimColumn.named(pair.getKey());
      if (column.isEmpty()) {
        return new Found.Fault("there is no column " + pair.getKey() + " of a phone");
      }
      int place = place(first, pair.getValue(), header);
      if (place < 0) {
        return new Found.Fault(
            "the list has no column '"
                + pair.getValue()
                + "'; "
                + (header
                    ? "it has " + String.join(", ", first.cells())
                    : "it has no header, so give its number from 1"));
      }
      if (places.put(column.get(), place) != null) {
        return new Found.Fault(column.get().text() + " is given twice");
      }
    }
    return header ? byHeader(first, places) : without(first, places);
  }

  private static boolean isMac(String cell) {
    return MacAddress.parse(cell).isPresent();
  }

  private static int place(ClaimRow first, String name, boolean header) {
    for (int at = 0; header && at < first.cells().size(); at++) {
      if (first.cell(at).equalsIgnoreCase(name.strip())) {
        return at;
      }
    }
    if (name.matches("[1-9][0-9]{0,3}")) {
      int place = Integer.parseInt(name, 10) - 1;
      return place < first.cells().size() ? place : -1;
    }
    return -1;
  }

  private static Found byHeader(ClaimRow first, SortedMap<ClaimColumn, Integer> places) {
    List<String> untaken = new ArrayList<>();
    SortedMap<ClaimColumn, Integer> said = new TreeMap<>(places);
    for (int at = 0; at < first.cells().size(); at++) {
      String name = first.cell(at);
      if (said.containsValue(at) || name.isEmpty()) {
        continue;
      }
      Optional<ClaimColumn> column = ClaimColumn.named(name);
      if (column.isEmpty() || said.containsKey(column.get())) {
        untaken.add(name);
      } else if (places.containsKey(column.get())) {
        return new Found.Fault(
            "the columns '"
                + first.cell(places.get(column.get()))
                + "' and '"
                + name
                + "' both say the "
                + column.get().text()
                + ": say which with --columns "
                + column.get().text()
                + "="
                + name);
      } else {
        places.put(column.get(), at);
      }
    }
    return places.containsKey(ClaimColumn.MAC)
        ? new Found.Columns(new ClaimColumns(places, true, untaken))
        : new Found.Fault(
            "no column is called mac: name the one that is with --columns mac=NAME; there are "
                + String.join(", ", first.cells()));
  }

  private static Found without(ClaimRow first, SortedMap<ClaimColumn, Integer> places) {
    if (places.isEmpty()) {
      for (int at = 0; at < Math.min(USUAL.size(), first.cells().size()); at++) {
        places.put(USUAL.get(at), at);
      }
      if (first.cells().size() > USUAL.size()) {
        return new Found.Fault(
            "the list has no header and more than mac, label, account, password: say what its"
                + " columns are with --columns mac=1,label=2,...");
      }
    }
    return places.containsKey(ClaimColumn.MAC)
        ? new Found.Columns(new ClaimColumns(places, false, List.of()))
        : new Found.Fault("say which column has the MAC: --columns mac=1,...");
  }

  /** What a row says; empty where it says nothing. */
  Optional<String> of(ClaimRow row, ClaimColumn column) {
    Optional<Integer> place = Optional.ofNullable(places.get(column));
    return place.map(row::cell).filter(text -> !text.isEmpty());
  }

  /** So many cells a row may have. */
  int width(ClaimRow first) {
    return first.cells().size();
  }
}
