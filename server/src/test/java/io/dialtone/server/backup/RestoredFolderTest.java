// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.backup;

import static io.dialtone.server.site.SampleItems.ACCOUNT;
import static io.dialtone.server.site.SampleItems.NOON;
import static io.dialtone.server.site.SampleItems.TEMPLATE;
import static io.dialtone.server.site.SampleItems.added;
import static io.dialtone.server.site.SampleItems.by;
import static io.dialtone.server.site.SampleItems.changed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.render.ConfigSerial;
import io.dialtone.server.data.ThisProgram;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.HttpsSettings.Profile;
import io.dialtone.server.site.SiteData;
import io.dialtone.server.store.StoreException;
import io.dialtone.server.tls.OwnAuthority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restore makes of a data folder beside the rows: the authority, the numbers to come. */
class RestoredFolderTest {

  private static final Instant LATER = Instant.parse("2026-11-23T08:00:00Z");
  private static final ConfigSerial A_DAY_LATER = new ConfigSerial("202611240800");

  @TempDir private Path folder;

  private SiteData open(String name) throws IOException {
    Path data = Files.createDirectories(folder.resolve(name));
    return SiteData.open(new Database.Sqlite(data.resolve("dialtone.db")), data);
  }

  private Path file() {
    return folder.resolve("backup.zip");
  }

  private static void makeAuthority(SiteData data) throws Exception {
    OwnAuthority.in(data.folder(), Profile.LEGACY, () -> new TreeSet<>(List.of("127.0.0.1")))
        .load(NOON);
  }

  private static Map<String, String> tls(SiteData data) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(data.folder().resolve("tls"))) {
      for (Path file : all.toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readString(file, UTF_8));
      }
    }
    return files;
  }

  private Map<String, byte[]> entries() throws IOException {
    Map<String, byte[]> entries = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file().toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    return entries;
  }

  @Test
  void the_authority_comes_back_so_that_nobody_distrusts_the_restored_server() throws Exception {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      makeAuthority(data);
      assertThat(tls(data)).hasSize(6);
      data.store().commit(by("ann", added(TEMPLATE)));
      Backup.write(data, file(), false, NOON);
      assertThat(Restore.perform(file(), empty, "carl", LATER).beside().get("tls"))
          .isEqualTo(Restore.Beside.RESTORED);
      assertThat(tls(empty)).isEqualTo(tls(data));
      for (String name : tls(empty).keySet()) {
        assertThat(Files.getPosixFilePermissions(empty.folder().resolve("tls").resolve(name)))
            .isEqualTo(PosixFilePermissions.fromString("rw-------"));
      }
      assertThat(Files.getPosixFilePermissions(empty.folder().resolve("tls")))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));
      makeAuthority(empty);
      assertThat(tls(empty)).as("nothing had to be made anew").isEqualTo(tls(data));
      assertThat(Restore.perform(file(), empty, "carl", LATER).beside().get("tls"))
          .isEqualTo(Restore.Beside.SAME);
    }
  }

  @Test
  void where_passwords_are_sealed_the_private_keys_are_too() throws Exception {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      makeAuthority(data);
      data.store().commit(by("ann", added(ACCOUNT)));
      Backup.write(data, file(), false, NOON);
      entries()
          .forEach((name, content) ->
              assertThat(new String(content, UTF_8)).as(name).doesNotContain("PRIVATE KEY"));
      assertThatThrownBy(() -> Restore.perform(file(), empty, "carl", LATER))
          .hasMessageContaining("put its copy at");
      assertThat(empty.folder().resolve("tls")).doesNotExist();
      Files.copy(data.key().path(), empty.key().path());
      Restore.perform(file(), empty, "carl", LATER);
      assertThat(tls(empty)).isEqualTo(tls(data));
      Files.delete(data.key().path());
      assertThatThrownBy(() -> Backup.write(data, folder.resolve("second.zip"), false, NOON))
          .isInstanceOf(StoreException.class)
          .hasMessageContaining("is missing or another one: put its copy back first");
      assertThat(folder.resolve("second.zip")).doesNotExist();
    }
  }

  @Test
  void an_authority_that_is_there_is_never_replaced() throws Exception {
    try (SiteData data = open("old");
        SiteData other = open("new")) {
      makeAuthority(data);
      makeAuthority(other);
      Map<String, String> before = tls(other);
      data.store().commit(by("ann", added(TEMPLATE)));
      Backup.write(data, file(), false, NOON);
      assertThat(Restore.perform(file(), other, "carl", LATER).beside().get("tls"))
          .isEqualTo(Restore.Beside.OTHER);
      assertThat(tls(other)).isEqualTo(before);
      assertThat(other.store().load().items()).containsExactly(TEMPLATE);
    }
  }

  @Test
  void the_users_parameters_come_back_and_others_that_are_there_stay() throws Exception {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      Path file = data.folder().resolve("parameters/ours é.ini");
      Files.createDirectory(file.getParent());
      Files.writeString(file, "[sip]\nOurs=7\n", UTF_8);
      data.store().commit(by("ann", added(TEMPLATE)));
      Backup.write(data, file(), false, NOON);
      assertThat(Restore.perform(file(), empty, "carl", LATER).folders(Restore.Beside.RESTORED))
          .containsExactly("parameters");
      Path restored = empty.folder().resolve("parameters/ours é.ini");
      assertThat(restored).hasSameBinaryContentAs(file);
      Files.writeString(restored, "[sip]\nOurs=8\n", UTF_8);
      assertThat(Restore.perform(file(), empty, "carl", LATER).folders(Restore.Beside.OTHER))
          .containsExactly("parameters");
      assertThat(restored).content().contains("Ours=8");
    }
  }

  @Test
  void a_backup_with_a_name_of_another_folder_writes_nothing_there() throws Exception {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      makeAuthority(data);
      data.store().commit(by("ann", added(TEMPLATE)));
      Backup.write(data, file(), false, NOON);
      Map<String, byte[]> entries = entries();
      entries.replaceAll((name, content) ->
          name.equals(Manifest.NAME)
              ? new String(content, UTF_8)
                  .replace("tls/server.pem", "tls/../evil.pem")
                  .getBytes(UTF_8)
              : content);
      entries.put("tls/../evil.pem", entries.remove("tls/server.pem"));
      write(entries);
      assertThatThrownBy(() -> Restore.perform(file(), empty, "carl", LATER))
          .hasMessageEndingWith("has a file that is none of ours; nothing was restored");
      assertThat(folder.resolve("new/evil.pem")).doesNotExist();
      assertThat(empty.store().load().items()).isEmpty();
    }
  }

  private void write(Map<String, byte[]> entries) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file()))) {
      for (var entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
  }

  @Test
  void a_manifest_names_the_program_and_one_of_the_schema_before_restores() throws Exception {
    try (SiteData data = open("old");
        SiteData empty = open("new")) {
      data.store().commit(by("ann", added(TEMPLATE)));
      Backup.write(data, file(), false, NOON);
      Map<String, byte[]> entries = entries();
      String manifest = new String(entries.getOrDefault(Manifest.NAME, new byte[0]), UTF_8);
      Manifest parsed = Manifest.parse(manifest);
      assertThat(parsed.program()).contains(ThisProgram.VERSION);
      TreeMap<String, Manifest.Entry> left = new TreeMap<>(parsed.entries());
      for (String later : List.of("rows/serial_floor.jsonl", "rows/served.jsonl")) {
        left.remove(later);
        entries.remove(later);
      }
      Manifest before = new Manifest(Optional.empty(), 3, parsed.time(), parsed.key(), left);
      entries.put(Manifest.NAME, before.text().getBytes(UTF_8));
      write(entries);
      Restore.perform(file(), empty, "carl", LATER);
      assertThat(empty.store().load().items()).containsExactly(TEMPLATE);
    }
  }

  @Test
  @DisplayName("RUN-4 where nobody knows what was served since, numbers go on a day later")
  void a_backup_in_an_empty_folder_leaves_room_for_the_numbers_that_it_does_not_know()
      throws Exception {
    try (SiteData data = open("old");
        SiteData empty = open("new");
        SiteData third = open("third")) {
      data.store().commit(by("ann", added(TEMPLATE)));
      Backup.write(data, file(), false, NOON);
      Restore.perform(file(), empty, "carl", LATER);
      assertThat(empty.store().load().floor()).contains(A_DAY_LATER);
      Backup.write(empty, folder.resolve("second.zip"), false, NOON);
      empty.store().commit(by("ann", changed(TEMPLATE, TEMPLATE)));
      Restore.perform(folder.resolve("second.zip"), empty, "carl", LATER.plusSeconds(3600));
      assertThat(empty.store().load().floor())
          .as("what is replaced knows all that was served")
          .contains(A_DAY_LATER);
      Restore.perform(folder.resolve("second.zip"), third, "carl", NOON);
      assertThat(third.store().load().floor())
          .as("the floor that the backup had is higher")
          .contains(A_DAY_LATER);
    }
  }
}
