// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.server.settings.Database;
import io.dialtone.server.store.OpenDatabase;
import io.dialtone.server.store.SqliteLibrary;
import io.dialtone.server.store.StoreException;
import java.nio.file.Path;

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
      return new SiteData(data, database, FileVault.open(data), new KeyFile(data));
    } catch (StoreException fault) {
      database.close();
      throw fault;
    }
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
