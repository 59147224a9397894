// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.dhcpconfig;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dialtone dhcp-config} as it is typed: what it reads, warns of and refuses. */
class DhcpConfigCommandTest {

  private static final String POOLS =
      """
      dhcp.dns = ["192.0.2.3"]

      [[dhcp.pool]]
      subnet = "192.0.2.0/24"
      range = "192.0.2.100-192.0.2.199"
      exclude = ["192.0.2.120-192.0.2.129"]
      router = "192.0.2.1"
      vlan = { voice = 110, data = 120 }

      [[dhcp.pool]]
      subnet = "198.51.100.0/24"
      vlan = { voice = 210, data = 220 }

      [[dhcp.reservation]]
      mac = "00:14:7f:00:00:02"
      address = "192.0.2.60"
      """;

  @TempDir Path folder;

  private record Said(int exit, String out, String err) {}

  private Said typed(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), Map.of(), folder);
    int exit = Main.run(terminal, words);
    return new Said(exit, out.toString(UTF_8), err.toString(UTF_8));
  }

  private Said config(String... words) {
    return typed(Stream.concat(Stream.of("dhcp-config"), Stream.of(words)).toArray(String[]::new));
  }

  private void settings(String text) throws IOException {
    Files.writeString(folder.resolve("dialtone.toml"), text);
  }

  @Test
  @DisplayName("SRV-6 the pools of the settings are printed with all they say, one by --subnet")
  void pools_of_the_settings() throws IOException {
    settings(POOLS);
    Said said = config("isc", "--address", "192.0.2.10", "--subnet", "192.0.2.0/24");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains(
            "subnet 192.0.2.0 netmask 255.255.255.0 {\n",
            "  range 192.0.2.100 192.0.2.119;\n  range 192.0.2.130 192.0.2.199;\n",
            "  option routers 192.0.2.1;\n",
            "  option domain-name-servers 192.0.2.3;\n",
            "  option phone-vlan-voice 110;\n",
            "\"http://192.0.2.10:8080/st2030s.inf\"")
        .doesNotContain("198.51.100", "host ");
    assertThat(said.err())
        .isEqualTo(
            "dialtone: warning: phones of 192.0.2.0/24 do not get their files: put the network"
                + " into access.networks\n");
    assertThat(config("isc", "--address", "192.0.2.10").err())
        .contains("the pools of the settings tell different VLANs");
    Said both = config("isc", "--address", "192.0.2.10", "--vlan", "off");
    assertThat(both.out())
        .contains("subnet 198.51.100.0", "range 198.51.100.1 198.51.100.254;", "vlan-flag 0;");
  }

  @Test
  @DisplayName(
      "SRV-6 --static: the site's phones by kind, with their reservations, and those alone")
  void static_entries() throws IOException {
    settings(POOLS);
    assertThat(typed("site", "phones", "add", "00:14:7f:00:00:01", "--model", "ST2022").exit())
        .isZero();
    assertThat(
            typed(
                    "site",
                    "phones",
                    "add",
                    "00:14:7f:00:00:02",
                    "--model",
                    "ST2030",
                    "--protocol",
                    "mgcp",
                    "--label",
                    "Reception")
                .exit())
        .isZero();
    String[] words = {"dnsmasq", "--address", "192.0.2.10", "--subnet", "192.0.2.0/24", "--static"};
    assertThat(config(words).out())
        .contains(
            "# ST2022 SIP\ndhcp-host=00:14:7f:00:00:01,set:st2022s\n",
            "# ST2030 MGCP, Reception\ndhcp-host=00:14:7f:00:00:02,set:st2030m,192.0.2.60\n");
    assertThat(typed("site", "phones", "remove", "00:14:7f:00:00:02").exit()).isZero();
    assertThat(config(words).out()).contains("# phone\ndhcp-host=00:14:7f:00:00:02,192.0.2.60\n");
  }

  @Test
  void without_a_site_reservations_alone_are_static() throws IOException {
    settings(POOLS);
    Said said = config("kea", "--address", "192.0.2.10", "--subnet", "192.0.2.0/24", "--static");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("{ \"hw-address\": \"00:14:7f:00:00:02\", \"ip-address\": \"192.0.2.60\" }");
    assertThat(folder.resolve("data")).as("nothing is made by asking").doesNotExist();
  }

  @Test
  void a_phone_reserved_in_two_networks_is_asked_for_network_by_network() throws IOException {
    String second =
        """

        [[dhcp.reservation]]
        mac = "00:14:7f:00:00:02"
        address = "198.51.100.60"
        """;
    settings(POOLS + second.stripIndent());
    Said both = config("kea", "--address", "192.0.2.10", "--vlan", "off", "--static");
    assertThat(both.exit()).isEqualTo(1);
    assertThat(both.err())
        .isEqualTo(
            "dialtone: 00:14:7f:00:00:02 has reservations in two of these networks, 192.0.2.60 and"
                + " 198.51.100.60: ask for each with --subnet"
                + System.lineSeparator());
    for (String net : List.of("192.0.2", "198.51.100")) {
      Said one = config("kea", "--address", "192.0.2.10", "--subnet", net + ".0/24", "--static");
      assertThat(one.out()).contains("\"ip-address\": \"" + net + ".60\"");
    }
  }

  @Test
  @DisplayName("SRV-8 the secret path is in the URL; by TFTP without an INF it could not be told")
  void the_secret_path() throws IOException {
    settings("access.mode = \"secret\"\naccess.secret-path = \"kept-from-everybody\"\n");
    assertThat(config("dnsmasq", "--address", "192.0.2.10").out())
        .contains("43,http://192.0.2.10:8080/kept-from-everybody/st2022m.inf\n");
    Said tftp =
        config("dnsmasq", "--address", "192.0.2.10", "--by", "tftp", "--tftp", "0.0.0.0:69");
    assertThat(tftp.err()).contains("access goes by a secret").doesNotContain("kept-from");
    assertThat(
            config("dnsmasq", "--address", "192.0.2.10", "--by", "tftp", "--inf", "all.inf").out())
        .contains("dhcp-boot=tag:st20xx,kept-from-everybody/all.inf,,192.0.2.10\n");
  }

  @Test
  @DisplayName("SRC-1 what sends phones astray is warned about")
  void warnings() throws IOException {
    settings(
        """
        dhcp.listen = "127.0.0.1:0"
        dhcp.way = "option66"
        access.mode = "lease"
        """);
    Said said = config("isc", "--by", "http", "--address", "127.0.0.1");
    assertThat(said.exit()).isZero();
    assertThat(said.err())
        .contains(
            "warning: our own DHCP server is on too",
            "and ours tells another way (SRC-1)",
            "loopback",
            "access.mode lease goes by leases of our own DHCP");
    assertThat(config("isc", "--address", "192.0.2.10").out())
        .as("the settings' way")
        .contains("next-server 192.0.2.10;");
    assertThat(config("isc", "--address", "192.0.2.10", "--tftp", "0.0.0.0:6969").err())
        .contains("phones ask for TFTP at port 69, but it listens on port 6969");
  }

  @Test
  void the_address_and_ports_are_those_of_the_listeners() {
    assertThat(config("isc", "--http", "192.0.2.7:80").out())
        .contains("\"http://192.0.2.7/st2030s.inf\"");
    assertThat(config("isc", "--http", "off", "--https", "0.0.0.0:443", "--address", "192.0.2.7"))
        .extracting(Said::out)
        .asString()
        .contains("\"https://192.0.2.7/st2030s.inf\"");
  }

  @Test
  void our_own_address_and_the_routers_are_not_lent() throws IOException {
    Said unknown =
        config("isc", "--address", "10.0.0.3", "--subnet", "10.0.0.0/29", "--router", "10.0.0.1");
    assertThat(unknown.out()).contains("  range 10.0.0.2 10.0.0.2;\n  range 10.0.0.4 10.0.0.6;\n");
    settings("[[dhcp.pool]]\nsubnet = \"10.0.0.0/29\"\nrouter = \"10.0.0.6\"\n");
    Said pool = config("isc", "--address", "10.0.0.1");
    assertThat(pool.out()).contains("  range 10.0.0.2 10.0.0.5;\n  option routers 10.0.0.6;\n");
    assertThat(pool.err()).isEmpty();
  }

  @Test
  void as_json() {
    Said said = config("mikrotik", "--address", "192.0.2.10", "--json");
    JsonNode all = JsonMapper.shared().readTree(said.out());
    assertThat(all.path("server").asString("")).isEqualTo("mikrotik");
    assertThat(all.path("text").asString("")).startsWith("# Thomson ST2030");
    assertThat(all.path("warnings").isArray()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "bind | 64 | 'bind' is no DHCP server known here; there are isc, kea, dnsmasq, cisco-ios",
        "isc --by ftp | 64 | --by takes http or tftp, not 'ftp'",
        "isc --kind ST2031S | 64 | --kind takes ST2030S, ST2030M, ST2022S or ST2022M",
        "isc --subnet 192.0.2.1/24 | 64 | --subnet takes a network of phones",
        "isc --subnet 192.0.2.0/31 | 64 | --subnet takes a network of phones",
        "isc --subnet phones | 64 | --subnet takes a network of phones",
        "isc --subnet 192.0.2.0/24 --range 192.0.3.1-192.0.3.9 | 64 | --range takes addresses of",
        "isc --subnet 192.0.2.0/24 --range 192.0.2.9-192.0.2.1 | 64 | --range takes addresses of",
        "isc --subnet 192.0.2.0/24 --router 192.0.3.1 | 64 | --router takes an address",
        "isc --range 192.0.2.1-192.0.2.9 | 64 | --range and --router are of a --subnet",
        "isc --vlan 0,1 | 64 | --vlan takes the ids",
        "isc --vlan 110 | 64 | --vlan takes the ids",
        "isc --vlan 110,4095 | 64 | --vlan takes the ids",
        "isc --address here | 64 | --address",
        "isc --http off | 1 | HTTP and HTTPS are off",
        "isc --by tftp --tftp off | 1 | TFTP is off",
        "cisco-ios | 1 | name it with --subnet",
        "isc --inf {mac}.inf | 1 | cannot put a phone's own MAC",
        "cisco-ios --subnet 192.0.2.0/24 --inf {prefix}.inf | 1 | cannot tell ST2030 SIP, ST2030 MGCP",
      })
  void what_cannot_be_is_one_line(String line, int exit, String told) {
    String[] said = line.split(" ", -1);
    String[] words =
        line.contains("--address")
            ? said
            : Stream.concat(Stream.of(said), Stream.of("--address", "192.0.2.10"))
                .toArray(String[]::new);
    Said answer = config(words);
    assertThat(answer.exit()).as(answer.err()).isEqualTo(exit);
    assertThat(answer.err()).startsWith("dialtone: ").contains(told).hasLineCount(1);
    assertThat(answer.out()).isEmpty();
  }

  @Test
  @DisplayName("SRC-4 a URL too long for option 43 is refused")
  void a_url_too_long() {
    Said answer = config("kea", "--address", "192.0.2.10", "--inf", "x".repeat(300));
    assertThat(answer.exit()).isEqualTo(1);
    assertThat(answer.err())
        .isEqualTo(
            "dialtone: the URL of the INF has 323 characters, and option 43 holds 255 (SRC-4):"
                + " choose a shorter --inf\n");
  }
}
