// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.run.RunningServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportImportTest {

  private static final String FIRMWARE = "v2030SG.R11.1.SED.101223.2.74.zz";

  @TempDir private Path root;
  private SiteShell here;
  private SiteShell there;
  private Path text;

  @BeforeEach
  void open() throws Exception {
    here = new SiteShell(Files.createDirectory(root.resolve("here")));
    there = new SiteShell(Files.createDirectory(root.resolve("there")));
    text = root.resolve("text");
  }

  private static void done(SiteShell.Said said) {
    assertThat(said.exit()).as(said.err() + said.out()).isZero();
  }

  private void makeSite() throws Exception {
    byte[] firmware = new byte[20_000];
    new Random(7).nextBytes(firmware);
    firmware[0] = 1;
    Files.write(root.resolve(FIRMWARE), firmware);
    done(here.site("groups", "add", "/paris"));
    done(here.site("groups", "add", "/paris/sales & more"));
    done(here.site("firmware", "add", root.resolve(FIRMWARE).toString()));
    done(here.site("phonebook", "add", "Zoë = !x", "+33 1"));
    done(here.site("phonebook", "add", "!sealed Zoë", "+331"));
    done(here.site("templates", "set", "desk", "1=speed-dial:{number}", "2=supervision:201"));
    done(here.site("set", "/", "time-zone=Europe/Paris", "sip.server=192.0.2.10", "keys=desk"));
    done(here.typed("!w3b\n", "set", "/paris", "--ask", "password.web"));
    done(here.site("set", "/paris", "ST2030S:firmware.application=" + FIRMWARE, "DSCP1=40"));
    done(here.site("set", "/paris", "ST2030:DSCP1=46"));
    done(
        here.typed(
            "s3cret\n", "accounts", "add", "200", "--name", "Réception", "--password-stdin"));
    done(here.typed("a=b#c\n", "accounts", "add", "201", "--password-stdin"));
    for (int n = 1; n < 4; n++) {
      String group = n == 3 ? "/" : n == 2 ? "/paris" : "/paris/sales & more";
      String model = n == 2 ? "ST2022" : "ST2030";
      done(
          here.site(
              "phones", "add", mac(n), "--model", model, "--group", group, "--line", "1=200"));
    }
    done(here.site("phones", "change", mac(1), "--line", "2=201", "--label", "Empfang \u20ac ="));
    done(here.site("keys", mac(1), "5=speed-dial:0"));
    done(here.site("set", mac(1), "Foo@sip=x=1", "DSCP1=10"));
    done(here.site("set", mac(1), "DSCP1=11"));
    done(here.site("unset", mac(1), "Foo@sip"));
    done(here.site("phones", "remove", mac(3)));
    done(
        here.site(
            "rules",
            "add",
            "--subnet",
            "10.1.0.0/24",
            "--circuit-id",
            "!port 7",
            "--remote-id",
            "a=b",
            "--mac",
            "00:14:7f",
            "--model",
            "ST2030",
            "--protocol",
            "mgcp",
            "--state",
            "quarantined",
            "--group",
            "/paris/sales & more"));
    done(here.site("rules", "add", "--state", "ignored"));
  }

  private static String mac(int n) {
    return "00:14:7f:00:00:0" + n;
  }

  private static byte[] get(RunningServer server, String path) throws Exception {
    var http = server.endpoints().get("http");
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI uri = URI.create("http://127.0.0.1:" + http.port() + "/" + path);
      HttpResponse<byte[]> answer =
          client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.statusCode()).as("status of %s", path).isEqualTo(200);
      return answer.body();
    }
  }

  /** Every file that a phone is told of, by its name. */
  private static SortedMap<String, String> served(SiteShell shell) throws Exception {
    SortedMap<String, String> all = new TreeMap<>();
    try (RunningServer server = shell.serve()) {
      for (String prefix : new String[] {"ST2030S_00147F000001", "ST2022S_00147F000002"}) {
        String inf = new String(get(server, prefix + ".inf"), ISO_8859_1);
        all.put(prefix + ".inf", inf);
        for (String line : inf.lines().toList()) {
          String value = line.substring(line.indexOf('=') + 1).strip();
          if (value.length() > 1 && value.startsWith("/")) { // but config=/, a folder
            all.put(value, new String(get(server, value.substring(1)), ISO_8859_1));
          }
        }
        all.put(prefix + ".txt", new String(get(server, prefix + ".txt"), ISO_8859_1));
      }
    }
    return all;
  }

  @Test
  void an_export_taken_into_an_empty_data_folder_serves_the_same_bytes() throws Exception {
    makeSite();
    SortedMap<String, String> before = served(here);
    assertThat(before.keySet()).anyMatch(name -> name.startsWith("/fw/")).hasSizeGreaterThan(6);

    done(here.dialtone("export", text.toString()));
    Files.createDirectories(there.folder().resolve("data"));
    Files.copy(here.folder().resolve("data/key"), there.folder().resolve("data/key"));
    done(there.dialtone("import", "site", text.toString()));

    assertThat(served(there)).isEqualTo(before);
    assertThat(there.site("rules").out())
        .isEqualTo(here.site("rules").out())
        .contains("circuit-id !port 7", "every phone");
    assertThat(there.site("phonebook").out())
        .isEqualTo(here.site("phonebook").out())
        .contains("Zoë = !x", "!sealed Zoë", "+331");
    Path second = root.resolve("second");
    done(there.dialtone("export", second.toString()));
    for (String name :
        new String[] {"site", "groups", "accounts", "phones", "templates", "rules", "phonebook"}) {
      String file = name.equals("site") ? "dialtone-site.txt" : name + ".txt";
      assertThat(second.resolve(file)).hasSameTextualContentAs(text.resolve(file), UTF_8);
    }
    assertThat(second.resolve("editions.txt"))
        .hasSameTextualContentAs(text.resolve("editions.txt"), UTF_8);
    assertThat(there.dialtone("import", "site", text.toString()).out()).contains("nothing changes");
    assertThat(here.dialtone("import", "site", text.toString()).out()).contains("nothing changes");
  }

  @Test
  void a_change_of_the_site_is_as_small_a_change_of_the_text() throws Exception {
    makeSite();
    done(here.dialtone("export", text.toString()));
    assertThat(here.dialtone("export", text.toString()).out()).contains("nothing changed");
    String phones = Files.readString(text.resolve("phones.txt"));
    String accounts = Files.readString(text.resolve("accounts.txt"));

    done(here.site("phones", "change", mac(2), "--label", "Hall"));
    done(here.site("accounts", "change", "200", "--name", "Desk"));
    Files.writeString(text.resolve("README"), "mine");

    assertThat(here.dialtone("export", text.toString()).out())
        .contains("changed accounts.txt, phones.txt, editions.txt");
    assertThat(Files.readString(text.resolve("phones.txt")))
        .isEqualTo(phones.replace("group=/paris\nlabel=\n", "group=/paris\nlabel=Hall\n"));
    assertThat(Files.readString(text.resolve("accounts.txt")))
        .isEqualTo(accounts.replace("name=Réception", "name=Desk"));
    done(here.site("unset", "/paris", "ST2030S:firmware.application"));
    done(here.site("firmware", "remove", FIRMWARE));
    Files.writeString(text.resolve("files/of mine"), "mine");
    assertThat(here.dialtone("export", text.toString()).out()).contains("files/" + FIRMWARE);
    assertThat(text.resolve("files/" + FIRMWARE)).doesNotExist();
    assertThat(text.resolve("files/of mine")).exists();
    assertThat(text.resolve("README")).exists();
  }

  @Test
  void without_the_key_or_with_another_what_is_missing_is_listed_and_nothing_changes()
      throws Exception {
    makeSite();
    done(here.dialtone("export", text.toString()));

    SiteShell.Said said = there.dialtone("import", "site", text.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err())
        .contains("accounts.txt:6: text account 200 password cannot be read")
        .contains("groups.txt:")
        .contains("is missing: put its copy at")
        .contains("nothing was changed");
    assertThat(there.folder().resolve("data")).doesNotExist();

    done(there.typed("x\n", "accounts", "add", "9", "--password-stdin"));
    SiteShell.Said other = there.dialtone("import", "site", text.toString());
    assertThat(other.exit()).isEqualTo(1);
    assertThat(other.err()).contains("is another one").contains("accounts.txt:6");
    assertThat(there.site("phones").out()).doesNotContain(mac(1));
  }

  @Test
  void plain_secrets_are_readable_for_their_owner_alone_and_need_no_key() throws Exception {
    makeSite();
    SiteShell.Said said = here.dialtone("export", text.toString(), "--plain-secrets");

    assertThat(said.err()).contains("warning: every password");
    assertThat(Files.readString(text.resolve("accounts.txt"))).contains("password=s3cret");
    assertThat(Files.readString(text.resolve("groups.txt")))
        .contains("set password.web=!plain !w3b");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(text.resolve("accounts.txt"))))
        .isEqualTo("rw-------");
    done(there.dialtone("import", "site", text.toString()));
    assertThat(served(there)).isEqualTo(served(here));
  }

  @Test
  void texts_are_edited_by_hand_and_what_is_wrong_is_told_by_file_and_line() throws Exception {
    makeSite();
    done(here.dialtone("export", text.toString()));
    String phones = Files.readString(text.resolve("phones.txt"));
    Path file = text.resolve("phones.txt");
    Files.writeString(
        file,
        phones.replace("set DSCP1=11", "set DSCP1=4600")
            + "[00147F0000AA]\nkind=ST2040\ncolour=1\n");

    SiteShell.Said said = here.dialtone("import", "site", text.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err())
        .contains("its kind is ST2030S, ST2030M, ST2022S or ST2022M")
        .contains("phones.txt:" + (phones.lines().count() + 3) + ": nobody knows 'colour' here");

    Files.writeString(file, phones.replace("set DSCP1=11", "set DSCP1=4600"));
    long line = phones.substring(0, phones.indexOf("set DSCP1=11")).lines().count() + 1;
    assertThat(here.dialtone("import", "site", text.toString()).err())
        .contains("phones.txt:" + line + ": ")
        .contains("DSCP1");

    Files.writeString(
        file,
        phones.replace("set DSCP1=11", "set DSCP1=12")
            + "\n[00147F0000AA]\nkind=ST2030S\ngroup=/lyon\nline 1=201\n");
    Files.writeString(
        text.resolve("groups.txt"), Files.readString(text.resolve("groups.txt")) + "\n[/lyon]\n");
    assertThat(here.dialtone("import", "site", text.toString(), "--dry-run").out())
        .contains("phones with other files: 2");
    assertThat(here.dialtone("import", "site", text.toString()).out())
        .contains("2 phones with another file");
    assertThat(here.site("show", "00147F0000AA").out()).contains("/lyon");
  }

  @Test
  void no_config_sn_goes_back_whoever_exported_it_when() throws Exception {
    makeSite();
    done(here.dialtone("export", text.toString(), "--plain-secrets"));
    String old = serial(here);
    for (int n = 0; n < 3; n++) {
      done(here.site("set", mac(1), "DSCP1=2" + n));
    }
    String newer = serial(here);
    assertThat(newer).isGreaterThan(old);

    done(here.dialtone("import", "site", text.toString()));
    String back = serial(here);
    assertThat(back).isGreaterThan(newer);

    done(there.dialtone("import", "site", text.toString()));
    assertThat(serial(there)).isEqualTo(old);
    done(here.dialtone("export", text.toString(), "--plain-secrets"));
    done(there.dialtone("import", "site", text.toString()));
    assertThat(serial(there)).isEqualTo(back);
  }

  private static String serial(SiteShell shell) {
    return shell.site("show", mac(1), "--json").json().path("config_sn").asString("");
  }

  @Test
  void files_whose_bytes_are_not_there_or_others_are_refused_and_leave_nothing() throws Exception {
    makeSite();
    done(here.dialtone("export", text.toString(), "--plain-secrets"));
    Path firmware = text.resolve("files/" + FIRMWARE);
    byte[] bytes = Files.readAllBytes(firmware);
    Files.delete(firmware);
    assertThat(there.dialtone("import", "site", text.toString()).err())
        .contains("files.txt:3: the bytes of " + FIRMWARE + " are not here");
    bytes[5]++;
    Files.write(firmware, bytes);
    assertThat(there.dialtone("import", "site", text.toString()).err())
        .contains("has not the digest that is said of " + FIRMWARE);
    try (var left = Files.list(there.folder().resolve("data/files"))) {
      assertThat(left).isEmpty();
    }
    assertThat(there.site("phones").out()).doesNotContain(mac(1));
    assertThat(here.dialtone("export", here.folder().resolve("data/x").toString()).err())
        .contains("is in the data folder");
    Files.writeString(root.resolve("groups.txt"), "mine");
    assertThat(here.dialtone("export", root.toString()).err()).contains("is no export's");
  }

  @Test
  void a_running_server_exports_and_takes_in() throws Exception {
    makeSite();
    try (RunningServer server = here.serve()) {
      done(here.dialtone("export", text.toString()));
      done(here.site("set", mac(1), "DSCP1=33"));
      assertThat(here.dialtone("import", "site", text.toString()).out())
          .contains("1 phone with another file");
      assertThat(server.desk().phones()).isEqualTo(2);
    }
  }
}
