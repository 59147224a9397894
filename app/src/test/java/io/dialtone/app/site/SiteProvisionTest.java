// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Secret;
import io.dialtone.core.site.Account;
import io.dialtone.core.site.GroupId;
import io.dialtone.core.site.Level;
import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.site.SettingKey;
import io.dialtone.core.wish.Levels;
import io.dialtone.core.wish.Wish;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.server.run.RunningServer;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.server.site.SiteDesk;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteProvisionTest {

  private static final int PHONES = 10;
  private static final String WHO = "test";

  /** All four kinds of phones have it. */
  private static final String PARAMETER = "AutoprovisionRetryPeriod";

  @TempDir Path folder;

  @Test
  @DisplayName("SRV-2 RUN-3 a value of the middle level changes the phones below it, by one run")
  void a_site_of_three_levels_provisions_ten_phones_over_http_and_tftp() throws Exception {
    List<SitePhone> phones = new ArrayList<>();
    try (RunningServer server = new SiteShell(folder).serve()) {
      SiteDesk desk = server.desk();
      makeSite(desk);
      plug(server, phones);
      for (SitePhone phone : phones) {
        PhoneEnd first = phone.boot();
        assertThat(first.provisioned()).as("%s: %s", phone.mac(), phone.fetched()).isTrue();
        assertThat(phone.parameter(PARAMETER)).isEqualTo("40");
        assertThat(unchanged(phone)).isTrue();
      }
      DeskAnswer done = desk.perform(set(level(desk, "Paris"), PARAMETER, "46"), WHO);
      assertThat(done).isInstanceOf(DeskAnswer.Done.class);
      for (int number = 0; number < PHONES; number++) {
        SitePhone phone = phones.get(number);
        boolean inParis = number % 2 == 0;
        if (inParis) {
          assertThat(phone.boot().provisioned()).isTrue();
          assertThat(phone.fetched()).anyMatch(name -> name.startsWith("ComConf"));
        }
        assertThat(phone.parameter(PARAMETER)).isEqualTo(inParis ? "46" : "40");
        assertThat(unchanged(phone)).as("%s: %s", phone.mac(), phone.fetched()).isTrue();
      }
    } finally {
      phones.forEach(SitePhone::close);
    }
  }

  /** Whether a boot is the run that changes nothing: INF, .ser and .txt (RUN-3). */
  private static boolean unchanged(SitePhone phone) throws InterruptedException {
    PhoneEnd end = phone.boot();
    return end.provisioned()
        && end.reboots() == 0
        && phone.fetched().stream().noneMatch(name -> name.startsWith("ComConf"));
  }

  private static void makeSite(SiteDesk desk) {
    perform(desk, new Wish.AddGroup(GroupId.ROOT, "Paris"));
    perform(desk, new Wish.AddGroup(group(desk, "Paris"), "Sales"));
    perform(desk, new Wish.AddGroup(GroupId.ROOT, "Rome"));
    perform(desk, set(level(desk, "site"), PARAMETER, "40"));
    perform(desk, set(level(desk, "site"), "time-zone", "Europe/Paris"));
    for (int number = 0; number < PHONES; number++) {
      GroupId group = group(desk, number % 2 == 0 ? "Paris/Sales" : "Rome");
      perform(
          desk,
          new Wish.AddPhone(
              mac(number), kind(number), PhoneState.ACTIVE, new PhonePlace(group, "", "")));
      String name = Integer.toString(200 + number);
      perform(
          desk,
          new Wish.PutAccount(
              new Account(
                  name,
                  name,
                  "Phone " + name,
                  Optional.empty(),
                  Secret.of("s3cret-" + name),
                  Optional.empty())));
      perform(desk, new Wish.AssignLine(mac(number), 1, Optional.of(name)));
    }
  }

  /** A third is told a TFTP server by hand, another an HTTP server; the site says neither. */
  private static void plug(RunningServer server, List<SitePhone> phones) throws Exception {
    String http = String.valueOf(server.endpoints().get("http"));
    String tftp = String.valueOf(server.endpoints().get("tftp"));
    for (int number = 0; number < PHONES; number++) {
      if (number % 3 == 0) {
        phones.add(SitePhone.told(PhoneSettings.TFTP_SERVER, tftp, kind(number), mac(number)));
      } else if (number % 3 == 1) {
        phones.add(SitePhone.told(PhoneSettings.HTTP_SERVER, http, kind(number), mac(number)));
      } else {
        phones.add(SitePhone.byHttp(kind(number), mac(number), http));
      }
    }
  }

  private static MacAddress mac(int number) {
    return new MacAddress(0x00147F000100L + number);
  }

  /** All four kinds, each in both places. */
  private static FilePrefix kind(int number) {
    return new FilePrefix(
        number / 2 % 2 == 0 ? Model.ST2030 : Model.ST2022,
        number < PHONES - 4 ? Protocol.SIP : Protocol.MGCP);
  }

  private static GroupId group(SiteDesk desk, String path) {
    return desk.read(site -> Levels.group(site, path)).orElseThrow();
  }

  private static Level level(SiteDesk desk, String text) {
    return desk.read(site -> Levels.parse(site, text)).orElseThrow();
  }

  private static Wish set(Level level, String key, String value) {
    return Wish.set(level, SettingKey.parse(key).orElseThrow(), value);
  }

  private static void perform(SiteDesk desk, Wish wish) {
    assertThat(desk.perform(wish, WHO)).isInstanceOf(DeskAnswer.Done.class);
  }
}
