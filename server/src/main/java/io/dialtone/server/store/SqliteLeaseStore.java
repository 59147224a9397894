// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Leases in an SQLite file, times as UTC epoch milliseconds. */
public final class SqliteLeaseStore implements LeaseStore {

  private static final String PUT =
      """
      INSERT INTO lease (address, client, mac, state, granted, expires, phone)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (address) DO UPDATE SET client = excluded.client, mac = excluded.mac,
        state = excluded.state, granted = excluded.granted, expires = excluded.expires,
        phone = excluded.phone
      """;

  private static final long ROOM_FOR_MANY_BATCHES = 1 << 20;

  private final Path file;
  private final Connection connection;
  private final PreparedStatement put;

  private SqliteLeaseStore(Path file, Connection connection) throws SQLException {
    this.file = file;
    this.connection = connection;
    this.put = connection.prepareStatement(PUT);
  }

  /** Opens the file, made new where it is missing. */
  public static SqliteLeaseStore open(Path file) {
    Connection connection = SqliteFile.open(file);
    try {
      return new SqliteLeaseStore(file, connection);
    } catch (SQLException fault) {
      throw SqliteFile.fault(file, fault);
    }
  }

  @Override
  public synchronized List<Lease> load() {
    try (Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT address, client, mac, state, granted, expires, phone FROM lease"
                    + " ORDER BY address")) { // as they lie there: nothing is sorted
      List<Lease> leases = new ArrayList<>();
      while (rows.next()) {
        leases.add(lease(rows));
      }
      connection.rollback(); // ends the reading, so that the log can be cut short
      return leases;
    } catch (SQLException fault) {
      throw SqliteFile.fault(file, fault);
    }
  }

  private Lease lease(ResultSet row) throws SQLException {
    String state = row.getString(4);
    for (Lease.State known : Lease.State.values()) {
      if (known.name().equals(state)) {
        return new Lease(
            new Ip4Address((int) row.getLong(1)),
            holder(row),
            known,
            row.getLong(5),
            row.getLong(6));
      }
    }
    throw new StoreException("the database " + file + " has a lease in the state " + state);
  }

  /** Where nobody wrote down whether it is a phone, its card tells. */
  private static LeaseHolder holder(ResultSet row) throws SQLException {
    LeaseHolder byCard =
        new LeaseHolder(Bytes.copyOf(row.getBytes(2)), new MacAddress(row.getLong(3)));
    boolean phone = row.getInt(7) != 0;
    return row.wasNull() ? byCard : byCard.withPhone(phone);
  }

  @Override
  public synchronized void write(List<Lease> leases) {
    inTransaction(() -> {
      if (leases.isEmpty()) {
        prove();
        return;
      }
      for (Lease lease : leases) {
        put.setLong(1, Integer.toUnsignedLong(lease.address().bits()));
        put.setBytes(2, lease.holder().id().toArray());
        put.setLong(3, lease.holder().mac().bits());
        put.setString(4, lease.state().name());
        put.setLong(5, lease.grantedMillis());
        put.setLong(6, lease.expiresMillis());
        put.setInt(7, lease.holder().phone() ? 1 : 0);
        put.executeUpdate();
      }
    });
  }

  /** One page more may fit where the next batch does not, so there must be room for many. */
  private void prove() throws SQLException {
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
    execute("UPDATE schema SET version = version");
  }

  @Override
  public synchronized void move(Duration by) {
    long millis = by.toMillis();
    inTransaction(() ->
        execute(
            "UPDATE lease SET granted = granted + " + millis + ", expires = expires + " + millis));
  }

  /** Statements that the database may refuse. */
  private interface Work {
    void perform() throws SQLException;
  }

  private void inTransaction(Work work) {
    try {
      work.perform();
      connection.commit();
    } catch (SQLException fault) {
      rollBack(fault);
      throw SqliteFile.fault(file, fault);
    }
  }

  /** A database that failed once may fail again here; the first fault is the one to tell. */
  private void rollBack(SQLException first) {
    try {
      connection.rollback();
    } catch (SQLException second) {
      first.addSuppressed(second);
      beginAgain(first);
    }
  }

  /**
   * A full disk ends the transaction by itself. The driver knows nothing of that and would neither
   * begin nor end one again.
   */
  private void beginAgain(SQLException first) {
    try {
      execute("BEGIN");
    } catch (SQLException third) {
      first.addSuppressed(third);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public synchronized void close() {
    try {
      put.close();
      connection.close();
    } catch (SQLException fault) {
      throw SqliteFile.fault(file, fault);
    }
  }
}
