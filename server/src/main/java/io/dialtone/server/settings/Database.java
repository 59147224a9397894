// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import java.nio.file.Path;

/** Which database holds what must last. */
public sealed interface Database {

  /** An SQLite file of our own. */
  record Sqlite(Path file) implements Database {}

  /** A database of a PostgreSQL server. */
  record Postgres(PostgresUrl url) implements Database {}
}
