// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.lease.Lease;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.PostgresUrl;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TestPostgres.class)
class PostgresLeaseStoreTest extends StoreContract {

  private final Database.Postgres database = TestPostgres.database();
  private final String name = database.url().database();

  @Override
  LeaseStore open() {
    return new SqlLeaseStore(OpenDatabase.open(database));
  }

  private static OpenDatabase open(String url) {
    return OpenDatabase.open(new Database.Postgres(PostgresUrl.parse(url).orElseThrow()));
  }

  private String place(String login) {
    return "postgresql://" + login + "@localhost:" + database.url().port() + "/" + name;
  }

  @Test
  void a_second_dialtone_is_refused() {
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessage(
            "the database "
                + database.url()
                + " is in use by another Dialtone: end that one, or name another with --database");
  }

  @Test
  void a_database_of_a_newer_release_is_left_alone() {
    Database.Postgres newer = TestPostgres.database();
    OpenDatabase.open(newer).close();
    TestPostgres.run(newer.url().database(), "UPDATE schema SET version = 99");
    assertThatThrownBy(() -> OpenDatabase.open(newer))
        .hasMessageContaining("was written by a newer Dialtone (schema 99, this one knows 6)");
  }

  @Test
  void a_missing_database_is_told_in_one_line() {
    assertThatThrownBy(() -> OpenDatabase.open(new Database.Postgres(TestPostgres.url("lost"))))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("/lost: ")
        .hasMessageEndingWith("; create it with createdb, or name another with --database");
  }

  @Test
  void a_server_that_is_not_there_is_told_in_one_line_without_the_password() {
    assertThatThrownBy(() -> open("postgresql://me:hunter2@localhost:1/d"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("the database postgresql://localhost:1/d: ")
        .hasMessageEndingWith("are host and port in --database right?")
        .message()
        .doesNotContain("hunter2", "\n");
  }

  @Test
  void a_user_without_the_right_is_told_in_one_line() {
    TestPostgres.run(name, "CREATE ROLE guest" + name + " LOGIN PASSWORD 'hunter2'");
    Database.Postgres empty = TestPostgres.database();
    TestPostgres.run(empty.url().database(), "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    String url = place("guest" + name + ":hunter2");
    assertThatThrownBy(
            () -> open(url.substring(0, url.lastIndexOf('/') + 1) + empty.url().database()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("give this user the right to create and write tables in it")
        .hasMessageNotContaining("hunter2");
  }

  @Test
  void a_batch_that_fails_leaves_nothing_behind() {
    Database.Postgres broken = TestPostgres.database();
    try (LeaseStore store = new SqlLeaseStore(OpenDatabase.open(broken))) {
      store.write(List.of(lease("10.0.0.1", 1, Lease.State.BOUND, NOON)));
      TestPostgres.run(
          broken.url().database(),
          "ALTER TABLE lease ADD CONSTRAINT small CHECK (address <> 167772162)");
      assertThatThrownBy(() ->
              store.write(
                  List.of(
                      lease("10.0.0.3", 3, Lease.State.BOUND, NOON),
                      lease("10.0.0.2", 2, Lease.State.BOUND, NOON))))
          .isInstanceOf(StoreException.class);
      assertThat(store.load()).hasSize(1);
      store.write(List.of(lease("10.0.0.4", 4, Lease.State.BOUND, NOON)));
      assertThat(store.load()).hasSize(2);
    }
  }

  @Test
  void a_connection_that_breaks_is_opened_anew_and_nothing_is_lost() {
    Database.Postgres cut = TestPostgres.database();
    try (LeaseStore store = new SqlLeaseStore(OpenDatabase.open(cut))) {
      store.write(List.of(lease("10.0.0.1", 1, Lease.State.BOUND, NOON)));
      TestPostgres.run(
          "postgres",
          "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '"
              + cut.url().database()
              + "'");
      List<Lease> second = List.of(lease("10.0.0.2", 2, Lease.State.BOUND, NOON));
      assertThatThrownBy(() -> store.write(second)).isInstanceOf(StoreException.class);
      store.write(second);
      assertThat(store.load()).hasSize(2);
    }
  }
}
