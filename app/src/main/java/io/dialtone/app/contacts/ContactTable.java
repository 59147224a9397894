// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.contacts;

import io.dialtone.core.table.MalformedTableException;
import io.dialtone.core.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Contacts of a table. A first row that has a column {@code name} (or {@code first name} and {@code
 * last name}) and one whose title holds phone, number, tel or mobile is its header; without one a
 * row is a name and a number.
 */
final class ContactTable {

  private static final List<String> WHOLE_NAMES = List.of("name", "display name", "full name");
  private static final List<String> PARTS_OF_NAMES =
      List.of("first name", "middle name", "last name");
  private static final List<String> NUMBERS = List.of("phone", "number", "mobile", "tel");

  private final List<Integer> names;
  private final List<Integer> numbers;

  private ContactTable(List<Integer> names, List<Integer> numbers) {
    this.names = names;
    this.numbers = numbers;
  }

  static ContactList read(byte[] content) {
    ContactList.Draft draft = new ContactList.Draft();
    try {
      Table table = Table.read(content);
      table.encoding().ifPresent(encoding -> draft.tell("read as " + encoding));
      rows(table, draft);
    } catch (MalformedTableException fault) {
      draft.fault(String.valueOf(fault.getMessage()));
    }
    return draft.done();
  }

  private static void rows(Table table, ContactList.Draft draft) {
    if (table.rows().isEmpty()) {
      return;
    }
    ContactTable found = of(table.rows().getFirst().cells());
    boolean header = !found.names.isEmpty() && !found.numbers.isEmpty();
    ContactTable columns = header ? found : new ContactTable(List.of(0), List.of(1));
    for (Table.Row row : table.rows().subList(header ? 1 : 0, table.rows().size())) {
      List<String> cells = row.cells();
      if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
        draft.add(
            "line " + row.line(),
            String.join(" ", columns.cells(columns.names, cells)),
            columns.cells(columns.numbers, cells));
      }
    }
  }

  private static ContactTable of(List<String> titles) {
    List<Integer> whole = new ArrayList<>();
    List<Integer> parts = new ArrayList<>();
    List<Integer> numbers = new ArrayList<>();
    for (int at = 0; at < titles.size(); at++) {
      String title = titles.get(at).strip().toLowerCase(Locale.ROOT);
      if (WHOLE_NAMES.contains(title)) {
        whole.add(at);
      } else if (PARTS_OF_NAMES.contains(title)) {
        parts.add(at);
      } else if (isNumber(title)) {
        numbers.add(at);
      }
    }
    return new ContactTable(whole.isEmpty() ? parts : whole.subList(0, 1), numbers);
  }

  /** Such as {@code Phone 1 - Value}, and not {@code Phone 1 - Type}. */
  private static boolean isNumber(String title) {
    return NUMBERS.stream().anyMatch(title::contains)
        && !title.endsWith("type")
        && !title.endsWith("label");
  }

  private List<String> cells(List<Integer> columns, List<String> cells) {
    return columns.stream().filter(at -> at < cells.size()).map(cells::get).toList();
  }
}
