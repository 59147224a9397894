// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.journal.Secret;
import io.dialtone.server.settings.PostgresUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Properties;

/**
 * A database of a PostgreSQL server. The connection that writes holds a lock of the server's, which
 * ends with it: so there is one owner, and whoever lost it can write no more.
 */
record PostgresDialect(PostgresUrl url) implements Dialect {

  /** The number of our lock: "Dialtone" in ASCII. */
  private static final long LOCK = 0x4469_616C_746F_6E65L;

  private static final int LOCK_SECONDS = 3;
  private static final String CONNECT_SECONDS = "5";

  /** No statement of ours takes so long; a server that is gone without a word is found out so. */
  private static final String SILENCE_SECONDS = "60";

  @Override
  public String name() {
    return url.toString();
  }

  @Override
  public Connection openOwner() throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      own(statement);
      if ("off".equals(one(statement, "SHOW synchronous_commit"))) {
        statement.execute("SET synchronous_commit = on"); // what is answered is on disk
      }
      // a server that lost us without a word lets go of the lock within 25 s, not within hours
      statement.execute("SET tcp_keepalives_idle = 10");
      statement.execute("SET tcp_keepalives_interval = 5");
      statement.execute("SET tcp_keepalives_count = 3");
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException | StoreException fault) {
      connection.close();
      throw fault;
    }
  }

  /** Waits a little: a server notices the end of a killed owner a moment later. */
  private void own(Statement statement) throws SQLException {
    statement.execute("SET lock_timeout = '" + LOCK_SECONDS + "s'");
    try {
      statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");
    } catch (SQLException fault) {
      if (state(fault).equals("55P03")) { // lock_not_available
        throw new StoreException(
            "the database "
                + url
                + " is in use by another Dialtone: end that one, or name another with --database");
      }
      throw fault;
    }
    statement.execute("SET lock_timeout = 0");
  }

  @Override
  public Connection openReader() throws SQLException {
    Connection connection = connect();
    try {
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException fault) {
      connection.close();
      throw fault;
    }
  }

  private Connection connect() throws SQLException {
    Properties settings = new Properties();
    settings.setProperty("user", url.user());
    url.password().map(Secret::reveal).ifPresent(word -> settings.setProperty("password", word));
    settings.setProperty("ApplicationName", "dialtone");
    settings.setProperty("connectTimeout", CONNECT_SECONDS);
    settings.setProperty("loginTimeout", CONNECT_SECONDS);
    settings.setProperty("socketTimeout", SILENCE_SECONDS);
    settings.setProperty("tcpKeepAlive", "true");
    url.options().forEach(settings::setProperty);
    String database = URLEncoder.encode(url.database(), StandardCharsets.UTF_8);
    return DriverManager.getConnection(
        "jdbc:postgresql://" + url.host() + ":" + url.port() + "/" + database, settings);
  }

  private static String one(Statement statement, String sql) throws SQLException {
    try (ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getString(1) : "";
    }
  }

  @Override
  public boolean batches() {
    return true;
  }

  @Override
  public String translated(String statement) {
    return statement
        .replaceAll("\\bINTEGER\\b", "BIGINT")
        .replaceAll("\\bBLOB\\b", "BYTEA")
        .replaceAll("\\bSTRICT\\b", "");
  }

  @Override
  public void proveRoom() {
    // the server says so when there is none
  }

  /** The classes of SQL states: connection exceptions, and what an operator does to a server. */
  @Override
  public boolean lost(SQLException fault) {
    return state(fault).startsWith("08") || state(fault).startsWith("57P");
  }

  @Override
  public void mend(Connection connection) throws SQLException {
    connection.close(); // another is opened when it is needed
  }

  @Override
  public String advice(SQLException fault) {
    String state = state(fault);
    return switch (state) {
      case "28P01", "28000" ->
          "; mend user and password in --database, or the server's pg_hba.conf";
      case "3D000" -> "; create it with createdb, or name another with --database";
      case "42501", "25006" -> "; give this user the right to create and write tables in it";
      case "53100" -> "; make room on the server's disk";
      case "53300" -> "; the server takes no more connections: raise its max_connections";
      case "XX001", "XX002" -> "; it is damaged: restore a backup";
      default ->
          state.startsWith("08")
              ? "; is the server running, and are host and port in --database right?"
              : "";
    };
  }

  private static String state(SQLException fault) {
    return Optional.ofNullable(fault.getSQLState()).orElse("");
  }
}
