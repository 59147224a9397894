// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import java.sql.Connection;
import java.sql.SQLException;

/** What differs between the databases we know; all other SQL is the same on each. */
interface Dialect {

  /** The database in a fault's sentence, without a password. */
  String name();

  /** The one connection that writes, ours alone, durable at each commit, no transaction begun. */
  Connection openOwner() throws SQLException;

  /** A connection that only reads, and sees one state of all tables until it is closed. */
  Connection openReader() throws SQLException;

  /** Whether rows are sent many at once. */
  boolean batches();

  /** A schema's statement, written for SQLite, in this database's words. */
  String translated(String statement);

  /** Refuses when there is hardly room for what is written next, where that can be known. */
  void proveRoom();

  /** Whether the connection is of no use any more. */
  boolean lost(SQLException fault);

  /** Makes the connection fit for the next transaction after even the rollback failed. */
  void mend(Connection connection) throws SQLException;

  /** What to do about a fault, beginning with a semicolon, or nothing. */
  String advice(SQLException fault);

  /** The database's own words, and what to do about them. */
  default StoreException fault(SQLException fault) {
    String words = String.valueOf(fault.getMessage()).lines().findFirst().orElse("no reason given");
    return new StoreException("the database " + name() + ": " + words + advice(fault), fault);
  }
}
