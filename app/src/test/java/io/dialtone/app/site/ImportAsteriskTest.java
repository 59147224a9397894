// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class ImportAsteriskTest {

  private static final int PHONES = 50;
  private static final FilePrefix KIND = new FilePrefix(Model.ST2030, Protocol.SIP);

  @TempDir private Path folder;

  private AsteriskDisk disk() {
    return new AsteriskDisk(folder);
  }

  private Said imported(String... more) {
    List<String> words = new ArrayList<>(List.of("import", "asterisk", "asterisk"));
    words.addAll(List.of(more));
    return disk().dialtone(words.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource({
    "sip, peers/all.conf",
    "pjsip, pjsip.conf",
    "wizard, pjsip_wizard.conf",
    "users, users.conf"
  })
  @DisplayName("SRV-3 RUN-3 fifty phones from Asterisk by two commands, one secret costs one phone")
  void fifty_phones_have_their_lines_and_an_edited_secret_reaches_one(String driver, String file)
      throws Exception {
    disk().of(driver, PHONES);
    Said first = imported();
    assertThat(first.exit()).as(first.err()).isZero();
    assertThat(first.out()).contains("sip.server=192.0.2.5 from", "phones with another file: 50");
    List<SitePhone> phones = new ArrayList<>();
    try (RunningServer server = new SiteShell(folder).serve()) {
      String http = String.valueOf(server.endpoints().get("http"));
      for (int n = 0; n < PHONES; n++) {
        phones.add(SitePhone.byHttp(KIND, AsteriskDisk.mac(n), http));
        assertThat(phones.get(n).boot().provisioned()).isTrue();
        provisioned(phones.get(n), n, "s3cret-" + (AsteriskDisk.FIRST + n));
      }
      disk().edit(file, "s3cret-217", "an0ther-217");
      JsonNode second = imported("--json").json();
      assertThat(second.path("answer").path("phones")).hasSize(1);
      assertThat(second.path("answer").path("phones").get(0).stringValue())
          .isEqualTo(AsteriskDisk.mac(17).toString());
      for (int n = 0; n < PHONES; n++) {
        SitePhone phone = phones.get(n);
        PhoneEnd end = phone.boot();
        assertThat(end.provisioned()).isTrue();
        assertThat(end.reboots()).as("%s", phone.fetched()).isEqualTo(n == 17 ? 1 : 0);
        String name = Integer.toString(AsteriskDisk.FIRST + n);
        provisioned(phone, n, (n == 17 ? "an0ther-" : "s3cret-") + name);
        if (n != 17) {
          assertThat(phone.fetched()).hasSize(3); // INF, .ser, .txt
        }
      }
    } finally {
      phones.forEach(SitePhone::close);
    }
  }

  private static void provisioned(SitePhone phone, int n, String password) {
    String name = Integer.toString(AsteriskDisk.FIRST + n);
    assertThat(phone.parameter("TEL1Number")).isEqualTo(name);
    assertThat(phone.parameter("regid1")).isEqualTo(name);
    assertThat(phone.parameter("regpwd1")).isEqualTo(password);
    assertThat(phone.parameter("DisplayName1")).isEqualTo("Person " + name);
    assertThat(phone.parameter("RegisterServerMP1")).isEqualTo("192.0.2.5");
  }

  @Test
  void a_dry_run_tells_what_would_change_and_changes_nothing_and_no_password_is_shown()
      throws Exception {
    disk().sip(3);

    Said dry = imported("--dry-run");
    assertThat(dry.exit()).as(dry.err()).isZero();
    assertThat(folder.resolve("data")).doesNotExist();
    assertThat(dry.out()).contains("would import from Asterisk: 3 accounts, 3 phones");
    Said json = imported("--dry-run", "--json");
    assertThat(json.json().path("outcome").stringValue()).isEqualTo("would");
    Said done = imported();
    assertThat(dry.out() + dry.err() + json.out() + json.err() + done.out() + done.err())
        .doesNotContain("s3cret");
    assertThat(done.out()).contains("change 1: import from Asterisk: 3 accounts, 3 phones");
    assertThat(imported().out()).contains("nothing changes: the site has it all");
  }

  @Test
  void faults_are_told_with_file_and_line_and_nothing_is_taken_in() throws Exception {
    disk().sip(3);
    Files.writeString(
        disk().file("peers/more.conf"),
        "#exec /bin/true\n[x](none)\n#include sip.conf\n#include gone\n");

    Said said = imported();

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err().lines())
        .containsExactly(
            "dialtone: peers/more.conf, line 2: section [x] inherits from [none], which is not"
                + " there before it",
            "dialtone: peers/more.conf, line 3: the files include each other for ever: sip.conf"
                + " (line 11) -> peers/more.conf -> sip.conf",
            "dialtone: peers/more.conf, line 4: includes gone, which is not there or cannot be"
                + " read");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void what_the_site_refuses_is_told_with_the_place_it_is_from() throws Exception {
    disk().sip(2);
    disk().edit("peers/all.conf", "[201]", "[2:01]");

    Said said = imported();

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("peers/all.conf, line 4: the name of an account has a \":\"");
    assertThat(imported("--json").json().path("faults")).isNotEmpty();
  }

  @Test
  void a_map_says_which_phone_and_which_model() throws IOException {
    disk().sip(2);
    Files.writeString(
        folder.resolve("map.csv"),
        "\uFEFFmac;model;account\n00147F000201;ST2022;200\n00147F000201;;201\n");

    Said said = imported("--map", "map.csv", "--sip-server", "pbx.example:5070");

    assertThat(said.exit()).as(said.err()).isZero();
    Said phones = disk().dialtone("site", "phones");
    assertThat(phones.out())
        .contains("00:14:7f:00:02:01")
        .contains("ST2022 SIP")
        .contains("1=200 2=201");
    assertThat(disk().dialtone("site", "show", "/").out()).contains("sip.server=pbx.example:5070");
  }

  @Test
  void an_account_that_is_gone_stays_until_it_is_pruned() throws IOException {
    disk().sip(2);
    assertThat(imported().exit()).isZero();
    assertThat(disk().dialtone("site", "set", AsteriskDisk.mac(0).toString(), "DSCP1=46").exit())
        .isZero();
    disk().sip(1);

    assertThat(imported().out()).contains("account 201: left as it is; --prune removes it");
    assertThat(disk().dialtone("site", "accounts").out()).contains("201");
    Said pruned = imported("--prune");
    assertThat(pruned.exit()).as(pruned.err()).isZero();
    assertThat(disk().dialtone("site", "accounts").out()).doesNotContain("201");
    assertThat(disk().dialtone("site", "show", AsteriskDisk.mac(0).toString()).out())
        .contains("DSCP1=46");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nowhere                       | 2  | there is no folder nowhere that can be read
          .                             | 2  | there is none of sip.conf, users.conf
          asterisk --model ST2040       | 64 | ST2040 is no model
          asterisk --watch --prune      | 64 | --watch goes without --prune
          asterisk --watch --dry-run    | 64 | --watch goes without --dry-run
          asterisk --map none.csv       | 2  | none.csv cannot be read
          asterisk --sip-server a..b/   | 1  | --sip-server: sip.server
          """)
  void wrong_usage_is_told_in_one_line(String words, int exit, String told) throws IOException {
    disk().sip(1);
    Said said = disk().dialtone(("import asterisk " + words).split(" ", -1));

    assertThat(said.exit()).isEqualTo(exit);
    assertThat(said.err().lines()).singleElement().asString().contains(told);
  }
}
