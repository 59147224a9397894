// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.PostgresUrl;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A PostgreSQL server that tests share, started when the first asks for it. */
public final class TestPostgres {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Optional<EmbeddedPostgres> SERVER = start();

  private TestPostgres() {}

  private static Optional<EmbeddedPostgres> start() {
    try {
      return Optional.of(EmbeddedPostgres.start()); // it ends itself with the process
    } catch (IOException | IllegalStateException fault) {
      System.out.println("no PostgreSQL here, its tests are skipped: " + fault);
      return Optional.empty();
    }
  }

  /** An empty database of its own; the test is skipped where no server could be started. */
  public static Database.Postgres database() {
    String name = "test" + DATABASES.incrementAndGet();
    run("postgres", "CREATE DATABASE " + name);
    return new Database.Postgres(url(name));
  }

  /** Which one that is. */
  public static PostgresUrl url(String database) {
    return PostgresUrl.parse(
            "postgresql://postgres:postgres@localhost:" + server().getPort() + "/" + database)
        .orElseThrow();
  }

  /** Performs a statement as somebody else who may. */
  public static void run(String database, String sql) {
    try (Connection other = DriverManager.getConnection(server().getJdbcUrl("postgres", database));
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    } catch (SQLException fault) {
      throw new IllegalStateException(fault);
    }
  }

  private static EmbeddedPostgres server() {
    Assumptions.assumeTrue(SERVER.isPresent(), "no PostgreSQL could be started");
    return SERVER.orElseThrow();
  }
}
