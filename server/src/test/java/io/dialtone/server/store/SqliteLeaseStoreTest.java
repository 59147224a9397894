// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteLeaseStoreTest extends StoreContract {

  @TempDir private Path folder;

  private Path file() {
    return folder.resolve("dialtone.db");
  }

  @Override
  LeaseStore open() {
    return SqlLeaseStore.open(folder.resolve("contract.db"));
  }

  private void keepOne() {
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      store.write(List.of(lease("10.0.0.1", 1, Lease.State.BOUND, NOON)));
    }
  }

  private void run(String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void what_was_written_is_there_when_it_is_opened_again() {
    keepOne();
    try (LeaseStore again = SqlLeaseStore.open(file())) {
      assertThat(again.load()).containsExactly(lease("10.0.0.1", 1, Lease.State.BOUND, NOON));
    }
  }

  @Test
  void every_commit_is_synced_to_disk() throws SQLException {
    keepOne();
    try (Connection connection = new SqliteDialect(file()).openOwner();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeQuery("PRAGMA synchronous").getInt(1)).isEqualTo(2); // FULL
      assertThat(statement.executeQuery("PRAGMA journal_mode").getString(1)).isEqualTo("wal");
    }
  }

  @Test
  void that_writing_works_is_proved_by_what_really_is_written() throws IOException {
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      store.write(List.of(lease("10.0.0.1", 1, Lease.State.BOUND, NOON)));
      Path log = folder.resolve("dialtone.db-wal");
      long before = Files.size(log);
      store.write(List.of());
      assertThat(Files.size(log)).isGreaterThan(before);
    }
  }

  @Test
  void a_file_that_is_no_database_is_told_in_one_line() throws IOException {
    Files.writeString(file(), "dear diary, ".repeat(1000), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> SqlLeaseStore.open(file()))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the database " + file())
        .hasMessageEndingWith("restore a backup, or move the file away to begin anew")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_damaged_database_is_told_in_one_line() throws IOException {
    keepOne();
    try (RandomAccessFile damage = new RandomAccessFile(file().toFile(), "rw")) {
      damage.seek(100);
      damage.write("x".repeat(3000).getBytes(StandardCharsets.US_ASCII));
    }
    assertThatThrownBy(() -> SqlLeaseStore.open(file()).load())
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("it is damaged");
  }

  @Test
  void a_database_that_another_program_holds_is_told_in_one_line() throws SQLException {
    keepOne();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file());
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
      assertThatThrownBy(() -> SqlLeaseStore.open(file()))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("another program has it open");
    }
  }

  @Test
  void a_database_of_a_newer_release_is_left_alone() throws SQLException {
    keepOne();
    run("UPDATE schema SET version = 99");
    assertThatThrownBy(() -> SqlLeaseStore.open(file()))
        .hasMessageContaining("was written by a newer Dialtone (schema 99, this one knows 6)");
  }

  @Test
  @DisplayName("ID-6 leases of the first schema say nothing of phones: there the card does")
  void a_database_of_the_first_schema_is_brought_up_to_date() throws SQLException {
    Lease phones = lease("10.0.0.1", 1, Lease.State.BOUND, NOON);
    LeaseHolder stranger = LeaseHolder.of(new MacAddress(0x0200_0000_0001L));
    Lease strangers =
        new Lease(Ip4Address.of(10, 0, 0, 2), stranger, Lease.State.BOUND, NOON, phones.expires());
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      store.write(List.of(phones, strangers));
    }
    for (String later :
        List.of(
            "edit", "change", "item", "edition", "seal", "serial_floor", "rendered", "served")) {
      run("DROP TABLE " + later);
    }
    run("ALTER TABLE lease DROP COLUMN phone");
    run("UPDATE schema SET version = 1");
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      assertThat(store.load()).containsExactly(phones, strangers);
      Lease known =
          new Lease(
              strangers.address(),
              stranger.withPhone(true),
              Lease.State.BOUND,
              NOON,
              phones.expires());
      store.write(List.of(known));
      assertThat(store.load()).containsExactly(phones, known);
    }
  }

  @Test
  void a_lease_in_an_unknown_state_is_not_passed_over() throws SQLException {
    keepOne();
    run("UPDATE lease SET state = 'LENT'");
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      assertThatThrownBy(store::load).hasMessageContaining("a lease in the state LENT");
    }
  }

  @Test
  void a_missing_folder_is_named() {
    Path lost = folder.resolve("no").resolve("such").resolve("x.db");
    assertThatThrownBy(() -> SqlLeaseStore.open(lost))
        .hasMessage("the database " + lost + " has no folder: create " + lost.getParent());
  }

  @Test
  void a_batch_that_fails_leaves_nothing_behind() throws SQLException {
    keepOne();
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      run(
          "CREATE TRIGGER full BEFORE INSERT ON lease WHEN NEW.address = 167772162"
              + " BEGIN SELECT RAISE(ABORT, 'disk full, says the trigger'); END");
      assertThatThrownBy(() ->
              store.write(
                  List.of(
                      lease("10.0.0.3", 3, Lease.State.BOUND, NOON),
                      lease("10.0.0.2", 2, Lease.State.BOUND, NOON))))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("disk full, says the trigger");
      assertThat(store.load())
          .extracting(Lease::address)
          .containsExactly(Ip4Address.of(10, 0, 0, 1));
      run("DROP TRIGGER full");
      store.write(List.of(lease("10.0.0.2", 2, Lease.State.BOUND, NOON)));
      assertThat(store.load()).hasSize(2);
    }
  }

  @Test
  void a_fault_that_ends_the_transaction_by_itself_is_got_over() throws SQLException {
    keepOne();
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      // as a full disk does
      run("CREATE TRIGGER full BEFORE INSERT ON lease BEGIN SELECT RAISE(ROLLBACK, 'full'); END");
      List<Lease> batch = List.of(lease("10.0.0.2", 2, Lease.State.BOUND, NOON));
      assertThatThrownBy(() -> store.write(batch)).isInstanceOf(StoreException.class);
      run("DROP TRIGGER full");
      store.write(List.of());
      store.write(batch);
      assertThat(store.load()).hasSize(2);
    }
  }

  @Test
  void nothing_that_was_acknowledged_is_lost_when_the_process_is_killed() throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                LeaseWritingChild.class.getName(),
                file().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int acknowledged = 0;
    try (BufferedReader lines = child.inputReader(StandardCharsets.US_ASCII)) {
      while (acknowledged < 300) {
        acknowledged = Integer.parseInt(lines.readLine(), 10);
      }
      child.toHandle().destroyForcibly(); // SIGKILL, somewhere inside a transaction
      String line = lines.readLine();
      while (line != null) { // what it still said before it died counts too
        acknowledged = Integer.parseInt(line, 10);
        line = lines.readLine();
      }
    }
    child.waitFor();
    try (LeaseStore store = SqlLeaseStore.open(file())) {
      List<Lease> kept = store.load();
      assertThat(kept).hasSizeGreaterThanOrEqualTo(acknowledged * LeaseWritingChild.BATCH);
      assertThat(kept.size() % LeaseWritingChild.BATCH).as("whole batches only").isZero();
    }
  }
}
