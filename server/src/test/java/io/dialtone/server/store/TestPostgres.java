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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A PostgreSQL server that tests share, started when the first asks for it. A test's databases are
 * emptied for those after it: each is hundreds of files, and to remove many takes half a minute.
 */
public final class TestPostgres implements AfterEachCallback {

  private static final Optional<EmbeddedPostgres> SERVER = start();
  private static final Deque<String> FREE = new ArrayDeque<>();
  private static final List<String> IN_USE = new ArrayList<>();

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
    String name = Optional.ofNullable(FREE.poll()).orElseGet(TestPostgres::create);
    IN_USE.add(name);
    return new Database.Postgres(url(name));
  }

  private static String create() {
    String name = "test" + (IN_USE.size() + 1); // none is free
    run("postgres", "CREATE DATABASE " + name);
    return name;
  }

  /** What is left of the test's databases and sessions is gone before the next. */
  @Override
  public void afterEach(ExtensionContext context) {
    for (String name : IN_USE) {
      run(
          name,
          """
          SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid();
          DROP SCHEMA public CASCADE;
          CREATE SCHEMA public;
          GRANT USAGE ON SCHEMA public TO PUBLIC
          """);
      FREE.add(name);
    }
    IN_USE.clear();
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
