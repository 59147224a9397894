// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.served;

import io.dialtone.core.served.ServedFile;
import io.dialtone.core.served.ServedMemory;
import io.dialtone.core.served.Serving;
import io.dialtone.server.store.OpenDatabase;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What was served first of each hand-made file, in a database; times as UTC milliseconds. */
public final class ServedStore {

  private static final String PUT =
      """
      INSERT INTO served (path, sha256, serial, first_served, last_served)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (path) DO UPDATE SET sha256 = excluded.sha256, serial = excluded.serial,
        first_served = excluded.first_served, last_served = excluded.last_served
      """;

  private final OpenDatabase database;

  public ServedStore(OpenDatabase database) {
    this.database = database;
  }

  /** All, in the order of their paths. */
  public List<ServedFile> load() {
    return database.read(session -> {
      List<ServedFile> all = new ArrayList<>();
      PreparedStatement select =
          session.prepared(
              "SELECT path, sha256, serial, first_served, last_served FROM served ORDER BY path");
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          Serving serving = new Serving(rows.getString(1), rows.getString(2), rows.getString(3));
          Instant first = Instant.ofEpochMilli(rows.getLong(4));
          all.add(new ServedFile(serving, first, Instant.ofEpochMilli(rows.getLong(5))));
        }
      }
      return all;
    });
  }

  /** Stores all of it, durable on return, or nothing. */
  public void write(ServedMemory.Changes changes) {
    database.write(session -> {
      PreparedStatement put = session.prepared(PUT);
      for (ServedFile file : changes.put()) {
        put.setString(1, file.serving().path());
        put.setString(2, file.serving().sha256());
        put.setString(3, file.serving().serial());
        put.setLong(4, file.first().toEpochMilli());
        put.setLong(5, file.last().toEpochMilli());
        session.add(put);
      }
      session.flush(put);
      PreparedStatement delete = session.prepared("DELETE FROM served WHERE path = ?");
      for (String path : changes.gone()) {
        delete.setString(1, path);
        session.add(delete);
      }
      session.flush(delete);
      return changes.put().size();
    });
  }
}
