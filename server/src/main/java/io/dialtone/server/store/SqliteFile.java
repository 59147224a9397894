// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One SQLite file, opened for this process alone: write-ahead log, every commit synced to disk, and
 * the schema brought up to date.
 */
final class SqliteFile {

  /** What turns schema n into n + 1; a line once released never changes. */
  private static final List<String> STEPS =
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
          """,
          // whether the holder was known as a phone, 0 or 1; NULL where nobody wrote it down
          "ALTER TABLE lease ADD COLUMN phone INTEGER");

  private SqliteFile() {}

  /** Opens the file, made new where it is missing. */
  static Connection open(Path file) {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new StoreException("the database " + file + " has no folder: create " + parent);
    }
    try {
      Connection connection = settings().createConnection("jdbc:sqlite:" + file);
      try {
        prepare(connection, file);
        return connection;
      } catch (SQLException | StoreException fault) {
        connection.close();
        throw fault;
      }
    } catch (SQLException fault) {
      throw fault(file, fault);
    }
  }

  private static SQLiteConfig settings() {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setGetGeneratedKeys(false); // the driver would ask for them after every row
    return settings;
  }

  private static void prepare(Connection connection, Path file) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // who else holds the file is told at once, not waited for
      statement.execute("PRAGMA busy_timeout=0");
      statement.execute("PRAGMA journal_mode=WAL");
      statement.execute("PRAGMA synchronous=FULL");
      statement.execute("CREATE TABLE IF NOT EXISTS schema (version INTEGER NOT NULL) STRICT");
      upgrade(connection, statement, file);
    }
  }

  private static void upgrade(Connection connection, Statement statement, Path file)
      throws SQLException {
    int version = version(statement);
    if (version > STEPS.size()) {
      throw new StoreException(
          "the database "
              + file
              + " was written by a newer Dialtone (schema "
              + version
              + ", this one knows "
              + STEPS.size()
              + "): use that one, or a backup");
    }
    connection.setAutoCommit(false);
    for (String step : STEPS.subList(version, STEPS.size())) {
      statement.execute(step);
    }
    statement.execute("DELETE FROM schema");
    statement.execute("INSERT INTO schema (version) VALUES (" + STEPS.size() + ")");
    connection.commit();
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery("SELECT max(version) FROM schema")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  /** The database's own words, and what to do about them. */
  static StoreException fault(Path file, SQLException fault) {
    String advice = fault instanceof SQLiteException known ? advice(known.getResultCode()) : "";
    return new StoreException("the database " + file + ": " + plain(fault) + advice, fault);
  }

  private static String advice(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_BUSY, SQLITE_LOCKED ->
          "; another program has it open: stop that one, or name another with --database";
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "; it is damaged: restore a backup, or move the file away to begin anew";
      case SQLITE_FULL -> "; make room on its disk";
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
          "; give this user the right to read and write it";
      default -> "";
    };
  }

  private static String plain(SQLException fault) {
    return String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
