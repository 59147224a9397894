// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.ProjectFolder;
import io.dialtone.app.golden.CorpusSite;
import io.dialtone.app.golden.FreePort;
import io.dialtone.app.golden.MgcpSite;
import io.dialtone.core.parameter.Dictionary;
import io.dialtone.core.parameter.ParameterDef;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.settings.PhoneSettings;
import io.dialtone.server.dictionary.ParameterFiles;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ImportFilesTest {

  private static final FilePrefix ST2030S = new FilePrefix(Model.ST2030, Protocol.SIP);
  private static final FilePrefix ST2030M = new FilePrefix(Model.ST2030, Protocol.MGCP);
  private static final FilePrefix ST2022S = new FilePrefix(Model.ST2022, Protocol.SIP);
  private static final String FIRMWARE = "v2030SG.R11.1.SED.101223.2.74.zz";
  private static final Dictionary DICTIONARY = ParameterFiles.builtIn();

  @TempDir private Path root;
  private Path hand;
  private SiteShell old;
  private SiteShell next;
  private int tftpPort;

  @BeforeEach
  void open() throws Exception {
    hand = Files.createDirectory(root.resolve("hand"));
    old = new SiteShell(Files.createDirectory(root.resolve("old")));
    next = new SiteShell(Files.createDirectory(root.resolve("next")));
    tftpPort = FreePort.next();
  }

  private static MacAddress mac(int n) {
    return MacAddress.parse("00:14:7f:00:00:0" + n).orElseThrow();
  }

  private void file(String path, String... lines) throws Exception {
    Path at = hand.resolve(path);
    Files.createDirectories(Optional.ofNullable(at.getParent()).orElseThrow());
    Files.writeString(at, String.join("\r\n", lines) + "\r\n", ISO_8859_1);
  }

  /** Two models that agree in part, three phones, Latin-1, an unknown parameter, a line apart. */
  private void makeFolder() throws Exception {
    byte[] firmware = new byte[20_000];
    new Random(7).nextBytes(firmware);
    firmware[0] = 1;
    Files.write(hand.resolve(FIRMWARE), firmware);
    file(
        "st2030s.inf",
        "; Büro",
        "[application]",
        "fwurl=/" + FIRMWARE,
        "[config]",
        "melodies=/Tunes.txt",
        "telcfg=/TelConf_30.txt",
        "common_config=/ComConf_30.txt",
        "config=/");
    file("st2022s.inf", "[config]", "common_config=/ComConf_22.txt", "config=/phones/");
    file("Tunes.txt", "Up:d=8,o=5,b=90:c,e,g");
    file("TelConf_30.txt", "#VPD1020D49S_IAD_TELCFG", "set ipp default");
    file(
        "ComConf_30.txt",
        "[ipp]",
        "LanguageType=4",
        "[net]",
        "DSCP1=44",
        "VLAN=0",
        "[sip]",
        "RtpPort=41002",
        "ProfileName1=Bureau é",
        "MadeUp=yes",
        "sw_notify_autoprovision=1",
        "AuthNotifyCheckSync=192.0.2.9");
    file(
        "ComConf_22.txt",
        "[ipp]",
        "LanguageType=4",
        "[net]",
        "DSCP1=40",
        "[ntp]",
        "NtpZoneNum=25",
        "[sip]",
        "RtpPort=41002",
        "sw_notify_autoprovision=1",
        "AuthNotifyCheckSync=192.0.2.9");
    own("ST2030S_00147F000001.txt", "200", "DSCP1=10", "ServiceDomainMP1=example.net");
    own(
        "ST2030S_00147F000002.txt",
        "201",
        "MadeUp=no",
        "FeatureKeyExt01=L/<sip:200>",
        "FeatureKeyExt02=S/<sip:Zoé%20B@example.net;user=phone>",
        "FeatureKeyExt03=L/<sip:{number}>",
        "NtpZoneNum=25",
        "NtpDaylight=1",
        "VLAN=1",
        "VLANid1=20",
        "VLANTag1=5",
        "VLANid2=30",
        "VLANTagdata=3");
    own("phones/ST2022S_00147F000003.txt", "202", "OtherThing=1", "RtpPort=41000");
  }

  private void own(String name, String number, String... more) throws Exception {
    file(
        name,
        "[sip]",
        "TEL1Number=" + number,
        "TEL01Use=1",
        "regid1=" + number,
        "regpwd1=s3cret-" + number,
        "DisplayName1=Zoé " + number,
        "DisplayNum1=" + number,
        "ProxyServerMP1=192.0.2.10",
        "RegisterServerMP1=192.0.2.10",
        "sip_pxy_srv_portMP1=5070",
        "sip_reg_srv_portMP1=5070",
        String.join("\r\n", more),
        "[sys]",
        "config_sn=202001010001");
  }

  private static void done(SiteShell.Said said) {
    assertThat(said.exit()).as(said.err() + said.out()).isZero();
  }

  /** How a phone comes to its server: by a URL that names the INF, or by the name of a server. */
  private enum Way {
    HTTP,
    TFTP;

    private SitePhone phone(RunningServer server, FilePrefix kind, MacAddress mac, String inf)
        throws Exception {
      return switch (this) {
        case HTTP ->
            SitePhone.at(kind, mac, "http://" + server.endpoints().get("http") + "/" + inf);
        case TFTP -> {
          String tftp = String.valueOf(server.endpoints().get("tftp"));
          yield SitePhone.told(
              Map.of(PhoneSettings.TFTP_SERVER, tftp, PhoneSettings.CONFIG_NAME, inf), kind, mac);
        }
      };
    }
  }

  /** A deployment that was made by hand, and a phone of it. */
  enum Deployment {
    REAL_BY_HTTP("st2030/st2030s.inf", "tel1number,sw_notify_autoprovision"),
    REAL_BY_TFTP("st2030s.inf", "tel1number,sw_notify_autoprovision"),
    MGCP_BY_HTTP("mgcp.inf", "endpoint,callagent");

    private final String inf;
    private final String told;

    Deployment(String inf, String told) {
      this.inf = inf;
      this.told = told;
    }

    private Way way() {
      return this == REAL_BY_TFTP ? Way.TFTP : Way.HTTP;
    }

    private FilePrefix kind() {
      return this == MGCP_BY_HTTP ? ST2030M : ST2030S;
    }

    private Path make(Path root, int tftpPort) throws Exception {
      if (this == MGCP_BY_HTTP) {
        MgcpSite.write(root);
        return root;
      }
      CorpusSite corpus =
          way() == Way.HTTP ? CorpusSite.forHttp(root, 8080) : CorpusSite.forTftp(root);
      if (way() == Way.HTTP) {
        corpus.rewrite("st2030s.inf", "http://127.0.0.1:8080/", "/");
      } else {
        for (String file : List.of(CorpusSite.COMMON, CorpusSite.MAC_FILE)) {
          String server = PhoneSettings.TFTP_SERVER + "=";
          corpus.rewrite(file, server, server + "127.0.0.1:" + tftpPort);
        }
      }
      return corpus.root();
    }
  }

  /** What a factory-new phone holds once it stands by, by hand-made files or by the site. */
  private SortedMap<String, String> held(
      SiteShell shell, String settings, Way way, FilePrefix kind, MacAddress mac, String inf)
      throws Exception {
    try (RunningServer server =
            shell.serveBy(
                """
                http.listen = "127.0.0.1:0"
                tftp.listen = "127.0.0.1:%d"
                console.listen = "off"
                """
                        .formatted(tftpPort)
                    + settings);
        SitePhone phone = way.phone(server, kind, mac, inf)) {
      assertThat(phone.boot().provisioned()).as("%s: %s", mac, phone.fetched()).isTrue();
      if (kind.equals(ST2030S)) {
        assertThat(phone.kept(FlashItem.MELODIES)).isPresent();
      }
      return phone.parameters();
    }
  }

  /**
   * The same phone by the folder and by the site: what the folder says is what it holds.
   *
   * @param told what its own file and the common one say
   */
  private void assertTheSame(
      Path folder, Way way, FilePrefix kind, MacAddress mac, String inf, List<String> told)
      throws Exception {
    SortedMap<String, String> before =
        held(old, "files = \"" + folder + "\"\n", way, kind, mac, inf);
    // by TFTP it asks for its own INF before the one that it was told by hand (SRC-5)
    String asked = way == Way.HTTP ? kind.text() + mac.plain() + ".inf" : inf;
    SortedMap<String, String> after = held(next, "", way, kind, mac, asked);
    assertThat(told).as("it took its files").allMatch(name -> !before.get(name).isBlank());
    assertThat(differing(kind, before, after)).isEmpty();
  }

  /**
   * Where two phones differ, but for the serial number, which the site counts, and for what only
   * the site says: its common file is complete, at the dictionary's defaults.
   */
  private static SortedMap<String, String> differing(
      FilePrefix kind, SortedMap<String, String> before, SortedMap<String, String> after) {
    SortedMap<String, String> differing = new TreeMap<>();
    for (Map.Entry<String, String> one : before.entrySet()) {
      String name = one.getKey();
      boolean ours = DICTIONARY.find(kind, name).map(ParameterDef::own).orElse(false);
      if (!ours && !one.getValue().equals(after.get(name))) {
        differing.put(name, one.getValue() + " became " + after.get(name));
      }
    }
    after.forEach((name, value) -> {
      boolean usual =
          DICTIONARY
              .find(kind, name)
              .flatMap(ParameterDef::defaultValue)
              .filter(value::equals)
              .isPresent();
      if (!before.containsKey(name) && !usual) {
        differing.put(name, "came as " + value);
      }
    });
    return differing;
  }

  @Test
  @DisplayName("SRV-3 a folder taken apart and generated back gives phones the same parameters")
  void phones_hold_the_same_by_the_folder_and_by_the_site_made_of_it() throws Exception {
    makeFolder();
    done(next.dialtone("import", "files", hand.toString()));

    List<String> told = List.of("tel1number", "sw_notify_autoprovision");
    assertTheSame(hand, Way.HTTP, ST2030S, mac(1), "st2030s.inf", told);
    assertTheSame(hand, Way.HTTP, ST2030S, mac(2), "st2030s.inf", told);
    assertTheSame(hand, Way.HTTP, ST2022S, mac(3), "st2022s.inf", told);
    assertThat(next.site("show", mac(2).toString(), "--only-set").out())
        .contains("FeatureKeyExt01=L/<sip:200> from this phone's key 1")
        .contains(
            "FeatureKeyExt02=S/<sip:Zo\u00E9%20B@example.net;user=phone> from this phone's key 2")
        .contains("FeatureKeyExt03=L/<sip:{number}> from this phone,")
        .contains("NtpZoneNum=25 from this phone by time-zone")
        .contains("VLANid1=20 from this phone by vlan.voice")
        .contains("VLANid2=30 from this phone by vlan.data");
    assertThat(next.site("show", "/").out()).contains("ST2022S:time-zone=Europe/Berlin");
    assertThat(next.dialtone("import", "files", hand.toString()).out()).contains("nothing changes");
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SRV-3 the folder of a whole deployment, taken apart and generated back")
  void a_phone_of_a_deployment_holds_the_same_by_the_site(Deployment made) throws Exception {
    Path folder = made.make(root.resolve("deployment"), tftpPort);
    done(next.dialtone("import", "files", folder.toString()));

    MacAddress mac = MacAddress.parse(CorpusSite.MAC).orElseThrow();
    assertTheSame(folder, made.way(), made.kind(), mac, made.inf, List.of(made.told.split(",")));
    JsonNode lines = next.site("phones", "--json").json().path("items").path(0).path("lines");
    if (made.kind().equals(ST2030S)) {
      assertThat(lines.path("1").asString("")).isEqualTo("8002");
      assertThat(lines.path("2").asString("")).isEqualTo("8010");
    }
  }

  @Test
  void a_corpus_whose_inf_names_files_that_are_not_there_is_told_so() {
    Path corpus = ProjectFolder.corpus();
    SiteShell.Said said = next.dialtone("import", "files", corpus.toString(), "--dry-run");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("1 phone, 2 accounts")
        .contains("st2030s.inf:2: fwurl: http://127.0.0.1:8080/st2030/v2030SG")
        .contains("comconf-2.74-1.txt: no INF names it");
  }

  @Test
  void settings_are_said_once_where_kinds_agree_and_by_kind_where_they_do_not() throws Exception {
    makeFolder();
    done(next.dialtone("import", "files", hand.toString(), "--group", "/paris"));

    String shown = next.site("show", "/paris", "--only-set").out();
    assertThat(shown).contains("notify=192.0.2.9").contains("language=");
    assertThat(shown).contains("ST2030S:DSCP1=44").contains("ST2022S:DSCP1=40");
    assertThat(shown).contains("RtpPort=41002").doesNotContain("S:RtpPort");
    assertThat(shown).contains("ST2030S:firmware.application=" + FIRMWARE);
    assertThat(next.site("accounts").out()).contains("200").contains("192.0.2.10:5070");
    assertThat(next.site("phones").out()).contains("paris");
    assertThat(next.site("history").out().lines().filter(line -> line.contains("import of files")))
        .hasSize(1);
  }

  @Test
  void what_stands_in_the_site_already_does_not_reach_phones_of_the_folder() throws Exception {
    makeFolder();
    file("ComConf_22.txt", "[sip]", "RtpPort=41000", "ProxyServerMP2=", "SessionExpire=1800");
    done(next.site("set", "/", "RtpPort=42000", "sip.server=192.0.2.77", "SessionExpire=900"));
    SiteShell.Said said = next.dialtone("import", "files", hand.toString(), "--group", "/a/b");
    assertThat(said.exit()).as(said.err()).isZero();

    String shown = next.site("show", mac(3).toString()).out();
    assertThat(shown)
        .contains("RtpPort=41000 from group")
        .contains("ProxyServerMP2= from group")
        .contains("SessionExpire=1800 from group")
        .contains("ProxyServerMP1=192.0.2.10 from account");
    assertThat(next.dialtone("import", "files", hand.toString(), "--group", "/a/b").out())
        .contains("nothing changes");
  }

  @Test
  @DisplayName("SRV-3 what vanished from the folder vanishes from the site, unless set by hand")
  void what_the_folder_says_no_more_is_taken_back_where_an_import_brought_it() throws Exception {
    makeFolder();
    done(next.dialtone("import", "files", hand.toString()));
    String first = mac(1).toString();
    done(next.site("set", first, "DSCP2=20", "ServiceDomainMP1=example.org"));
    done(next.site("set", "/", "ST2030S:DSCP1=43", "TelnetTime=100"));
    file("ST2030S_00147F000001.txt", "[sip]", "RtpPort=41008", "[sys]", "config_sn=202001010002");
    file("ComConf_30.txt", "[ipp]", "LanguageType=4", "[sip]", "sw_notify_autoprovision=1");
    Files.delete(hand.resolve("phones/ST2022S_00147F000003.txt"));

    SiteShell.Said would = next.dialtone("import", "files", hand.toString(), "--dry-run");
    assertThat(next.site("show", first, "--only-set").out()).contains("DSCP1=10");
    SiteShell.Said said = next.dialtone("import", "files", hand.toString());
    done(said);
    assertThat(said.out())
        .contains("and taken back", "  / ST2030S:MadeUp@sip\n", "  / RtpPort\n", "  / notify\n")
        .contains("  " + first + " DSCP1\n", "  " + first + " line 1\n")
        .contains("set by others since: left: 2\n", "  / ST2030S:DSCP1 by ", ", change 3\n")
        .contains("  " + first + " ServiceDomainMP1 by ", ", change 2\n")
        .contains("remove them yourself: 3\n", "  account 202\n", "  phone 00147F000003\n");
    assertThat(would.out()).contains("  / RtpPort\n", "  " + first + " line 1\n");
    String shown = next.site("show", first, "--only-set").out();
    assertThat(shown)
        .contains(
            "DSCP2=20",
            "ServiceDomainMP1=example.org",
            "RtpPort=41008",
            "DSCP1=43 from the whole site")
        .doesNotContain("TEL1Number", "MadeUp", "192.0.2.9", "sw_notify");
    assertThat(next.dialtone("import", "files", hand.toString()).out()).contains("nothing changes");
  }

  @Test
  void through_a_running_server_what_another_folder_brought_stays() throws Exception {
    makeFolder();
    Path other = Files.createDirectory(root.resolve("other"));
    String own = "ST2030S_00147F000002.txt";
    Files.copy(hand.resolve(own), other.resolve(own));
    try (RunningServer server = next.serve()) {
      assertThat(server.endpoints()).containsKey("http");
      done(next.dialtone("import", "files", hand.toString()));
      assertThat(next.dialtone("import", "files", other.toString()).out())
          .contains("nothing changes")
          .doesNotContain("taken back");
      assertThat(next.site("show", "/", "--only-set").out()).contains("ST2030S:DSCP1=44");

      file(own, "[sip]", "TEL1Number=", "RtpPort=41010", "FeatureKeyExt02=L/<sip:7>");
      assertThat(next.dialtone("import", "files", hand.toString()).out())
          .contains(mac(2) + " key 1\n", mac(2) + " line 1\n", mac(2) + " time-zone\n")
          .doesNotContain(mac(2) + " key 2", mac(1) + " ");
    }
  }

  @Test
  void what_the_dictionary_does_not_know_is_kept_raw_and_told() throws Exception {
    makeFolder();
    JsonNode json = next.dialtone("import", "files", hand.toString(), "--json").json();
    assertThat(json.path("notes").toString())
        .contains("MadeUp@sip: no dictionary knows it")
        .contains("OtherThing@sip");
    assertThat(json.path("outcome").asString("")).isEqualTo("done");
    assertThat(json.toString()).doesNotContain("s3cret");
  }

  @Test
  void a_config_file_that_phones_refuse_is_told_and_nothing_is_taken_in() throws Exception {
    makeFolder();
    file("ComConf_22.txt", "[ipp]", "LanguageType=4", "what is this");
    SiteShell.Said said = next.dialtone("import", "files", hand.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("ComConf_22.txt:3: is neither").contains("nothing was taken");
    assertThat(next.folder().resolve("data")).doesNotExist();
  }

  @Test
  void infs_that_disagree_are_told_and_refused_with_strict() throws Exception {
    makeFolder();
    file("ST2030S_00147F000001.inf", "[config]", "common_config=/ComConf_22.txt", "config=/");
    SiteShell.Said strict = next.dialtone("import", "files", hand.toString(), "--strict");
    assertThat(strict.exit()).isEqualTo(1);
    assertThat(strict.err())
        .contains("st2030s.inf: says another common_config")
        .contains("--strict");
    SiteShell.Said said = next.dialtone("import", "files", hand.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("which is what phone 00:14:7f:00:00:01 takes")
        .contains("ST2030S_00147F000001.inf: names no melodies")
        .contains("ST2030S_00147F000001.txt: its group says MadeUp");
    String own = next.site("show", mac(1).toString(), "--only-set").out();
    assertThat(own).contains("DSCP1=10").contains("ProfileName1=Profile 1");
  }

  @Test
  void a_folder_with_nothing_for_phones_is_no_import() throws Exception {
    file("readme.txt", "hello");
    SiteShell.Said said = next.dialtone("import", "files", hand.toString());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("holds nothing for phones");
    assertThat(next.dialtone("import", "files", root.resolve("none").toString()).exit())
        .isEqualTo(2);
  }
}
