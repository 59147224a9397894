// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.app.crash.ServeProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user sees when database, key or disk are not as they should be: one line, nothing lost.
 */
class TroubleByCommandsTest {

  private static final String SET = "site set / DSCP1=46";

  @TempDir Path folder;
  private House house = new House(Path.of("."), List.of());

  @BeforeEach
  void make() throws Exception {
    house = House.in(folder.resolve("one"));
    house.done("", "site", "set", "/", "DSCP1=40", "password.web=gEh31m-x");
    house.done("", "backup", folder.resolve("b.zip").toString());
  }

  private void refused(String command, String... says) {
    House.Said said = house.type(command.split(" ", -1));
    assertThat(said.exit()).as("%s: %s", command, said.err()).isEqualTo(2);
    assertThat(said.err()).contains(says).hasLineCount(1).doesNotContain("Exception", "gEh31m-x");
    assertThat(said.out()).isEmpty();
  }

  private void unchanged() {
    assertThat(
            house
                .done("", "site", "show", "/")
                .path("levels")
                .path(0)
                .path("settings")
                .path("DSCP1")
                .asString(""))
        .isEqualTo("40");
    assertThat(house.done("", "site", "history").path("items")).hasSize(1);
  }

  private void sql(String statement) throws Exception {
    try (Connection other =
            DriverManager.getConnection("jdbc:sqlite:" + house.data().resolve("dialtone.db"));
        Statement work = other.createStatement()) {
      work.execute(statement);
    }
  }

  @Test
  void a_database_of_a_newer_version_is_left_alone_by_every_command() throws Exception {
    sql("UPDATE schema SET version = version + 95");
    for (String command :
        List.of(
            SET,
            "site show /",
            "backup new.zip",
            "restore " + folder.resolve("b.zip"),
            "serve --http off --tftp off --console off --dhcp off")) {
      refused(command, "was written by a newer Dialtone (schema ");
    }
    assertThat(house.folder().resolve("new.zip")).doesNotExist();
    sql("UPDATE schema SET version = version - 95");
    unchanged();
  }

  @ParameterizedTest
  @ValueSource(strings = {"header", "cut"})
  void a_damaged_database_is_told_and_a_backup_restores_where_it_was_moved_away(String how)
      throws Exception {
    Path db = house.data().resolve("dialtone.db");
    byte[] whole = Files.readAllBytes(db);
    if (how.equals("header")) {
      Files.write(db, "<html>no database</html>".repeat(whole.length / 24).getBytes(UTF_8));
    } else {
      Files.write(db, Arrays.copyOf(whole, whole.length / 2));
    }
    byte[] damaged = Files.readAllBytes(db);
    for (String command : List.of(SET, "site show /", "backup new.zip")) {
      refused(command, "dialtone.db", "it is damaged: restore a backup");
    }
    assertThat(db).hasBinaryContent(damaged);
    Files.delete(db);
    house.done("", "restore", folder.resolve("b.zip").toString());
    unchanged();
  }

  @Test
  void a_missing_a_wrong_and_an_open_key_stop_everything_until_it_is_back() throws Exception {
    Path key = house.data().resolve("key");
    Path kept = Files.move(key, folder.resolve("kept"));
    refused(SET, "is missing", "put its copy back");
    refused("site show /", "is missing");
    refused("restore " + folder.resolve("b.zip"), "put its copy at " + key);
    assertThat(key).doesNotExist();
    House other = House.in(folder.resolve("other"));
    other.done("", "site", "set", "/", "password.web=an0th3r-x");
    Files.copy(other.data().resolve("key"), key);
    refused(SET, "is another one", "put the right one there");
    refused(
        "restore " + folder.resolve("b.zip"), "is another one than the passwords in the backup");
    Files.writeString(key, "rubbish");
    refused(SET, "is damaged: put its copy back");
    Files.delete(key);
    Files.move(kept, key);
    unchanged();
  }

  /**
   * The command as a process, on a copy of the data on a disk of its own; what is left comes back.
   */
  private House.Said on(String disk, String fill, List<String> words) throws Exception {
    String unshare = Programs.require("unshare").toString();
    Process trial = new ProcessBuilder(unshare, "--mount", "true").start();
    if (trial.waitFor() != 0) {
      throw Programs.lack("needs root and mount namespaces");
    }
    Path data = house.data();
    Path copy = Files.createDirectories(folder.resolve("copy"));
    String script =
        """
        cp -a %1$s/. %2$s/ && mount -t tmpfs -o %3$s tmpfs %1$s && cp -a %2$s/. %1$s/ && %4$s
        "$@"; code=$?
        rm -rf %2$s/* %2$s/.[!.]*; rm -f %1$s/ballast
        cp -a %1$s/. %2$s/ && umount %1$s && rm -rf %1$s/* && cp -a %2$s/. %1$s/
        exit $code
        """
            .formatted(data, copy, disk, fill.formatted(data));
    List<String> command = new ArrayList<>(List.of(unshare, "--mount", "sh", "-c", script, "sh"));
    command.addAll(ServeProcess.command(Files.createDirectories(folder.resolve("tmp")), words));
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder(command)
            .directory(house.folder().toFile())
            .redirectError(err.toFile())
            .redirectOutput(folder.resolve("out").toFile())
            .start();
    int exit = process.waitFor();
    return new House.Said(exit, Files.readString(folder.resolve("out")), Files.readString(err));
  }

  private static void oneLine(House.Said said, String says) {
    assertThat(said.exit()).as(said.err()).isEqualTo(2);
    assertThat(said.err().lines().filter(line -> line.startsWith("dialtone: ")))
        .as(said.err())
        .singleElement()
        .asString()
        .contains(says);
    assertThat(said.err()).doesNotContain("\tat ");
    assertThat(said.out()).isEmpty();
  }

  private Path firmware() throws IOException {
    byte[] image = new byte[600_000];
    image[0] = 1;
    return Files.write(folder.resolve("v2030SG.R11.1.SED.101223.2.74.zz"), image);
  }

  @Test
  void a_full_disk_keeps_nothing_of_any_command_and_says_to_make_room() throws Exception {
    String full = "dd if=/dev/zero of=%s/ballast bs=4096 2>/dev/null || true";
    String disk = "size=16m";
    String backup = folder.resolve("b.zip").toString();
    String inside = house.data().resolve("new.zip").toString();
    oneLine(on(disk, full, List.of("site", "set", "/", "DSCP1=46")), "room");
    unchanged();
    oneLine(on(disk, full, List.of("backup", inside)), "room");
    unchanged();
    assertThat(Path.of(inside)).doesNotExist();
    oneLine(on(disk, full, List.of("restore", backup)), "room");
    unchanged();
    oneLine(on(disk, full, List.of("site", "firmware", "add", firmware().toString())), "room");
    unchanged();
    assertThat(house.data().resolve("files")).isEmptyDirectory();
  }

  @Test
  void a_data_folder_that_may_only_be_read_is_told() throws Exception {
    String readOnly = "mount -o remount,ro %s";
    for (List<String> words :
        List.of(
            List.of("site", "set", "/", "DSCP1=46"),
            List.of("restore", folder.resolve("b.zip").toString()))) {
      oneLine(on("size=16m", readOnly, words), "cannot be used");
    }
    unchanged();
  }
}
