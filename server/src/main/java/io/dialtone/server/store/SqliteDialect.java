// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** One SQLite file, made new where it is missing: write-ahead log, every commit synced to disk. */
record SqliteDialect(Path file) implements Dialect {

  private static final long ROOM_FOR_MANY_BATCHES = 1 << 20;

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Connection openOwner() throws SQLException {
    Path parent = file.toAbsolutePath().getParent();
    if (parent != null && !Files.isDirectory(parent)) {
      throw new StoreException("the database " + file + " has no folder: create " + parent);
    }
    // who else holds the file is told at once, not waited for
    return open("PRAGMA busy_timeout=0", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL");
  }

  @Override
  public Connection openReader() throws SQLException {
    return open("PRAGMA busy_timeout=5000", "PRAGMA query_only=ON");
  }

  private Connection open(String... pragmas) throws SQLException {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setGetGeneratedKeys(false); // the driver would ask for them after every row
    Connection connection = settings.createConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      for (String pragma : pragmas) {
        statement.execute(pragma);
      }
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
  }

  @Override
  public boolean batches() {
    return false;
  }

  @Override
  public String translated(String statement) {
    return statement;
  }

  /** One page more may fit where the next batch does not, so there must be room for many. */
  @Override
  public void proveRoom() {
    try {
      long room = Files.getFileStore(file).getUsableSpace();
      if (room < ROOM_FOR_MANY_BATCHES) {
        throw new StoreException(
            "the database "
                + file
                + ": only "
                + room / 1024
                + " kB are left; make room on its disk");
      }
    } catch (IOException fault) {
      throw new StoreException("the database " + file + " is out of reach: " + fault, fault);
    }
  }

  @Override
  public boolean lost(SQLException fault) {
    return false;
  }

  /**
   * A full disk ends the transaction by itself. The driver knows nothing of that and would neither
   * begin nor end one again.
   */
  @Override
  public void mend(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN");
    }
  }

  @Override
  public String advice(SQLException fault) {
    return fault instanceof SQLiteException known ? advice(known.getResultCode()) : "";
  }

  private static String advice(SQLiteErrorCode code) {
    return switch (code) {
      case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_BUSY_SNAPSHOT, SQLITE_BUSY_RECOVERY ->
          "; another program has it open: stop that one, or name another with --database";
      case SQLITE_NOTADB, SQLITE_CORRUPT ->
          "; it is damaged: restore a backup, or move the file away to begin anew";
      case SQLITE_FULL -> "; make room on its disk";
      case SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_WRITE, SQLITE_IOERR_FSYNC ->
          "; make room on its disk, or look whether it is sound";
      case SQLITE_CANTOPEN, SQLITE_READONLY, SQLITE_PERM ->
          "; give this user the right to read and write it";
      default -> "";
    };
  }
}
