// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.served;

import io.dialtone.server.settings.Database;
import io.dialtone.server.store.TestPostgres;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPostgres.class)
class PostgresServedTest extends ServedContract {

  private final Database.Postgres database = TestPostgres.database();

  @Override
  Database where() {
    return database;
  }
}
