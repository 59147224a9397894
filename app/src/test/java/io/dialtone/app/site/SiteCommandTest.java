// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.ProjectFolder;
import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.server.run.RunningServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code dialtone site}: each subcommand on a data folder and through a running server. */
class SiteCommandTest {

  private static final String MAC = "00:14:7f:00:00:01";
  private static final String OTHER = "00:14:7f:00:00:02";
  private static final String FIRMWARE = "v2030SG.R11.1.SED.101223.2.74.zz";

  @TempDir Path folder;

  private Said site(String... words) {
    return new SiteShell(folder).site(words);
  }

  private void done(String... words) {
    Said said = site(words);
    assertThat(said).as("%s: %s", List.of(words), said.err()).extracting(Said::exit).isEqualTo(0);
  }

  private void refused(String reason, String... words) {
    Said said = site(words);
    assertThat(said.exit()).as("%s: %s", List.of(words), said.err()).isEqualTo(1);
    assertThat(said.err()).startsWith("dialtone: ").contains(reason).hasLineCount(1);
    assertThat(said.out()).isEmpty();
  }

  private String value(String name, String... more) {
    List<String> words = new ArrayList<>(List.of("show", MAC, "--json"));
    words.addAll(List.of(more));
    for (JsonNode value : site(words.toArray(String[]::new)).json().path("values")) {
      if (value.path("name").asString("").equals(name)) {
        return value.path("value").asString("") + " from " + value.path("origin").asString("");
      }
    }
    return "none";
  }

  @Test
  void the_whole_of_it_works_on_a_data_folder() throws Exception {
    all();
  }

  @Test
  void the_whole_of_it_works_through_a_running_server() throws Exception {
    try (RunningServer _ = new SiteShell(folder).serve()) {
      all();
    }
  }

  private void all() throws IOException {
    groups();
    settings();
    accounts();
    phones();
    keys();
    files();
    history();
  }

  private void groups() {
    done("groups", "add", "/Paris");
    done("groups", "add", "/paris/Sales");
    done("groups", "add", "/Rome");
    done("groups", "rename", "/rome", "Roma");
    done("groups", "move", "/roma", "/paris");
    refused("cannot be under itself", "groups", "move", "/paris", "/paris/sales");
    refused("leave out", "groups", "add", "/paris/a\\b");
    refused("only dots", "groups", "add", "/..");
    refused("is there already", "groups", "add", "/paris/SALES");
    refused("there is no group /nowhere", "groups", "add", "/nowhere/x");
    done("groups", "remove", "/paris/roma");
    assertThat(site("groups").out().lines().map(line -> line.replaceAll(" .*", "")))
        .containsExactly("GROUP", "/", "/Paris", "/Paris/Sales");
  }

  private void settings() {
    done("phones", "add", MAC, "--model", "st2030", "--group", "/paris/sales", "--label", "Desk");
    done("set", "/", "DSCP1=40", "time-zone=Europe/Paris");
    assertThat(value("DSCP1")).isEqualTo("40 from the whole site");
    Said diff = site("diff", "/paris", "DSCP1=46");
    assertThat(diff.out()).contains(MAC, "DSCP1: 40 -> 46 from group Paris");
    assertThat(value("DSCP1")).isEqualTo("40 from the whole site");
    assertThat(site("set", "/paris", "DSCP1=46", "--dry-run")).isEqualTo(diff);
    done("set", "/paris", "ST2030:DSCP1=46");
    assertThat(value("DSCP1")).startsWith("46 from group Paris");
    assertThat(site("set", "/paris", "ST2030:DSCP1=46").err())
        .isEqualTo("dialtone: warning: nothing changes: the site is so already\n");
    assertThat(site("show", "/paris/sales").out())
        .isEqualTo(
            """
            /Paris/Sales
            /Paris
              ST2030:DSCP1=46
            /
              DSCP1=40
              time-zone=Europe/Paris
            """);
    done("set", MAC, "Foo@sip=a=b");
    assertThat(site("show", MAC).out()).containsPattern("\n  Foo=a=b from this phone");
    done("unset", MAC, "Foo@sip");
    done("unset", "/paris", "ST2030:DSCP1");
    assertThat(value("DSCP1")).isEqualTo("40 from the whole site");
    assertThat(site("show", MAC).out())
        .contains("\n  DSCP1=40 from the whole site, over 46 from ST2030 defaults\n");
    keptSettings();
    SiteShell shell = new SiteShell(folder);
    assertThat(shell.typed("g33heim!\n", "set", "/", "--ask", "password.web").exit()).isZero();
    assertThat(value("WebPWD")).startsWith("*** from the whole site");
    assertThat(value("WebPWD", "--reveal")).startsWith("g33heim! from the whole site");
    assertThat(site("show", "/").out()).contains("password.web=***");
  }

  private void keptSettings() {
    assertThat(site("show", MAC).out()).contains("\n  VLAN as the phone has it\n");
    assertThat(site("show", MAC, "--only-set").out()).doesNotContain("as the phone has it");
    assertThat(site("diff", "/paris", "VLAN=1").out())
        .contains("VLAN: as the phone has it -> 1 from group Paris");
    done("set", "/paris", "VLAN=1");
    assertThat(site("diff", "/paris", "DSCP1=40").out()).doesNotContain("VLAN");
    done("unset", "/paris", "VLAN");
    assertThat(site("show", MAC).out()).contains("\n  VLAN=0 from ST2030 defaults\n");
  }

  private void accounts() throws IOException {
    SiteShell shell = new SiteShell(folder);
    refused("needs its password", "accounts", "add", "200");
    Said added = shell.typed("gEh31m-x\n", "accounts", "add", "200", "--password-stdin");
    assertThat(added.exit()).as(added.err()).isZero();
    Files.writeString(folder.resolve("secret"), "0ther-gEh31m\r\nmore\n");
    done("accounts", "add", "201", "--number", "0201", "--password-file", "secret");
    done("accounts", "change", "201", "--name", "Second");
    assertThat(site("accounts").out()).contains("***").doesNotContain("gEh31m");
    JsonNode shown = site("accounts", "--json", "--reveal").json().path("items");
    assertThat(shown.path(0).path("password").asString("")).isEqualTo("gEh31m-x");
    assertThat(shown.path(1).path("password").asString("")).isEqualTo("0ther-gEh31m");
    assertThat(shown.path(1).path("displayName").asString("")).isEqualTo("Second");
    assertThat(shown.path(1).path("number").asString("")).isEqualTo("0201");
  }

  private void phones() {
    done("phones", "change", MAC, "--line", "1=200", "--line", "2=201", "--location", "2nd floor");
    refused("no line 5", "phones", "change", MAC, "--line", "5=200");
    refused("account 201 is on a line", "accounts", "remove", "201");
    done("phones", "change", MAC, "--line", "2=");
    done("accounts", "remove", "201");
    done("phones", "replace", MAC, OTHER);
    assertThat(site("phones", "--group", "/paris").out()).contains(OTHER).doesNotContain(MAC);
    done("phones", "replace", OTHER, MAC);
    done("phones", "add", OTHER, "--model", "ST2022", "--protocol", "mgcp", "--state", "retired");
    JsonNode active = site("phones", "--state", "active", "--json").json().path("items");
    assertThat(active).hasSize(1);
    assertThat(active.path(0).toString())
        .isEqualTo(
            """
            {"mac":"00:14:7f:00:00:01","model":"ST2030","protocol":"SIP","state":"active",\
            "group":"/Paris/Sales","label":"Desk","location":"2nd floor","lines":{"1":"200"}}\
            """);
    done("phones", "remove", OTHER);
    refused("there is no phone " + OTHER, "show", OTHER);
    refused("is no model", "phones", "add", OTHER, "--model", "ST2020");
    refused("is no MAC address", "phones", "add", "0014", "--model", "ST2030");
  }

  private void keys() {
    done("keys", MAC, "1=speed-dial:201", "2=supervision:{number}");
    assertThat(value("FeatureKeyExt01")).startsWith("L/<sip:201> from this phone's key 1");
    done("templates", "set", "desk", "1=speed-dial:9", "3=speed-dial:{label}");
    done("templates", "set", "desk", "1=");
    assertThat(site("templates").out()).contains("3=speed-dial:{label}").doesNotContain("1=");
    done("set", "/", "keys=desk");
    assertThat(value("FeatureKeyExt03")).startsWith("L/<sip:Desk> from key 3 of template desk");
    refused("is set at the whole site", "templates", "remove", "desk");
    refused("is no use of a key", "keys", MAC, "1=dial:9");
    done("unset", "/", "keys");
    done("templates", "remove", "desk");
  }

  private void files() throws IOException {
    byte[] image = new byte[20_000];
    image[0] = 0x1F;
    Files.write(folder.resolve(FIRMWARE), image);
    done("firmware", "add", FIRMWARE);
    done("set", "/", "ST2030S:firmware.application=" + FIRMWARE);
    JsonNode listed = site("firmware", "--json").json().path("items").path(0);
    assertThat(listed.path("kind").asString("")).isEqualTo("application");
    assertThat(listed.path("version").asString("")).isEqualTo("2.74");
    Files.write(folder.resolve("v2030SG.copy.2.80.zz"), image);
    assertThat(site("firmware", "add", "v2030SG.copy.2.80.zz").err())
        .contains("has the same bytes as " + FIRMWARE);
    Files.writeString(folder.resolve("Ringers.txt"), "Tune:d=4,o=5,b=120:c,e,g\r\n");
    done("melody", "add", "Ringers.txt");
    done("set", "/", "melodies=Ringers.txt");
    refused("is set at the whole site", "melody", "remove", "Ringers.txt");
    assertThat(site("melody").out()).contains("Ringers.txt").doesNotContain(FIRMWARE);
    Files.writeString(folder.resolve("tones.dat"), "tones");
    done("files", "add", "--kind", "tone-table", "tones.dat");
    done("files", "remove", "tones.dat");
    Files.writeString(folder.resolve("Bad.txt"), "no tune\n");
    refused("holds no melodies that a phone can play (FIL-3)", "melody", "add", "Bad.txt");
    Files.writeString(folder.resolve("v2022SG.a.zz"), "<!DOCTYPE html>" + " ".repeat(20_000));
    refused("is a page, such as servers answer errors with", "firmware", "add", "v2022SG.a.zz");
    Files.writeString(folder.resolve("v2022SG.b.zz"), "Not found. ".repeat(2_000));
    refused("is text, and no firmware", "firmware", "add", "v2022SG.b.zz");
    refused("there is no file", "firmware", "add", "v2022SG.none.zz");
    Files.write(folder.resolve("image.bin"), image);
    refused("is not called as firmware", "firmware", "add", "image.bin");
  }

  private void history() {
    JsonNode newest = site("history", "-n", "1", "--json").json().path("items").path(0);
    assertThat(newest.path("who").asString("")).endsWith(" (command line)");
    String number = Long.toString(newest.path("change").asLong());
    assertThat(newest.path("what").asString("")).startsWith("remove file tones.dat");
    assertThat(site("history", number).out()).contains("file tones.dat, removed");
    done("set", MAC, "DSCP1=20");
    assertThat(site("history", "--of", MAC, "-n", "1").out()).contains("set DSCP1=20");
    done("undo");
    assertThat(value("DSCP1")).isEqualTo("40 from the whole site");
    done("undo", number);
    assertThat(site("files").out()).contains("tones.dat");
    refused("there is no change 9999", "undo", "9999");
    refused("there is no change 9999", "history", "9999");
    done("set", "/", "password.user=8274");
    assertThat(site("history", "-n", "1").out()).doesNotContain("8274");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "DSCP1=999; DSCP1",
        "DSCP1=4|6; DSCP1",
        "DisplayName1=\u0416; DisplayName1",
        "DSPC1=46; did you mean",
        "ST2031:DSCP1=46; with a scope of",
        "time-zone=Europe/Nowhere; time-zone",
        "config_sn=202611220000; config_sn",
      })
  void a_value_that_cannot_be_is_refused_in_one_line(String assignment, String names) {
    done("phones", "add", MAC, "--model", "ST2030");
    refused(names, "set", MAC, "DSCP2=40", assignment.replace('|', '\n'));
    assertThat(value("DSCP2")).doesNotContain("this phone");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "set /",
        "set / x",
        "set / =x",
        "set / a=1 a=2",
        "unset /",
        "show",
        "keys " + MAC,
        "keys " + MAC + " x=none",
        "phones add",
        "files add x",
        "firmware add",
        "fly",
        "undo x",
        "accounts add 2 --password geheim"
      })
  void wrong_usage_is_64_in_one_line(String words) {
    Said said = site(words.split(" ", -1));
    assertThat(said.exit()).isEqualTo(64);
    assertThat(said.err()).startsWith("dialtone: ").hasLineCount(1);
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void questions_and_dry_runs_make_no_site() {
    for (String words : List.of("phones", "show /", "history", "diff / DSCP1=46")) {
      Said said = site(words.split(" ", -1));
      assertThat(said.exit()).isEqualTo(2);
      assertThat(said.err()).contains("there is no data folder").hasLineCount(1);
    }
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void two_administrators_at_one_phone_both_get_what_they_named() throws Exception {
    done("phones", "add", MAC, "--model", "ST2030");
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      String[] label = {"phones", "change", MAC, "--label", "Desk"};
      String[] location = {"phones", "change", MAC, "--location", "Attic"};
      Future<Said> one = both.submit(() -> site(label));
      Future<Said> other = both.submit(() -> site(location));
      assertThat(one.get()).extracting(Said::exit, Said::err).containsExactly(0, "");
      assertThat(other.get()).extracting(Said::exit, Said::err).containsExactly(0, "");
    }
    JsonNode phone = site("show", MAC, "--json").json();
    assertThat(phone.path("label").asString("")).isEqualTo("Desk");
    assertThat(phone.path("location").asString("")).isEqualTo("Attic");
    assertThat(site("history", "--of", MAC, "--json").json().path("items")).hasSize(3);
  }

  @Test
  void a_missing_key_and_a_damaged_database_are_told_and_nothing_is_changed() throws Exception {
    done("set", "/", "password.web=gEh31m-x");
    Path key = folder.resolve("data/key");
    Files.move(key, folder.resolve("kept"));
    Said lost = site("set", "/", "DSCP1=46");
    assertThat(lost.exit()).isEqualTo(2);
    assertThat(lost.err()).contains("is missing", "put its copy back").hasLineCount(1);
    Files.move(folder.resolve("kept"), key);
    assertThat(site("show", "/").out()).doesNotContain("DSCP1");
    Files.writeString(folder.resolve("data/dialtone.db"), "x".repeat(9_000), UTF_8);
    Said damaged = site("show", "/");
    assertThat(damaged.exit()).isEqualTo(2);
    assertThat(damaged.err()).contains("dialtone.db").hasLineCount(1);
  }

  @Test
  void every_subcommand_has_help_with_an_example_and_stands_in_the_manual() throws Exception {
    String manual = Files.readString(ProjectFolder.root().resolve("docs/site.md"), UTF_8);
    List<String> commands =
        List.of(
            "set",
            "unset",
            "show",
            "diff",
            "history",
            "undo",
            "groups",
            "groups add",
            "groups rename",
            "groups move",
            "groups remove",
            "phones",
            "phones add",
            "phones change",
            "phones approve",
            "phones replace",
            "phones remove",
            "rules",
            "rules add",
            "rules move",
            "rules remove",
            "accounts",
            "accounts add",
            "accounts change",
            "accounts remove",
            "templates",
            "templates set",
            "templates remove",
            "keys",
            "phonebook",
            "phonebook add",
            "phonebook remove",
            "phonebook import",
            "firmware",
            "firmware add",
            "firmware remove",
            "melody",
            "melody add",
            "melody remove",
            "files",
            "files add",
            "files remove");
    for (String command : commands) {
      Said said = site((command + " --help").split(" ", -1));
      assertThat(said.exit()).as(command).isZero();
      assertThat(said.out()).contains("\n  dialtone site " + command + " ", "--json");
    }
    String help = site("--help").out();
    help.lines()
        .filter(line -> line.matches("  [a-z]+ .*"))
        .map(line -> line.strip().replaceAll(" .*", ""))
        .forEach(command -> {
          assertThat(commands).contains(command);
          assertThat(manual).containsPattern("\n\\| `" + command + "[ `]");
        });
  }
}
