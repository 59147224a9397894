// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.journal.Level;
import io.dialtone.server.settings.HttpsSettings.Profile;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsReaderTest {

  @TempDir Path folder;

  @BeforeEach
  void a_folder_to_serve() throws IOException {
    Files.createDirectory(folder.resolve("site"));
  }

  private Loaded load(Map<String, String> options, Map<String, String> environment) {
    return SettingsReader.load(new Surroundings(options, environment, folder, false));
  }

  private Loaded loadFile(String toml) throws IOException {
    Files.writeString(folder.resolve("dialtone.toml"), toml, UTF_8);
    return load(Map.of(), Map.of());
  }

  private static Settings fit(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Fit(Settings settings, _) -> settings;
      case Loaded.Unfit unfit -> throw new AssertionError(unfit.lines());
    };
  }

  /** The faults as {@code line text}, for values of the file. */
  private static List<String> faults(Loaded loaded) {
    List<String> lines = new ArrayList<>();
    if (loaded instanceof Loaded.Unfit(List<Fault> faults)) {
      for (Fault fault : faults) {
        String place =
            fault.origin() instanceof Origin.Line(_, int number)
                ? "" + number
                : fault.origin().toString();
        lines.add(place + " " + fault.text());
      }
    }
    return lines;
  }

  @Test
  void the_defaults_are_the_contracts() {
    Settings settings = fit(load(Map.of(), Map.of()));
    assertThat(settings)
        .isEqualTo(
            new Settings(
                new Settings.Folders(folder.resolve("data"), Optional.empty()),
                Optional.empty(),
                new Database.Sqlite(folder.resolve("data/dialtone.db")),
                new Settings.Listeners(
                    Listen.at(Ip4Address.ANY, 8080),
                    HttpsSettings.OFF,
                    Listen.at(Ip4Address.ANY, 6969),
                    new Listen.Off(),
                    new Listen.Off(),
                    Listen.at(Ip4Address.of(127, 0, 0, 1), 8081),
                    new Settings.Limits(TransferSettings.USUAL, 1024)),
                new DhcpSettings(
                    Manner.USUAL,
                    Terms.NONE.with(Way.OPTION43).withLease(Duration.ofHours(8)),
                    List.of(),
                    List.of(),
                    List.of()),
                new AccessSettings(AccessMode.NETWORKS, List.of()),
                new Settings.Log(Level.INFO, false)));
  }

  @Test
  void root_gets_the_tftp_port_itself() {
    Settings settings =
        fit(SettingsReader.load(new Surroundings(Map.of(), Map.of(), folder, true)));
    assertThat(settings.listeners().tftp()).isEqualTo(Listen.at(Ip4Address.ANY, 69));
  }

  @Test
  void options_go_before_environment_before_file_before_default() throws IOException {
    Files.writeString(
        folder.resolve("dialtone.toml"),
        """
        [http]
        listen = "127.0.0.1:1001"
        [tftp]
        listen = "127.0.0.1:1002"
        [console]
        listen = "127.0.0.1:1003"
        """,
        UTF_8);
    Settings settings =
        fit(
            load(
                Map.of("--http", "127.0.0.1:3001"),
                Map.of("DIALTONE_HTTP", "127.0.0.1:2001", "DIALTONE_TFTP", "off")));
    assertThat(settings.listeners())
        .asString()
        .startsWith("Listeners[http=127.0.0.1:3001, https=HttpsSettings[listen=off,")
        .contains("tftp=off, dhcp=off, sip=off, console=127.0.0.1:1003,");
  }

  @Test
  void a_named_file_must_exist_the_usual_one_need_not() throws IOException {
    Files.createDirectory(folder.resolve("etc"));
    Files.writeString(folder.resolve("etc/my.toml"), "files = \"../site\"\n", UTF_8);
    assertThat(fit(load(Map.of("--config", "etc/my.toml"), Map.of())).folders().files())
        .contains(folder.resolve("site"));
    assertThat(fit(load(Map.of(), Map.of("DIALTONE_CONFIG", "etc/my.toml"))).folders().files())
        .contains(folder.resolve("site"));
    assertThat(faults(load(Map.of("--config", "other.toml"), Map.of())))
        .containsExactly("1 there is no such settings file");
  }

  @Test
  void relative_paths_start_at_the_file_or_where_the_command_was_called() throws IOException {
    Files.createDirectory(folder.resolve("etc"));
    Files.writeString(
        folder.resolve("etc/my.toml"), "data = \"d\"\ndatabase = \"sqlite:leases.db\"\n", UTF_8);
    Settings byFile = fit(load(Map.of("--config", "etc/my.toml"), Map.of()));
    assertThat(byFile.folders().data()).isEqualTo(folder.resolve("etc/d"));
    assertThat(byFile.database()).isEqualTo(new Database.Sqlite(folder.resolve("etc/leases.db")));
    Settings byOption = fit(load(Map.of("--config", "etc/my.toml", "--data", "d"), Map.of()));
    assertThat(byOption.folders().data()).isEqualTo(folder.resolve("d"));
  }

  @Test
  void all_faults_of_a_file_are_told_at_once_each_with_its_line() throws IOException {
    Loaded loaded =
        loadFile(
            """
            dta = "x"
            files = "nowhere"
            address = 5

            [htpp]
            listen = "off"

            [tftp]
            lisen = "off"
            port = 69
            [console]
            listen = 8081
            [dhcp]
            way = "option67"
            lease = "5s"
            authoritative = "yes"
            # pools:
            [[dhcp.pool]]
            range = "10.0.0.9-10.0.0.1"
            router = "10.0.0.300"
            vlan = { voice = 0, data = 5 }
            [[dhcp.pool]]
            subnet = "10.0.0.1/24"
            nameserver = "10.0.0.1"
            [[dhcp.reservation]]
            mac = "00:14:7F"
            [access]
            mode = "networkz"
            networks = ["10.0.0.0/8", "10.0.0.0/99"]
            [log]
            level = "loud"
            """);
    assertThat(faults(loaded))
        .extracting(fault -> Integer.parseInt(fault.substring(0, fault.indexOf(' '))))
        .contains(1, 2, 3, 5, 9, 10, 12, 14, 15, 16, 19, 20, 21, 23, 24, 25, 26, 28, 29, 31)
        .isSorted();
    assertThat(faults(loaded))
        .contains(
            "1 dta: unknown key; did you mean data?",
            "3 address: expected an IPv4 address such as \"192.0.2.1\", found the number 5",
            "5 htpp: unknown table; did you mean http?",
            "9 tftp.lisen: unknown key; did you mean tftp.listen?",
            "10 tftp.port: unknown key; known here: listen, port-range, single-port, transfers,"
                + " per-client, idle, total, block-size, window",
            "12 console.listen: expected \"off\" or \"ADDRESS:PORT\" such as \"0.0.0.0:8080\","
                + " found the number 8081",
            "15 dhcp.lease: expected between 1m and 365d, found \"5s\"",
            "16 dhcp.authoritative: expected true or false without quotes, found \"yes\"",
            "18 dhcp.pool.subnet is missing, such as subnet = \"192.0.2.0/24\"",
            "24 dhcp.pool.nameserver: unknown key; known here: subnet, range, router, ntp, way,"
                + " inf, vlan, exclude, network, dns, lease",
            "28 access.mode: expected one of lease, networks, secret, open, found \"networkz\";"
                + " did you mean networks?");
  }

  @Test
  void a_syntax_fault_is_told_with_its_line_and_the_rest_is_still_checked() throws IOException {
    List<String> faults =
        faults(
            loadFile(
                """
                data = "d"
                files = site
                [log]
                level = "loud"
                level = "info"
                """));
    assertThat(faults).anyMatch(fault -> fault.startsWith("2 "));
    assertThat(faults).anyMatch(fault -> fault.startsWith("5 "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http = \"x\"| 1 http is a table: write [http] on a line of its own; known here: listen, connections-per-address",
        "[dhcp.pool]| 1 dhcp.pool is a list of tables: write [[dhcp.pool]] with two brackets",
        "dhcp.pool = [1]| 1 dhcp.pool is a list of tables: write [[dhcp.pool]] on a line of its own",
        "log.level = 1979-05-27| 1 log.level: expected one of error, warn, info, debug, found"
            + " 1979-05-27 without quotes",
        "database = \"mysql://u:pw@h/d\"| 1 database: expected \"sqlite:PATH\" or"
            + " \"postgresql://USER:PASSWORD@HOST:PORT/DATABASE\", with sslmode= or sslrootcert="
            + " behind a question mark at most; % and two hex digits stand for what a URL cannot"
            + " hold",
        "https.key = \"k.pem\"| 1 https.key is of no use without https.certificate",
        "https.profile = \"old\"| 1 https.profile: expected one of modern, legacy, found \"old\"",
      })
  void a_wrong_form_is_told_in_words(String toml, String fault) throws IOException {
    assertThat(faults(loadFile(toml + "\n"))).containsExactly(fault.strip());
  }

  @Test
  void faults_of_options_alone_are_wrong_usage() throws IOException {
    assertThat(load(Map.of("--http", "x"), Map.of()))
        .isInstanceOfSatisfying(
            Loaded.Unfit.class,
            unfit -> {
              assertThat(unfit.wrongUsage()).isTrue();
              assertThat(unfit.lines())
                  .containsExactly(
                      "--http: expected \"off\" or \"ADDRESS:PORT\" such as \"0.0.0.0:8080\","
                          + " found 'x'");
            });
    assertThat(load(Map.of("--http", "x"), Map.of("DIALTONE_TFTP", "")))
        .isInstanceOfSatisfying(
            Loaded.Unfit.class, unfit -> assertThat(unfit.wrongUsage()).isFalse());
  }

  @Test
  void a_fault_that_a_better_source_covers_is_still_a_fault() throws IOException {
    Files.writeString(folder.resolve("dialtone.toml"), "[log]\nlevel = \"loud\"\n", UTF_8);
    assertThat(faults(load(Map.of("--log-level", "info"), Map.of())))
        .singleElement()
        .asString()
        .startsWith("2 log.level: expected one of");
  }

  @Test
  void unknown_variables_of_ours_warn_and_the_launchers_do_not() {
    Loaded loaded =
        load(
            Map.of(),
            Map.of(
                "DIALTONE_JAVA", "x",
                "DIALTONE_JAVA_OPTS", "x",
                "DIALTONE_CORPUS", "x",
                "DIALTONE_HTPP", "off",
                "DIALTONE_ZZZZZZZZZZZZ", "1",
                "HTTP", "x"));
    assertThat(loaded)
        .isInstanceOfSatisfying(
            Loaded.Fit.class,
            fit ->
                assertThat(fit.warnings())
                    .containsExactly(
                        "environment variable DIALTONE_HTPP is no setting and was not read;"
                            + " did you mean DIALTONE_HTTP?",
                        "environment variable DIALTONE_ZZZZZZZZZZZZ is no setting and was not"
                            + " read"));
  }

  @Test
  void a_file_that_is_no_text_or_too_long_is_told_so() throws IOException {
    Path file = folder.resolve("dialtone.toml");
    Files.write(file, new byte[] {'a', '=', '"', (byte) 0xE9, '"'});
    assertThat(faults(load(Map.of(), Map.of()))).containsExactly("1 is not UTF-8 text");
    Files.write(file, new byte[(4 << 20) + 1]);
    assertThat(faults(load(Map.of(), Map.of())))
        .containsExactly("1 longer than 4 MiB: this is no settings file");
  }

  static List<Key<?>> keysThatChangeSomething() {
    return Keys.ALL.stream().filter(key -> !key.equals(Keys.HTTPS_KEY)).toList();
  }

  @ParameterizedTest
  @MethodSource("keysThatChangeSomething")
  void every_key_of_the_file_is_read(Key<?> key) throws IOException {
    String before = "";
    String table = key.table().isEmpty() ? "" : "[" + key.table() + "]\n";
    Settings usual = fit(load(Map.of(), Map.of()));
    if (Keys.inTableList(key)) {
      table = "[" + table.strip() + "]\n";
      before = table + required(key);
      usual = fit(loadFile(before));
    }
    if (key.equals(Keys.DHCP)) {
      before = "[[dhcp.pool]]\nsubnet = \"192.0.2.0/24\"\n";
      usual = fit(loadFile(before));
    }
    String text =
        required(key).contains(key.leaf() + " = ")
            ? before.replaceFirst("(?m)^" + key.leaf() + " = .*$", example(key))
            : before + (before.startsWith(table) ? "" : table) + example(key);
    assertThat(fit(loadFile(text))).isNotEqualTo(usual);
  }

  private static String example(Key<?> key) {
    return key.leaf() + " = " + key.manual().example() + "\n";
  }

  /** The keys without which a table of this key's list is no table, with other values. */
  private static String required(Key<?> key) {
    if (key.table().equals(DhcpKeys.POOL)) {
      return key.equals(DhcpKeys.POOL_SUBNET)
          ? "subnet = \"10.0.0.0/24\"\n"
          : "subnet = \"192.0.2.0/24\"\n";
    }
    if (key.equals(DhcpKeys.RESERVATION_CLIENT_ID)) {
      return "client-id = \"boot rom\"\naddress = \"10.0.0.1\"\n";
    }
    if (key.table().equals(DhcpKeys.CLASS)) {
      return "model = \"st2022\"\nway = \"option150\"\n";
    }
    if (key.table().equals(DhcpKeys.RESERVATION)) {
      return "mac = \"00147F0000FF\"\naddress = \"10.0.0.1\"\n";
    }
    return "";
  }

  static List<Key<?>> keysWithVariables() {
    return keysThatChangeSomething().stream()
        .filter(key -> !key.variables().isEmpty() && !key.equals(Keys.DHCP))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("keysWithVariables")
  void every_variable_and_option_of_a_key_is_read(Key<?> key) {
    Settings usual = fit(load(Map.of(), Map.of()));
    String value = key.manual().example().replaceAll("[\"\\[\\]]", "");
    for (String variable : key.variables()) {
      assertThat(fit(load(Map.of(), Map.of(variable, value)))).as(variable).isNotEqualTo(usual);
    }
    key.optionName()
        .ifPresent(option ->
            assertThat(fit(load(Map.of(option, value), Map.of()))).as(option).isNotEqualTo(usual));
  }

  @Test
  void a_key_in_a_file_of_its_own_or_with_its_certificate() throws IOException {
    String certificate = "[https]\ncertificate = \"c.pem\"\n";
    assertThat(fit(loadFile(certificate)).listeners().https().files())
        .contains(new HttpsSettings.Files(folder.resolve("c.pem"), folder.resolve("c.pem")));
    assertThat(fit(loadFile(certificate + "key = \"k.pem\"\n")).listeners().https().files())
        .contains(new HttpsSettings.Files(folder.resolve("c.pem"), folder.resolve("k.pem")));
  }

  @Test
  void without_a_profile_HTTPS_is_modern_and_only_who_says_so_gets_legacy_HTT_3()
      throws IOException {
    String https = "[https]\nlisten = \"0.0.0.0:443\"\n";
    assertThat(profile(https)).isEqualTo(Profile.MODERN);
    assertThat(profile(https + "profile = \"modern\"\n")).isEqualTo(Profile.MODERN);
    assertThat(profile(https + "profile = \"legacy\"\n")).isEqualTo(Profile.LEGACY);
  }

  private Profile profile(String toml) throws IOException {
    return fit(loadFile(toml)).listeners().https().profile();
  }

  @Test
  void variables_are_the_options_or_keys_name_in_capitals() {
    assertThat(Keys.HTTP.variables()).containsExactly("DIALTONE_HTTP", "DIALTONE_HTTP_LISTEN");
    assertThat(Keys.ACCESS_MODE.variables()).containsExactly("DIALTONE_ACCESS_MODE");
    assertThat(Keys.LOG_LEVEL.variables()).containsExactly("DIALTONE_LOG_LEVEL");
    assertThat(DhcpKeys.POOL_WAY.variables()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "8h, PT8H",
    "1d, PT24H",
    "1h30m, PT1H30M",
    "90s, PT1M30S",
    "8, ",
    "h, ",
    "8 h, ",
    "8h x, ",
    "-1h, ",
    "99999999999h, ",
  })
  void lengths_of_time_are_numbers_with_units(String text, Duration expected) {
    assertThat(Readings.duration(text)).isEqualTo(Optional.ofNullable(expected));
  }

  @ParameterizedTest
  @CsvSource({"listen,lisen,1", "listen,lisetn,1", "http,htpp,1", "a,b,1", "'',abc,3", "x,x,0"})
  void a_near_miss_is_counted_in_slips_of_the_hand(String a, String b, int slips) {
    assertThat(NearMiss.distance(a, b)).isEqualTo(slips);
  }
}
