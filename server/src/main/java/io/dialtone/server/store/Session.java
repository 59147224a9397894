// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One connection to a database, with its statements prepared once. */
public final class Session {

  /** Rows fetched at a time where a driver would else fetch all of them. */
  private static final int ROWS_AT_A_TIME = 1000;

  /** What is asked for is written in code, so this is never reached but by a fault of ours. */
  private static final int STATEMENT_LIMIT = 200;

  private final Connection connection;
  private final boolean batches;
  private final Map<String, PreparedStatement> prepared = new LinkedHashMap<>();

  /** Of a connection; {@code batches} if sending many rows at once is what makes it fast. */
  Session(Connection connection, boolean batches) {
    this.connection = connection;
    this.batches = batches;
  }

  Connection connection() {
    return connection;
  }

  /** The statement of this text; it stays prepared, so nobody closes it. */
  public PreparedStatement prepared(String sql) throws SQLException {
    PreparedStatement known = prepared.get(sql);
    if (known == null) {
      if (prepared.size() == STATEMENT_LIMIT) {
        throw new IllegalStateException("statements are made of data: " + sql);
      }
      known = connection.prepareStatement(sql);
      known.setFetchSize(ROWS_AT_A_TIME);
      prepared.put(sql, known);
    }
    return known;
  }

  /** Performs the statement with the values it was given, now or with {@link #flush}. */
  public void add(PreparedStatement filled) throws SQLException {
    if (batches) {
      filled.addBatch();
    } else {
      filled.executeUpdate();
    }
  }

  /** Performs what was added and waits still. */
  public void flush(PreparedStatement added) throws SQLException {
    if (batches) {
      added.executeBatch();
    }
  }

  /**
   * Drops all statements, after a fault: a driver closes the one that failed, and another may hold
   * rows that were added and not performed.
   */
  void forget() throws SQLException {
    List<PreparedStatement> old = List.copyOf(prepared.values());
    prepared.clear();
    for (PreparedStatement statement : old) {
      statement.close();
    }
  }

  /** Performs a statement without values. */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  void close() throws SQLException {
    forget();
    connection.close();
  }
}
