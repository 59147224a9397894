// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.server.settings.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

class SqliteSiteStoreTest extends SiteStoreContract {

  private Path file() {
    return data.resolve("dialtone.db");
  }

  @Override
  Database database() {
    return new Database.Sqlite(file());
  }

  @Override
  void tamper(String sql) {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
