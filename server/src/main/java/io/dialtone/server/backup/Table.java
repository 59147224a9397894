// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import io.dialtone.server.store.Session;
import io.dialtone.server.store.StoreException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * A table of the database, as its rows go into a backup: one JSON array a line, in the order of its
 * columns. All there are stand here, each after those it refers to.
 *
 * @param since the schema that brought it, among those that had backups
 */
record Table(String name, int since, List<Column> columns, String order) {

  private static final int FIRST_SCHEMA = 3;

  static final Table LEASE =
      of(
          "lease",
          "address",
          "address:W client:B mac:W state:T granted:W expires:W phone:W".split(" ", -1));
  static final Table ITEM = of("item", "kind, id", "kind:T id:T body:T".split(" ", -1));
  static final Table CHANGE = of("change", "number", "number:W at:W who:T what:T".split(" ", -1));
  static final Table EDIT =
      of("edit", "change, place", "change:W place:W kind:T id:T before:T after:T".split(" ", -1));
  static final Table EDITION =
      of("edition", "mac", "mac:W serial:T sha256:T names:T".split(" ", -1));
  static final Table SEAL = of("seal", "fingerprint", "fingerprint:T");

  /** What no new config_sn goes below, after a restore: at most one row. */
  static final Table FLOOR = new Table("serial_floor", 4, of("", "", "serial:T").columns, "serial");

  /** What was served first of each hand-made file. */
  static final Table SERVED =
      new Table(
          "served",
          6,
          of("", "", "path:T sha256:T serial:T first_served:W last_served:W".split(" ", -1))
              .columns,
          "path");

  static final List<Table> ALL = List.of(ITEM, CHANGE, EDIT, EDITION, SEAL, LEASE, FLOOR, SERVED);

  /** What a column holds; the database says whether it may hold nothing. */
  private enum Type {
    W(Types.BIGINT),
    T(Types.VARCHAR),
    B(Types.VARBINARY);

    private final int sql;

    Type(int sql) {
      this.sql = sql;
    }
  }

  private record Column(String name, Type type) {}

  private static Table of(String name, String order, String... columns) {
    return new Table(
        name,
        FIRST_SCHEMA,
        List.of(columns).stream()
            .map(text -> text.split(":", -1))
            .map(parts -> new Column(parts[0], Type.valueOf(parts[1])))
            .toList(),
        order);
  }

  List<String> columnNames() {
    return columns.stream().map(Column::name).toList();
  }

  String entry() {
    return "rows/" + name + ".jsonl";
  }

  PreparedStatement select(Session session) throws SQLException {
    return session.prepared(
        "SELECT " + String.join(", ", columnNames()) + " FROM " + name + " ORDER BY " + order);
  }

  PreparedStatement insert(Session session, String onConflict) throws SQLException {
    return session.prepared(
        "INSERT INTO "
            + name
            + " ("
            + String.join(", ", columnNames())
            + ") VALUES ("
            + String.join(", ", Collections.nCopies(columns.size(), "?"))
            + ") "
            + onConflict);
  }

  /** The row that a query stands at, as a line. */
  ArrayNode row(ResultSet at) throws SQLException {
    ArrayNode row = JsonMapper.shared().createArrayNode();
    for (int i = 1; i <= columns.size(); i++) {
      switch (columns.get(i - 1).type()) {
        case W -> {
          long value = at.getLong(i);
          row.add(at.wasNull() ? null : Long.valueOf(value));
        }
        case T -> row.add(at.getString(i));
        case B -> {
          byte[] value = at.getBytes(i);
          row.add(value == null ? null : HexFormat.of().formatHex(value));
        }
      }
    }
    return row;
  }

  /** A line of a backup, with a value of the right kind for each column. */
  ArrayNode parse(String line) {
    try {
      if (JsonMapper.shared().readTree(line) instanceof ArrayNode row && fits(row)) {
        return row;
      }
    } catch (JacksonException _) {
      throw unfit(); // its own words would repeat the row
    }
    throw unfit();
  }

  private StoreException unfit() {
    return new StoreException("the backup has a row of '" + name + "' that is none: take another");
  }

  private boolean fits(ArrayNode row) {
    if (row.size() != columns.size()) {
      return false;
    }
    for (int i = 0; i < columns.size(); i++) {
      JsonNode value = row.get(i);
      boolean fits =
          switch (columns.get(i).type()) {
            case W -> value.isNull() || (value.isIntegralNumber() && value.canConvertToLong());
            case T -> value.isNull() || value.isString();
            case B ->
                value.isNull()
                    || (value.isString() && value.stringValue().matches("([0-9a-f]{2})*+"));
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /** Gives a statement the values of a row. */
  void fill(PreparedStatement statement, ArrayNode row) throws SQLException {
    for (int i = 1; i <= columns.size(); i++) {
      JsonNode value = row.get(i - 1);
      Type type = columns.get(i - 1).type();
      if (value.isNull()) {
        statement.setNull(i, type.sql);
        continue;
      }
      switch (type) {
        case W -> statement.setLong(i, value.longValue());
        case T -> statement.setString(i, value.stringValue());
        case B -> statement.setBytes(i, HexFormat.of().parseHex(value.stringValue()));
      }
    }
  }
}
