// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.customize.BenchList;
import io.dialtone.core.customize.BenchTimes;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.server.bench.BenchDesk;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomizeTest {

  private static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final FilePrefix ST2022S = new FilePrefix(Model.ST2022, Protocol.SIP);
  private static final String SETTINGS =
      """
      http.listen = "127.0.0.1:0"
      tftp.listen = "127.0.0.1:0"
      console.listen = "off"
      """;

  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-22T08:00:00Z");

  private BenchDesk bench(String list) {
    BenchList read =
        switch (BenchList.parse(list)) {
          case BenchList.Read.Good(var good) -> good;
          case BenchList.Read.Bad(var reason) -> throw new AssertionError(reason);
        };
    return new BenchDesk(read, BenchTimes.USUAL, () -> now, lines::add);
  }

  private static MacAddress mac(int number) {
    return new MacAddress(0x00147F000300L + number);
  }

  private void did(String... words) {
    SiteShell.Said said = new SiteShell(folder).site(words);
    assertThat(said.exit()).as("%s: %s", String.join(" ", words), said.err()).isZero();
  }

  private void later(BenchDesk desk, Duration time) {
    now = now.plus(time);
    desk.look();
  }

  private void makeSite() throws Exception {
    Files.writeString(folder.resolve("ring.txt"), "Clocks:d=16,o=6,b=140:b5,a5,8P\r\n", ISO_8859_1);
    Files.writeString(
        folder.resolve("v2030SG.R11.1.SED.101223.2.74.zz"), "\1" + "a".repeat(20_000), ISO_8859_1);
    did("melody", "add", "ring.txt", "--kind", "melodies");
    did("firmware", "add", "v2030SG.R11.1.SED.101223.2.74.zz");
    did(
        "set",
        "/",
        "melodies=ring.txt",
        "ST2030S:firmware.application=v2030SG.R11.1.SED.101223.2.74.zz",
        "AutoprovisionRetryPeriod=47");
  }

  @Test
  void phones_plugged_in_are_customized_and_each_gets_its_line_RUN_11_WEB_3() throws Exception {
    makeSite();
    Files.writeString(folder.resolve("password"), "s3cret-200-x\n");
    did("accounts", "add", "200", "--password-file", folder.resolve("password").toString());
    did("phones", "add", mac(1).plain(), "--model", "ST2030", "--line", "1=200");
    BenchDesk desk =
        bench(mac(1) + ",ST2030,Paris 1\n" + mac(2) + "\n" + mac(3) + "\n" + mac(4) + ";shelf 4\n");
    try (RunningServer server = new SiteShell(folder).serveBy(SETTINGS, Optional.of(desk))) {
      String http = String.valueOf(server.endpoints().get("http"));
      String tftp = String.valueOf(server.endpoints().get("tftp"));
      try (SitePhone known = SitePhone.byHttp(ST2030S, mac(1), http);
          SitePhone unknown = SitePhone.at(ST2022S, mac(2), "http://" + http + "/st20xx.inf");
          SitePhone byTftp = SitePhone.told(PhoneSettings.TFTP_SERVER, tftp, ST2030S, mac(3));
          SitePhone stranger = SitePhone.byHttp(ST2030S, mac(9), http)) {
        for (SitePhone phone : List.of(known, unknown, byTftp)) {
          PhoneEnd end = phone.boot();
          assertThat(end.ending()).isEqualTo(PhoneEnd.Ending.CUSTOMIZED);
          assertThat(phone.restored("AutoprovisionRetryPeriod")).isEqualTo("47");
        }
        assertThat(known.restored("TEL1Number")).as("its own file too").isEqualTo("200");
        assertThat(unknown.restored("TEL1Number")).isNotEqualTo("200");
        assertThat(stranger.boot().provisioned()).isFalse();
      }
    }
    desk.look();
    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst()).startsWith("not listed " + mac(9) + " at 127.0.0.31");
    later(desk, BenchTimes.USUAL.rest());
    assertThat(lines).hasSize(4);
    assertThat(lines.get(1))
        .startsWith("pass    " + mac(1) + "  ST2030 hw5 fw")
        .contains("5 files in")
        .endsWith("at rest  [ST2030 Paris 1]");
    assertThat(lines.get(2)).startsWith("pass    " + mac(2) + "  ST2022 hw2");
    assertThat(lines.get(3)).startsWith("pass    " + mac(3) + "  -").contains("at rest");
    later(desk, BenchTimes.USUAL.patience());
    assertThat(lines).as("each once").hasSize(4);
    assertThat(desk.report().summary())
        .isEqualTo("3 passed, 0 failed, 0 not finished, 1 never came");
    assertThat(desk.report().text())
        .contains("absent  " + mac(4), "never asked for anything", "shelf 4");
    assertThat(desk.report().html())
        .contains("<tr class=\"pass\"><td>pass</td><td>" + mac(1), "Paris 1");
  }

  @Test
  void a_pulled_plug_and_a_wrong_firmware_fail_in_words_RUN_11() throws Exception {
    Path files = Files.createDirectory(folder.resolve("hand-made"));
    Files.writeString(
        files.resolve("st2030s.inf"),
        """
        ; ours
        [application]
        fwurl=v2022SG.R11.1.SED.120313.4.78.1.zz
        [config]
        common_config=ComConf1.txt
        """);
    Files.writeString(
        files.resolve("v2022SG.R11.1.SED.120313.4.78.1.zz"), "\1" + "a".repeat(20_000));
    Files.writeString(files.resolve("ComConf1.txt"), "[sys]\r\nAutoprovisionTimeDays=3\r\n");
    Files.writeString(
        files.resolve("good.inf"),
        """
        [Provision_Mode]
        provision_mode = auto_provisioning
        [config]
        melodies=gone.txt
        common_config=ComConf1.txt
        """);
    BenchDesk desk = bench("mac,what\n*\n");
    String settings = "files = \"" + files + "\"\n" + SETTINGS;
    try (RunningServer server = new SiteShell(folder).serveBy(settings, Optional.of(desk))) {
      String http = "http://" + server.endpoints().get("http");
      try (SitePhone wrong = SitePhone.at(ST2030S, mac(1), http + "/st2030s.inf");
          SitePhone pulled = SitePhone.at(ST2030S, mac(2), http + "/good.inf");
          SitePhone absent = SitePhone.at(ST2030S, mac(3), http + "/good.inf")) {
        assertThat(wrong.boot().display().summary()).isEqualTo("Wrong Firmware");
        assertThat(pulled.bootsPast("gone.txt")).isFalse();
        assertThat(absent.boot().provisioned()).isFalse();
        later(desk, BenchTimes.USUAL.rest());
        assertThat(lines).hasSize(1);
        assertThat(lines.getFirst())
            .startsWith("fail    " + mac(3))
            .contains("gone.txt: no file of this name");
        later(desk, BenchTimes.USUAL.patience());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
            .startsWith("fail    " + mac(1))
            .contains("after it asked for st2030s.inf, and never for v2022SG")
            .contains("power lost, or it refused what it had");
        assertThat(lines.get(2)).startsWith("fail    " + mac(2)).contains("gone.txt");

        Files.writeString(
            files.resolve("gone.txt"), "Clocks:d=16,o=6,b=140:b5,a5,8P\r\n", ISO_8859_1);
      }
      try (SitePhone again = SitePhone.at(ST2030S, mac(2), http + "/st2030s.INF")) {
        assertThat(again.boot().provisioned()).isFalse();
      }
    }
    assertThat(desk.report().summary().toLowerCase(Locale.ROOT)).contains("1 not finished");
  }

  @Test
  void the_worker_types_a_list_and_prints_a_report() {
    SiteShell shell = new SiteShell(folder);

    assertThat(shell.dialtone("serve", "--customize-report", "x.html").err())
        .contains("--customize-report goes with --customize");
    assertThat(shell.dialtone("serve", "--customize", "none.csv").err())
        .contains("none.csv cannot be read");
    assertThat(shell.dialtone("serve", "--help").out())
        .contains("--customize=LIST", "--customize-report=FILE");
  }
}
