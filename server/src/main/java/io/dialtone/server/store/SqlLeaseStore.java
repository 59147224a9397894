// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.server.settings.Database;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Leases in a database, times as UTC epoch milliseconds. */
public final class SqlLeaseStore implements LeaseStore {

  private static final String PUT =
      """
      INSERT INTO lease (address, client, mac, state, granted, expires, phone)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (address) DO UPDATE SET client = excluded.client, mac = excluded.mac,
        state = excluded.state, granted = excluded.granted, expires = excluded.expires,
        phone = excluded.phone
      """;

  private final OpenDatabase database;

  /** In this database, which is closed with the store. */
  public SqlLeaseStore(OpenDatabase database) {
    this.database = database;
  }

  /** In an SQLite file, made new where it is missing. */
  public static SqlLeaseStore open(Path file) {
    return new SqlLeaseStore(OpenDatabase.open(new Database.Sqlite(file)));
  }

  @Override
  public List<Lease> load() {
    return database.read(session -> {
      PreparedStatement all =
          session.prepared(
              "SELECT address, client, mac, state, granted, expires, phone FROM lease"
                  + " ORDER BY address"); // as they lie there: nothing is sorted
      List<Lease> leases = new ArrayList<>();
      try (ResultSet rows = all.executeQuery()) {
        while (rows.next()) {
          leases.add(lease(rows));
        }
      }
      return leases;
    });
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
    throw new StoreException(
        "the database " + database.name() + " has a lease in the state " + state);
  }

  /** Where nobody wrote down whether it is a phone, its card tells. */
  private static LeaseHolder holder(ResultSet row) throws SQLException {
    LeaseHolder byCard =
        new LeaseHolder(Bytes.copyOf(row.getBytes(2)), new MacAddress(row.getLong(3)));
    boolean phone = row.getInt(7) != 0;
    return row.wasNull() ? byCard : byCard.withPhone(phone);
  }

  @Override
  public void write(List<Lease> leases) {
    if (leases.isEmpty()) {
      database.prove();
      return;
    }
    database.write(session -> {
      PreparedStatement put = session.prepared(PUT);
      for (Lease lease : leases) {
        put.setLong(1, Integer.toUnsignedLong(lease.address().bits()));
        put.setBytes(2, lease.holder().id().toArray());
        put.setLong(3, lease.holder().mac().bits());
        put.setString(4, lease.state().name());
        put.setLong(5, lease.grantedMillis());
        put.setLong(6, lease.expiresMillis());
        put.setLong(7, lease.holder().phone() ? 1 : 0);
        session.add(put);
      }
      session.flush(put);
      return leases.size();
    });
  }

  @Override
  public void move(Duration by) {
    database.write(session -> {
      PreparedStatement move =
          session.prepared("UPDATE lease SET granted = granted + ?, expires = expires + ?");
      move.setLong(1, by.toMillis());
      move.setLong(2, by.toMillis());
      return move.executeUpdate();
    });
  }

  @Override
  public void close() {
    database.close();
  }
}
