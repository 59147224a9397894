// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import static io.dialtone.server.site.SampleItems.ACCOUNT;
import static io.dialtone.server.site.SampleItems.ALL;
import static io.dialtone.server.site.SampleItems.MAC;
import static io.dialtone.server.site.SampleItems.NOON;
import static io.dialtone.server.site.SampleItems.PHONE;
import static io.dialtone.server.site.SampleItems.TEMPLATE;
import static io.dialtone.server.site.SampleItems.added;
import static io.dialtone.server.site.SampleItems.by;
import static io.dialtone.server.site.SampleItems.changed;
import static io.dialtone.server.site.SampleItems.edition;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.core.render.ConfigSerial;
import io.dialtone.core.render.Edition;
import io.dialtone.core.served.ServedFile;
import io.dialtone.core.served.ServedMemory;
import io.dialtone.core.served.Serving;
import io.dialtone.core.site.FunctionKey;
import io.dialtone.core.site.KeyTemplate;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SiteChange;
import io.dialtone.core.site.SiteChange.Edit;
import io.dialtone.core.site.SiteFile;
import io.dialtone.core.site.SiteItem;
import io.dialtone.server.served.ServedStore;
import io.dialtone.server.settings.Database;
import io.dialtone.server.site.CommitResult;
import io.dialtone.server.site.FileVault;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.site.StoredSite;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.server.store.StoreException;
import io.dialtone.server.store.TestPostgres;
import io.dialtone.wire.octets.Ip4Address;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestPostgres.class)
class BackupTest {

  private static final Instant LATER = Instant.parse("2026-11-23T08:00:00Z");
  private static final String SERIAL_OF_LATER = "202611230800";

  @TempDir private Path folder;

  private SiteData open(String name) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    return SiteData.open(new Database.Sqlite(data.resolve("dialtone.db")), data);
  }

  private Path file() {
    return folder.resolve("backup.zip");
  }

  private static Lease lease(int last, Instant granted) {
    Ip4Address address = Ip4Address.of(10, 0, 0, last);
    return new Lease(
        address, LeaseHolder.of(MAC), Lease.State.BOUND, granted, granted.plusSeconds(60));
  }

  /** A site with everything in it: items, secrets, history, an edition, a lease, a file. */
  private static SiteFile fill(SiteData data) throws IOException {
    FileVault.Stored stored =
        data.files().put(new ByteArrayInputStream("firmware".getBytes(UTF_8)));
    SiteFile file =
        new SiteFile("v.zz", SiteFile.Kind.APPLICATION, stored.sha256(), stored.length());
    List<SiteItem> items = new ArrayList<>(ALL);
    items.removeIf(SiteFile.class::isInstance);
    items.add(file);
    data.store()
        .commit(
            by("ann", added(items.toArray(SiteItem[]::new)), edition(MAC, "202611221200", "A")));
    data.store().commit(by("bob", changed(PHONE, PHONE.with(PhoneState.ACTIVE))));
    new SqlLeaseStore(data.database()).write(List.of(lease(1, NOON), lease(2, NOON)));
    serve(data, "ComConf_1.txt", "ab");
    return file;
  }

  private static void serve(SiteData data, String path, String sha256) {
    ServedFile served = new ServedFile(new Serving(path, sha256, Serving.BY_NAME), NOON, NOON);
    new ServedStore(data.database()).write(new ServedMemory.Changes(List.of(served), List.of()));
  }

  @Test
  @DisplayName("RUN-12 after a restore in place phones still have what was served here")
  void what_was_served_here_stays_and_what_the_backup_knows_comes_beside_it() throws IOException {
    try (SiteData data = open("old");
        SiteData other = open("new")) {
      serve(data, "ComConf_1.txt", "ab");
      serve(data, "ComConf_2.txt", "cd");
      Backup.write(data, file(), false, NOON);
      serve(other, "ComConf_1.txt", "ef");
      Restore.perform(file(), other, "carl", LATER);
      assertThat(new ServedStore(other.database()).load())
          .extracting(file -> file.serving().path() + " " + file.serving().sha256())
          .containsExactly("ComConf_1.txt ef", "ComConf_2.txt cd");
    }
  }

  private static void same(SiteData one, SiteData other) {
    StoredSite expected = one.store().load();
    StoredSite found = other.store().load();
    assertThat(found.items()).isEqualTo(expected.items());
    assertThat(found.editions()).isEqualTo(expected.editions());
    assertThat(found.newest()).isEqualTo(expected.newest());
    assertThat(other.store().history(Long.MAX_VALUE, 100))
        .isEqualTo(one.store().history(Long.MAX_VALUE, 100));
    assertThat(other.store().change(1)).isPresent().isEqualTo(one.store().change(1));
    assertThat(new ServedStore(other.database()).load())
        .isEqualTo(new ServedStore(one.database()).load());
    assertThat(new SqlLeaseStore(other.database()).load())
        .isEqualTo(new SqlLeaseStore(one.database()).load());
  }

  @Test
  void everything_comes_back_in_an_empty_folder() throws IOException {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      SiteFile kept = fill(data);
      Backup.Report written = Backup.write(data, file(), true, NOON);
      assertThat(written.files()).isEqualTo(1);
      assertThat(written.missing()).isEmpty();
      Restore.Report restored = Restore.perform(file(), empty, "carl", LATER);
      assertThat(restored.renumbered()).isZero();
      same(data, empty);
      assertThat(Files.readString(empty.files().path(kept.sha256(), kept.length())))
          .isEqualTo("firmware");
      assertThat(Files.getPosixFilePermissions(empty.key().path()))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      assertThat(empty.store().commit(by("ann", changed(ACCOUNT, ACCOUNT))))
          .isInstanceOf(CommitResult.Kept.class);
    }
  }

  @Test
  void a_backup_of_sqlite_restores_to_postgresql_and_back() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("pg"));
    try (SiteData data = open("old");
        SiteData postgres = SiteData.open(TestPostgres.database(), elsewhere);
        SiteData again = open("new")) {
      fill(data);
      Backup.write(data, file(), true, NOON);
      Restore.perform(file(), postgres, "carl", LATER);
      same(data, postgres);
      Backup.write(postgres, folder.resolve("second.zip"), true, NOON);
      Restore.perform(folder.resolve("second.zip"), again, "carl", LATER);
      same(data, again);
    }
  }

  @Test
  void a_backup_tells_no_password_and_is_its_owners_alone() throws IOException {
    try (SiteData data = open("old")) {
      fill(data);
      Backup.write(data, file(), false, NOON);
    }
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    try (ZipFile zip = new ZipFile(file().toFile())) {
      assertThat(zip.getEntry("key")).isNull();
      for (ZipEntry entry : zip.stream().toList()) {
        String text = new String(zip.getInputStream(entry).readAllBytes(), UTF_8);
        assertThat(text).as("%s", entry).doesNotContain("hunter2");
      }
    }
  }

  @Test
  void without_its_key_a_backup_is_refused_until_the_key_is_put_there() throws IOException {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      fill(data);
      Backup.write(data, file(), false, NOON);
      assertThatThrownBy(() -> Restore.perform(file(), empty, "carl", LATER))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("a key that is not in it: put its copy at " + empty.key().path())
          .hasMessageEndingWith("nothing was restored");
      assertThat(empty.store().load().items()).isEmpty();
      assertThat(empty.key().path()).doesNotExist();
      Files.copy(data.key().path(), empty.key().path());
      Restore.perform(file(), empty, "carl", LATER);
      same(data, empty);
    }
  }

  @Test
  void another_key_is_never_written_over() throws IOException {
    try (SiteData data = open("old");
        SiteData other = open("new")) {
      fill(data);
      other.store().commit(by("ann", added(ACCOUNT)));
      String key = Files.readString(other.key().path());
      Backup.write(data, file(), true, NOON);
      assertThatThrownBy(() -> Restore.perform(file(), other, "carl", LATER))
          .hasMessageContaining("is another one than the passwords in the backup");
      assertThat(Files.readString(other.key().path())).isEqualTo(key);
      assertThat(other.store().load().items()).containsExactly(ACCOUNT);
    }
  }

  @Test
  @DisplayName("RUN-4 RUN-6 after a restore in place no config_sn goes back, and no name is lost")
  void a_restore_in_place_renumbers_the_phones_that_were_ahead() throws IOException {
    try (SiteData data = open("old")) {
      fill(data);
      Backup.write(data, file(), false, NOON);
      StoredSite then = data.store().load();
      data.store().commit(by("ann", added(), edition(MAC, "202611221300", "B")));
      new SqlLeaseStore(data.database()).write(List.of(lease(2, LATER), lease(3, LATER)));
      Restore.Report report = Restore.perform(file(), data, "carl", LATER);
      assertThat(report.renumbered()).isEqualTo(1);
      assertThat(data.store().load().items()).isEqualTo(then.items());
      assertThat(data.store().load().editions())
          .containsExactly(edition(MAC, SERIAL_OF_LATER, "A", "B"));
      assertThat(data.store().history(Long.MAX_VALUE, 1).getFirst().what())
          .isEqualTo("restored the backup of " + NOON);
      assertThat(data.store().history(Long.MAX_VALUE, 1).getFirst().number())
          .as("a number never used before")
          .isEqualTo(4);
      assertThat(new SqlLeaseStore(data.database()).load())
          .as("phones have the leases that were granted later")
          .containsExactly(lease(1, NOON), lease(2, LATER), lease(3, LATER));
    }
  }

  @Test
  void of_two_editions_a_phone_goes_on_from_both() {
    Edition old = edition(MAC, "202611230900", "A");
    assertThat(Restore.merged(old, Optional.empty(), Optional.empty(), LATER)).isEqualTo(old);
    assertThat(Restore.merged(old, Optional.of(old), Optional.empty(), LATER)).isEqualTo(old);
    assertThat(
            Restore.merged(
                old, Optional.of(edition(MAC, "202611221200", "B")), Optional.empty(), LATER))
        .as("the clock is behind: one after the last")
        .isEqualTo(edition(MAC, "202611230901", "A", "B"));
    Edition ahead = edition(MAC, "202611230901", "A", "B");
    assertThat(Restore.merged(old, Optional.of(ahead), Optional.empty(), LATER)).isEqualTo(ahead);
    assertThat(
            Restore.merged(
                old, Optional.of(edition(MAC, "202611230905", "B")), Optional.empty(), LATER))
        .isEqualTo(edition(MAC, "202611230906", "A", "B"));
    Edition same = new Edition(MAC, new ConfigSerial("202611230900"), "ff".repeat(32), old.names());
    assertThat(Restore.merged(old, Optional.of(same), Optional.empty(), LATER).serial().digits())
        .as("one number for two contents")
        .isEqualTo("202611230901");
  }

  @Test
  void a_file_that_is_gone_is_named_and_the_rest_is_kept() throws IOException {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      SiteFile kept = fill(data);
      Files.writeString(data.files().path(kept.sha256(), kept.length()), "firmwarf", UTF_8);
      Backup.Report report = Backup.write(data, file(), true, NOON);
      assertThat(report.missing()).containsExactly(kept.sha256());
      Restore.perform(file(), empty, "carl", LATER);
      same(data, empty);
    }
  }

  private void refused(SiteData target, String why) {
    StoredSite before = target.store().load();
    assertThatThrownBy(() -> Restore.perform(file(), target, "carl", LATER))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining(why);
    assertThat(target.store().load()).isEqualTo(before);
  }

  /** Writes the backup anew, one entry changed, with a manifest that fits or the old one. */
  private void forge(String name, String from, String to) throws IOException {
    TreeMap<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    String text = new String(entries.getOrDefault(name, new byte[0]), UTF_8);
    assertThat(text).contains(from);
    entries.put(name, text.replace(from, to).getBytes(UTF_8));
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  @Test
  void what_is_damaged_foreign_or_newer_is_refused_and_nothing_is_replaced() throws IOException {
    try (SiteData data = open("old");
        SiteData target = open("new")) {
      fill(data);
      target.store().commit(by("ann", added(TEMPLATE)));
      refused(target, "there is no file " + file());
      Backup.write(data, file(), true, NOON);
      byte[] whole = Files.readAllBytes(file());
      Files.write(file(), Arrays.copyOf(whole, whole.length - 100));
      refused(target, "is no backup, or was cut short; nothing was restored");
      Files.writeString(file(), "<html>");
      refused(target, "is no backup, or was cut short");
      Files.write(file(), whole);
      forge("rows/item.jsonl", "desk", "dask");
      refused(target, "is damaged in rows/item.jsonl");
      Files.write(file(), whole);
      forge("more", "", "x");
      refused(target, "has other entries than its manifest says");
      Files.write(file(), whole);
      forge("manifest.json", "\"schema\" : 6", "\"schema\" : 99");
      refused(
          target, "was made by a newer Dialtone (0.1.0, schema 99, this one is 0.1.0 and knows 6)");
      Files.write(file(), whole);
      forge("manifest.json", "\"dialtone-backup\" : 1", "\"dialtone-backup\" : 2");
      refused(target, "was made by another Dialtone");
      assertThat(target.key().path()).doesNotExist();
    }
  }

  @Test
  void a_restore_that_fails_in_the_middle_leaves_what_was_there() throws Exception {
    try (SiteData data = open("old");
        SiteData target = open("new")) {
      fill(data);
      Backup.write(data, file(), true, NOON);
      target.store().commit(by("ann", added(TEMPLATE)));
      try (Connection other =
              DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("new/dialtone.db"));
          Statement statement = other.createStatement()) {
        statement.execute(
            "CREATE TRIGGER full BEFORE INSERT ON edition"
                + " BEGIN SELECT RAISE(ROLLBACK, 'disk full, says the trigger'); END");
        refused(target, "disk full, says the trigger");
        statement.execute("DROP TRIGGER full");
      }
      Restore.perform(file(), target, "carl", LATER);
      assertThat(target.store().load().items()).isEqualTo(data.store().load().items());
    }
  }

  @Test
  void a_backup_under_load_holds_one_moment_and_nobody_waits() throws Exception {
    AtomicBoolean stop = new AtomicBoolean();
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      KeyTemplate one = new KeyTemplate("one", new TreeMap<>());
      KeyTemplate two = new KeyTemplate("two", new TreeMap<>());
      data.store().commit(by("0", added(one, two)));
      Thread writer =
          Thread.ofPlatform()
              .start(() -> {
                KeyTemplate last = one;
                for (int i = 1; !stop.get(); i++) {
                  KeyTemplate next =
                      new KeyTemplate("one", new TreeMap<>(Map.of(i % 9000 + 1, key())));
                  Edit first = new Edit(one.key(), Optional.of(last), Optional.of(next));
                  Edit second =
                      new Edit(two.key(), Optional.of(named(last)), Optional.of(named(next)));
                  data.store().commit(by("" + i, new SiteChange("both", List.of(first, second))));
                  last = next;
                }
              });
      for (int i = 0; i < 5; i++) {
        Backup.write(data, file(), false, NOON);
      }
      stop.set(true);
      writer.join();
      Restore.perform(file(), empty, "carl", LATER);
      StoredSite site = empty.store().load();
      assertThat(site.newest()).isGreaterThan(1).isLessThanOrEqualTo(data.store().load().newest());
      assertThat(site.site().template("two"))
          .contains(named(site.site().template("one").orElseThrow()));
      assertThat(empty.store().change(site.newest()).orElseThrow().change().edits().get(1).after())
          .contains(site.site().template("two").orElseThrow());
    }
  }

  private static FunctionKey key() {
    return new FunctionKey(FunctionKey.Use.NONE, "");
  }

  private static KeyTemplate named(KeyTemplate one) {
    return new KeyTemplate("two", one.keys());
  }
}
