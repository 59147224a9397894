// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.demo.SamplePhone.Way;
import io.dialtone.wire.config.ConfigFile;
import io.dialtone.wire.config.Parameter;
import io.dialtone.wire.config.TelephoneConfig;
import io.dialtone.wire.deck.Deck;
import io.dialtone.wire.identity.FirmwareName;
import io.dialtone.wire.identity.FirmwareName.Part;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.inf.InfFile;
import io.dialtone.wire.inf.InfKey;
import io.dialtone.wire.inf.TftpPath;
import io.dialtone.wire.melody.MelodyFile;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SampleSiteTest {
  private static final Endpoint HTTP = Endpoint.parse("127.0.0.1:8080").orElseThrow();
  private static final String BASE = "http://127.0.0.1:8080/";

  private static final SamplePhone BY_OPTION_43 =
      phone("00:14:7f:00:00:01", Model.ST2030, Protocol.SIP, Way.HTTP);
  private static final SamplePhone BY_OPTION_66 =
      phone("00:14:7f:00:00:02", Model.ST2022, Protocol.SIP, Way.TFTP);
  private static final SamplePhone BY_OPTION_150 =
      phone("00:14:7f:00:00:03", Model.ST2030, Protocol.MGCP, Way.TFTP);
  private static final SamplePhone BY_NEXT_SERVER =
      phone("00:14:7f:00:00:04", Model.ST2022, Protocol.MGCP, Way.TFTP);
  private static final List<SamplePhone> PHONES =
      List.of(BY_OPTION_43, BY_OPTION_66, BY_OPTION_150, BY_NEXT_SERVER);

  @TempDir static Path folder;
  private static SampleSite site;

  private static SamplePhone phone(String mac, Model model, Protocol protocol, Way way) {
    return new SamplePhone(MacAddress.parse(mac).orElseThrow(), model, protocol, way);
  }

  @BeforeAll
  static void make() throws IOException {
    site = SampleSite.make(folder, HTTP, PHONES);
  }

  static List<SamplePhone> phones() {
    return PHONES;
  }

  private static Bytes read(String path) throws IOException {
    return Bytes.copyOf(Files.readAllBytes(folder.resolve(path)));
  }

  private static InfFile inf(SamplePhone phone) throws IOException {
    return InfFile.parse(read(site.infName(phone)));
  }

  /** Where the server finds what an INF names. */
  private static String served(String value) {
    return value.startsWith(BASE)
        ? value.substring(BASE.length())
        : TftpPath.toServerPath(value).orElseThrow();
  }

  private static String served(SamplePhone phone, InfKey key) throws IOException {
    return served(inf(phone).first(key).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("phones")
  void every_inf_is_without_oddity_and_names_only_files_that_are_there(SamplePhone phone)
      throws IOException {
    InfFile inf = inf(phone);
    assertThat(inf.notes()).isEmpty();
    for (InfFile.Entry entry : inf.entries()) {
      InfKey key = entry.known().orElseThrow();
      if (key != InfKey.PROVISION_MODE) {
        assertThat(folder.resolve(served(entry.value()))).as(entry.value()).exists();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ST2030,SIP,HTTP,st2030s.inf",
    "ST2022,SIP,HTTP,st2022s.inf",
    "ST2030,MGCP,HTTP,st2030m.inf",
    "ST2022,MGCP,HTTP,st2022m.inf",
    "ST2030,SIP,TFTP,st2030s_tftp.inf",
    "ST2022,SIP,TFTP,st2022s_tftp.inf",
    "ST2030,MGCP,TFTP,st2030m_tftp.inf",
    "ST2022,MGCP,TFTP,st2022m_tftp.inf",
  })
  void all_four_kinds_have_an_inf_for_each_transport_INF_1(
      Model model, Protocol protocol, Way way, String name) throws IOException {
    SamplePhone phone = phone("001F9F000001", model, protocol, way);
    assertThat(site.infName(phone)).isEqualTo(name);
    InfKey.Way foreign = way == Way.HTTP ? InfKey.Way.TFTP : InfKey.Way.HTTP;
    assertThat(inf(phone).entries()).noneMatch(e -> e.known().orElseThrow().way() == foreign);
    boolean sip = protocol == Protocol.SIP;
    assertThat(inf(phone).first(InfKey.CALL_WAITING_TONE).isPresent()).isEqualTo(sip);
    assertThat(inf(phone).all(InfKey.DECKFILE)).hasSize(sip ? 0 : 4);
  }

  @Test
  void one_kind_is_named_by_windows_style_paths_INF_4() throws IOException {
    assertThat(inf(BY_OPTION_66).first(InfKey.TELCFG)).contains(".\\config\\TelConf2022_1.txt");
    assertThat(inf(BY_OPTION_150).first(InfKey.TELCFG)).contains("config/TelConf2030_1.txt");
    assertThat(site.infUrl(BY_OPTION_43)).isEqualTo(BASE + "st2030s.inf");
  }

  @ParameterizedTest
  @MethodSource("phones")
  void firmware_is_newer_than_the_factorys_and_no_web_page_ID_7(SamplePhone phone)
      throws IOException {
    boolean http = phone.way() == Way.HTTP;
    boolean old = phone.model() == Model.ST2030;
    image(phone, http ? InfKey.FWURL : InfKey.FW_FILENAME, Part.APPLICATION, old ? 1.53 : 3.54);
    image(phone, http ? InfKey.DSPURL : InfKey.DSP_FILENAME, Part.DSP, 3.10);
    image(phone, http ? InfKey.BOOTURL : InfKey.BOOT_FILENAME, Part.BOOT, old ? 1.11 : 3.03);
  }

  private static void image(SamplePhone phone, InfKey key, Part part, double factory)
      throws IOException {
    String path = served(phone, key);
    FirmwareName name = FirmwareName.parse(TftpPath.lastPart(path));
    assertThat(name.model()).contains(phone.model());
    assertThat(name.part()).isEqualTo(part);
    assertThat(Double.parseDouble(name.version().orElseThrow())).isGreaterThan(factory);
    if (part == Part.APPLICATION) {
      assertThat(name.protocol()).contains(phone.protocol());
    }
    Bytes image = read(path);
    int least =
        switch (part) {
          case APPLICATION -> 1_600_000;
          case DSP -> 245_000;
          case BOOT -> 100_000;
        };
    assertThat(image.length()).isBetween(least, least + least / 20);
    assertThat(image.at(0)).isNotEqualTo('<');
  }

  @ParameterizedTest
  @MethodSource("phones")
  void melodies_and_scripts_and_common_configs_parse_FIL_1_FIL_3_FIL_4(SamplePhone phone)
      throws Exception {
    assertThat(MelodyFile.parse(read(served(phone, InfKey.MELODIES))).melodies()).hasSize(5);
    assertThat(MelodyFile.parse(read(served(phone, InfKey.SYSTEM_MELODIES))).melodies()).hasSize(3);
    if (phone.protocol() == Protocol.SIP) {
      assertThat(MelodyFile.parse(read(served(phone, InfKey.CALL_WAITING_TONE))).melodies())
          .hasSize(3);
    }
    assertThat(TelephoneConfig.parse(read(served(phone, InfKey.TELCFG))).model())
        .contains(phone.model());
    ConfigFile common = ConfigFile.parse(read(served(phone, InfKey.COMMON_CONFIG)));
    assertThat(common.find("AutoprovisionFlag").map(Parameter::value)).contains("1");
    assertThat(common.find("AutoprovisionHTTPServer")).isEmpty();
    assertThat(common.configSerial()).isEmpty();
  }

  @Test
  void a_phone_has_the_lines_and_keys_of_its_model_FIL_8() throws Exception {
    ConfigFile large = ConfigFile.parse(read(served(BY_OPTION_43, InfKey.COMMON_CONFIG)));
    ConfigFile small = ConfigFile.parse(read(served(BY_OPTION_66, InfKey.COMMON_CONFIG)));
    assertThat(large.find("ProfileName4")).isPresent();
    assertThat(large.find("FeatureKeyExt10")).isPresent();
    assertThat(small.find("ProfileName2")).isPresent();
    assertThat(small.find("ProfileName3")).isEmpty();
    assertThat(small.find("FeatureKeyExt06")).isEmpty();
  }

  @Test
  void decks_are_well_formed_FIL_5() throws Exception {
    for (String deck : inf(BY_OPTION_150).all(InfKey.DECKFILE)) {
      assertThat(Deck.parse(read(served(deck)))).isEqualTo(new Deck("deck", 5));
    }
  }

  @Test
  void each_phone_has_its_own_file_with_a_serial_number_of_its_own_RUN_4() throws Exception {
    Set<String> serials = new TreeSet<>();
    for (String name :
        List.of(
            "phones/ST2030S_00147F000001.txt", // where config= points
            "ST2022S_00147F000002.txt", // in the TFTP root, TFT-2
            "ST2030M_00147F000003.txt",
            "ST2022M_00147F000004.txt")) {
      String serial = ConfigFile.parse(read(name)).configSerial().orElseThrow();
      assertThat(ConfigFile.isSerial(serial)).isTrue();
      serials.add(serial);
    }
    assertThat(serials).hasSize(4);
    assertThat(served(BY_OPTION_43, InfKey.CONFIG)).isEqualTo("phones/");
  }

  @Test
  void sip_phones_have_different_accounts() throws Exception {
    ConfigFile first = ConfigFile.parse(read("phones/ST2030S_00147F000001.txt"));
    ConfigFile second = ConfigFile.parse(read("ST2022S_00147F000002.txt"));
    for (String name : List.of("TEL1Number", "regid1", "regpwd1", "DisplayName1")) {
      assertThat(first.find(name).map(Parameter::value))
          .isPresent()
          .isNotEqualTo(second.find(name).map(Parameter::value));
    }
    assertThat(first.find("DisplayName1").map(Parameter::value)).contains("Zo\u00e9 Martin");
  }

  @ParameterizedTest
  @MethodSource("phones")
  void a_phone_with_a_preconfigured_server_finds_its_inf_in_the_root(SamplePhone phone)
      throws IOException {
    String own =
        "%s%s_%s.inf".formatted(phone.model(), phone.protocol().letter(), phone.mac().plain());
    assertThat(read(own)).isEqualTo(read(site.infName(phone)));
  }

  @Test
  void text_is_latin_1_with_crlf_throughout_FIL_1() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().matches(".*\\.(inf|txt|thd)")).toList()) {
        String text = read(folder.relativize(file).toString()).latin1();
        assertThat(text.replace("\r\n", "")).as(file.toString()).doesNotContain("\r", "\n");
        assertThat(text).endsWith("\r\n");
      }
    }
    assertThat(read("phones/ST2030S_00147F000001.txt").hex().replace(" ", ""))
        .containsIgnoringCase("5a6fe9204d617274696e0d0a"); // Zo<e acute> Martin CRLF
  }

  @Test
  void the_same_phones_get_the_same_bytes_at_every_making(@TempDir Path other) throws IOException {
    SampleSite.make(other, HTTP, PHONES);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(Files.mismatch(file, other.resolve(folder.relativize(file)))).isEqualTo(-1L);
      }
    }
    assertThat(site.folder()).isEqualTo(folder);
  }
}
