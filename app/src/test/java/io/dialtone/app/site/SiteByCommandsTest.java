// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.site.SiteShell.Said;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A site made by commands alone, half of it before there is a server, half through that. */
class SiteByCommandsTest {

  private static final int PHONES = 10;

  /** All four kinds of phones have it. */
  private static final String PARAMETER = "AutoprovisionRetryPeriod";

  @TempDir Path folder;

  private JsonNode done(String lines, String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.add("--json");
    Said said = new SiteShell(folder).typed(lines, all.toArray(String[]::new));
    assertThat(said.exit()).as("%s: %s", all, said.err()).isZero();
    return said.json();
  }

  @Test
  @DisplayName("SRV-2 RUN-3 by commands: a value of the middle level changes the phones below it")
  void a_site_made_by_commands_provisions_ten_phones_and_a_change_costs_one_run() throws Exception {
    done("", "groups", "add", "/Paris");
    done("", "groups", "add", "/Paris/Sales");
    done("", "groups", "add", "/Rome");
    done("", "set", "/", PARAMETER + "=40", "time-zone=Europe/Paris");
    for (int number = 0; number < PHONES; number += 2) {
      add(number);
    }
    List<SitePhone> phones = new ArrayList<>();
    try (RunningServer server = new SiteShell(folder).serve()) {
      for (int number = 1; number < PHONES; number += 2) {
        add(number);
      }
      plug(server, phones);
      for (SitePhone phone : phones) {
        assertThat(phone.boot().provisioned()).as("%s: %s", phone.mac(), phone.fetched()).isTrue();
        assertThat(phone.parameter(PARAMETER)).isEqualTo("40");
        assertThat(unchanged(phone)).as("%s: %s", phone.mac(), phone.fetched()).isTrue();
      }
      JsonNode would = done("", "diff", "/Paris", PARAMETER + "=46");
      assertThat(would.path("count").asInt()).isEqualTo(PHONES / 2);
      done("", "set", "/paris", PARAMETER + "=46");
      for (int number = 0; number < PHONES; number++) {
        changed(phones.get(number), inParis(number));
      }
      assertThat(done("", "phones").path("items")).hasSize(PHONES);
    } finally {
      phones.forEach(SitePhone::close);
    }
  }

  private static void changed(SitePhone phone, boolean meant) throws InterruptedException {
    if (meant) {
      assertThat(phone.boot().provisioned()).isTrue();
      assertThat(phone.fetched()).anyMatch(name -> name.startsWith("ComConf"));
    }
    assertThat(phone.parameter(PARAMETER)).isEqualTo(meant ? "46" : "40");
    assertThat(unchanged(phone)).as("%s: %s", phone.mac(), phone.fetched()).isTrue();
  }

  /** Whether a boot is the run that changes nothing: INF, .ser and .txt (RUN-3). */
  private static boolean unchanged(SitePhone phone) throws InterruptedException {
    PhoneEnd end = phone.boot();
    return end.provisioned()
        && end.reboots() == 0
        && phone.fetched().stream().noneMatch(name -> name.startsWith("ComConf"));
  }

  private void add(int number) {
    String account = Integer.toString(200 + number);
    done("s3cret-" + account + "\n", "accounts", "add", account, "--password-stdin");
    FilePrefix kind = kind(number);
    done(
        "",
        "phones",
        "add",
        mac(number).toString(),
        "--model=" + kind.model(),
        "--protocol=" + kind.protocol(),
        "--group=" + (inParis(number) ? "/Paris/Sales" : "/Rome"),
        "--line=1=" + account);
  }

  /** Every third phone is told a TFTP server, and the site must go on telling it (RUN-6). */
  private void plug(RunningServer server, List<SitePhone> phones) throws Exception {
    String http = String.valueOf(server.endpoints().get("http"));
    String tftp = String.valueOf(server.endpoints().get("tftp"));
    for (int number = 0; number < PHONES; number++) {
      if (number % 3 == 0) {
        done("", "set", mac(number).toString(), "AutoprovisionTFTPServer=" + tftp);
        phones.add(SitePhone.told(PhoneSettings.TFTP_SERVER, tftp, kind(number), mac(number)));
      } else {
        phones.add(SitePhone.byHttp(kind(number), mac(number), http));
      }
    }
  }

  /** Half of them, of all four kinds. */
  private static boolean inParis(int number) {
    return number % 4 == 0 || number % 4 == 3;
  }

  private static MacAddress mac(int number) {
    return new MacAddress(0x00147F000100L + number);
  }

  /** All four kinds. */
  private static FilePrefix kind(int number) {
    return new FilePrefix(
        number / 2 % 2 == 0 ? Model.ST2030 : Model.ST2022,
        number < PHONES - 4 ? Protocol.SIP : Protocol.MGCP);
  }
}
