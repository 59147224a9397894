// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Our tables, brought up to date when a database is opened, in one transaction. */
final class Schema {

  /** What turns schema n into n + 1; a step once released never changes. */
  private static final List<List<String>> STEPS =
      List.of(
          List.of(
              """
              CREATE TABLE lease (
                address INTEGER PRIMARY KEY,
                client BLOB NOT NULL,
                mac INTEGER NOT NULL,
                state TEXT NOT NULL,
                granted INTEGER NOT NULL,
                expires INTEGER NOT NULL
              ) STRICT
              """),
          // whether the holder was known as a phone, 0 or 1; NULL where nobody wrote it down
          List.of("ALTER TABLE lease ADD COLUMN phone INTEGER"),
          List.of(
              """
              CREATE TABLE item (
                kind TEXT NOT NULL,
                id TEXT NOT NULL,
                body TEXT NOT NULL,
                PRIMARY KEY (kind, id)
              ) STRICT
              """,
              """
              CREATE TABLE change (
                number INTEGER PRIMARY KEY,
                at INTEGER NOT NULL,
                who TEXT NOT NULL,
                what TEXT NOT NULL
              ) STRICT
              """,
              """
              CREATE TABLE edit (
                change INTEGER NOT NULL REFERENCES change (number),
                place INTEGER NOT NULL,
                kind TEXT NOT NULL,
                id TEXT NOT NULL,
                before TEXT,
                after TEXT,
                PRIMARY KEY (change, place)
              ) STRICT
              """,
              "CREATE INDEX edit_of_item ON edit (kind, id, change)",
              """
              CREATE TABLE edition (
                mac INTEGER PRIMARY KEY,
                serial TEXT NOT NULL,
                sha256 TEXT NOT NULL,
                names TEXT NOT NULL
              ) STRICT
              """,
              // which key the secrets are sealed with; no row before the first secret
              "CREATE TABLE seal (fingerprint TEXT PRIMARY KEY) STRICT"),
          // what no new config_sn goes below, after a restore that cannot know what was served
          List.of("CREATE TABLE serial_floor (serial TEXT PRIMARY KEY) STRICT"),
          // what rendered the editions; no row where that is not known
          List.of("CREATE TABLE rendered (maker TEXT PRIMARY KEY) STRICT"),
          // what was served first of each hand-made file; the serial is empty but for own files
          List.of(
              """
              CREATE TABLE served (
                path TEXT PRIMARY KEY,
                sha256 TEXT NOT NULL,
                serial TEXT NOT NULL,
                first_served INTEGER NOT NULL,
                last_served INTEGER NOT NULL
              ) STRICT
              """));

  private Schema() {}

  /** The version of a database that this program has brought up to date. */
  static int newest() {
    return STEPS.size();
  }

  /** Brings it up to date, or refuses it; the caller commits. */
  static void upgrade(Session session, Dialect dialect) throws SQLException {
    session.execute(
        dialect.translated("CREATE TABLE IF NOT EXISTS schema (version INTEGER NOT NULL) STRICT"));
    int version = version(session);
    if (version > newest()) {
      throw new StoreException(
          "the database "
              + dialect.name()
              + " was written by a newer Dialtone (schema "
              + version
              + ", this one knows "
              + newest()
              + "): use that one, or a backup");
    }
    for (List<String> step : STEPS.subList(version, newest())) {
      for (String statement : step) {
        session.execute(dialect.translated(statement));
      }
    }
    session.execute("DELETE FROM schema"); // also if nothing is new: who may not write finds out
    session.execute("INSERT INTO schema (version) VALUES (" + newest() + ")");
  }

  private static int version(Session session) throws SQLException {
    try (ResultSet rows = session.prepared("SELECT max(version) FROM schema").executeQuery()) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }
}
