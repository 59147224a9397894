// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.server.settings.Database;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.SqliteLibrary;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;

/**
 * All that a site stands on: the data folder, the database, the files by their digests, the key.
 * Who opens it holds the data folder.
 */
public record SiteData(Path folder, OpenDatabase database, FileVault files, KeyFile key)
    implements AutoCloseable {

  /** Opens what is in a data folder, made new where it is missing. */
  public static SiteData open(Database database, Path data) {
    if (database instanceof Database.Sqlite) {
      SqliteLibrary.keepIn(data.resolve("native"));
    }
    return of(OpenDatabase.open(database), data);
  }

  /** Over a database that is open. */
  public static SiteData of(OpenDatabase database, Path data) {
    try {
      FileVault vault = FileVault.open(data);
      vault.settle(digest -> isNamed(database, digest));
      return new SiteData(data, database, vault, new KeyFile(data));
    } catch (StoreException fault) {
      database.close();
      throw fault;
    }
  }

  /** Whether the site names a file, or ever did. */
  private static boolean isNamed(OpenDatabase database, String digest) {
    return database.read(session -> {
      String within = "%" + digest + "%";
      PreparedStatement one =
          session.prepared(
              """
              SELECT 1 FROM item WHERE kind = 'file' AND body LIKE ?
              UNION SELECT 1 FROM edit WHERE kind = 'file' AND (before LIKE ? OR after LIKE ?)
              """);
      one.setString(1, within);
      one.setString(2, within);
      one.setString(3, within);
      try (ResultSet row = one.executeQuery()) {
        return row.next();
      }
    });
  }

  /** The store of the site in it. */
  public SiteStore store() {
    return new SqlSiteStore(database, key);
  }

  @Override
  public void close() {
    database.close();
  }
}
