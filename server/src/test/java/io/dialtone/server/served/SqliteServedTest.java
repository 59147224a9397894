// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.served;

import io.dialtone.server.settings.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteServedTest extends ServedContract {

  @TempDir private Path data;

  @Override
  Database where() {
    return new Database.Sqlite(data.resolve("dialtone.db"));
  }
}
