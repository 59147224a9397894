// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import io.dialtone.server.settings.Database;
import io.dialtone.server.store.TestPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPostgres.class)
class PostgresSiteStoreTest extends SiteStoreContract {

  private final Database.Postgres database = TestPostgres.database();

  @Override
  Database database() {
    return database;
  }

  @Override
  void tamper(String sql) {
    TestPostgres.run(database.url().database(), sql);
  }
}
