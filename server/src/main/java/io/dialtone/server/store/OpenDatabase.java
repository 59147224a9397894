// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.server.settings.Database;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A database opened by this process, with its schema up to date: one connection that writes, one
 * transaction at a time. All stores of a process share it.
 */
public final class OpenDatabase implements AutoCloseable {

  private final Dialect dialect;
  private Optional<Session> owner = Optional.empty();
  private boolean closed;

  private OpenDatabase(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Statements that the database may refuse. */
  public interface Work<T> {
    T perform(Session session) throws SQLException;
  }

  /** Opens it; an SQLite file is made new where it is missing. */
  public static OpenDatabase open(Database database) {
    OpenDatabase opened =
        new OpenDatabase(
            switch (database) {
              case Database.Sqlite(var file) -> new SqliteDialect(file);
              case Database.Postgres(var url) -> new PostgresDialect(url);
            });
    opened.owner();
    return opened;
  }

  /** The database in a fault's sentence, without a password. */
  public String name() {
    return dialect.name();
  }

  /** The version of the schema that every open database has. */
  public static int schema() {
    return Schema.newest();
  }

  /**
   * Reads, in one transaction.
   *
   * @throws StoreException if the database refuses
   */
  public synchronized <T> T read(Work<T> work) {
    return inTransaction(work, false);
  }

  /**
   * Writes, in one transaction: all of it is durable on return, or nothing is kept.
   *
   * @throws StoreException if the database refuses
   */
  public synchronized <T> T write(Work<T> work) {
    return inTransaction(work, true);
  }

  /**
   * Refuses when there is hardly room for what is written next; proves that writing works, by what
   * really must be written: SQLite spares itself a change that changes nothing.
   */
  void prove() {
    dialect.proveRoom();
    write(session -> {
      session.prepared("UPDATE schema SET version = version + 1").executeUpdate();
      return session.prepared("UPDATE schema SET version = version - 1").executeUpdate();
    });
  }

  /** Reads one state of all tables, however long it takes, while others write. */
  public <T> T readSnapshot(Work<T> work) {
    try {
      Session session = new Session(dialect.openReader(), dialect.batches());
      try {
        return work.perform(session);
      } finally {
        session.close();
      }
    } catch (SQLException fault) {
      throw dialect.fault(fault);
    }
  }

  private <T> T inTransaction(Work<T> work, boolean keep) {
    Session session = owner();
    boolean done = false;
    try {
      T result = work.perform(session);
      if (keep) {
        session.connection().commit();
      } else {
        session.connection().rollback(); // so that the log can be cut short
      }
      done = true;
      return result;
    } catch (SQLException fault) {
      rollBack(session, fault);
      done = true;
      throw dialect.fault(fault);
    } finally {
      if (!done) {
        rollBack(session, new SQLException("given up"));
      }
    }
  }

  /** A database that failed once may fail again here; the first fault is the one to tell. */
  private void rollBack(Session session, SQLException first) {
    try {
      session.forget();
      if (dialect.lost(first)) {
        lose(session);
      } else {
        session.connection().rollback();
      }
    } catch (SQLException second) {
      first.addSuppressed(second);
      mend(session, first);
    }
  }

  private void mend(Session session, SQLException first) {
    try {
      dialect.mend(session.connection());
      if (session.connection().isClosed()) {
        owner = Optional.empty();
      }
    } catch (SQLException third) {
      first.addSuppressed(third);
    }
  }

  private void lose(Session session) throws SQLException {
    owner = Optional.empty();
    session.connection().close();
  }

  /** The connection that writes; opened anew where it was lost, and so is what it owns. */
  private Session owner() {
    if (closed) {
      throw new StoreException("the database " + name() + " is closed");
    }
    if (owner.isEmpty()) {
      owner = Optional.of(openOwner());
    }
    return owner.get();
  }

  private Session openOwner() {
    try {
      Session session = new Session(dialect.openOwner(), dialect.batches());
      try {
        Schema.upgrade(session, dialect);
        session.connection().commit();
        return session;
      } catch (SQLException | StoreException fault) {
        session.close();
        throw fault;
      }
    } catch (SQLException fault) {
      throw dialect.fault(fault);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    try {
      if (owner.isPresent()) {
        owner.get().close();
      }
    } catch (SQLException fault) {
      throw dialect.fault(fault);
    } finally {
      owner = Optional.empty();
    }
  }
}
