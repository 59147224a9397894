// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.site.PhonePlace;
import io.dialtone.core.site.PhoneState;
import io.dialtone.core.wish.Wish;
import io.dialtone.server.data.ControlClient;
import io.dialtone.server.data.DataFolder;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.SettingsReader;
import io.dialtone.server.settings.Surroundings;
import io.dialtone.server.site.DeskAnswer;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.MacAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunningServerTest {

  private static final String ANY_PORT = "127.0.0.1:0";

  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @BeforeEach
  void a_folder_to_serve() throws IOException {
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("st2030s.inf"), "[application]\r\n", UTF_8);
  }

  private RunningServer start(String... options) throws StartException {
    Map<String, String> said = new LinkedHashMap<>();
    List.of("--http", "--tftp", "--console").forEach(name -> said.put(name, ANY_PORT));
    said.put("--files", "site");
    for (int i = 0; i < options.length; i += 2) {
      said.put(options[i], options[i + 1]);
    }
    Loaded loaded =
        SettingsReader.load(new Surroundings(said, Map.of("DIALTONE_X", "1"), folder, false));
    InstantSource clock = InstantSource.system();
    Outside outside =
        new Outside(
            new PrintStream(out, true, UTF_8),
            new PrintStream(log, true, UTF_8),
            clock,
            clock.instant());
    return switch (loaded) {
      case Loaded.Fit fit -> RunningServer.start(fit, outside);
      case Loaded.Unfit unfit -> throw new AssertionError(unfit.lines());
    };
  }

  private List<String> printed() {
    return out.toString(UTF_8).lines().toList();
  }

  private static String get(Endpoint at, String path, String... headers) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at.port())) {
      socket.setSoTimeout(60_000);
      String head = "GET " + path + " HTTP/1.0\r\n" + String.join("\r\n", headers);
      socket.getOutputStream().write((head.strip() + "\r\n\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  @Test
  void prints_a_line_for_each_listener_then_ready_and_nothing_else() throws Exception {
    Map<String, Endpoint> endpoints;
    try (RunningServer server = start()) {
      endpoints = server.endpoints();
      assertThat(endpoints.keySet()).containsExactly("console", "http", "tftp");
      assertThat(endpoints.values()).noneMatch(at -> at.port() == 0);
    }
    assertThat(printed()).hasSize(4);
    assertThat(printed().subList(0, 3))
        .containsExactly(
            "console " + endpoints.get("console"),
            "http " + endpoints.get("http"),
            "tftp " + endpoints.get("tftp"));
    assertThat(printed().getLast()).matches("ready \\d+\\.\\d{3} s");
  }

  @Test
  void https_is_a_listener_of_its_own_whose_authority_the_console_gives() throws Exception {
    try (RunningServer server = start("--tftp", "off", "--https", ANY_PORT)) {
      assertThat(server.endpoints().keySet()).containsExactly("console", "http", "https");
      Path authority = folder.resolve("data/tls/dialtone-ca.crt");
      assertThat(get(server.endpoints().get("console"), "/dialtone-ca.crt"))
          .endsWith(Files.readString(authority, UTF_8));
      assertThat(get(server.endpoints().get("console"), "/")).contains(authority.toString());
    }
    assertThat(log.toString(UTF_8)).doesNotContain("PRIVATE");
  }

  @Test
  void a_listener_that_is_off_is_not_printed() throws Exception {
    try (RunningServer server = start("--tftp", "off", "--console", "off")) {
      assertThat(server.endpoints().keySet()).containsExactly("http");
    }
    assertThat(printed()).hasSize(2);
  }

  @Test
  void serves_the_folder_over_both_and_the_console_shows_who_came() throws Exception {
    try (RunningServer server = start()) {
      String agent = "User-Agent: THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3";
      assertThat(get(server.endpoints().get("http"), "/st2030s.inf", agent))
          .startsWith("HTTP/1.0 200 ")
          .endsWith("[application]\r\n");
      assertThat(tftp(server.endpoints().get("tftp"), "ST2030S_00147F000009.inf"))
          .isEqualTo("0005" + "0001");
      Endpoint console = server.endpoints().get("console");
      assertThat(get(console, "/"))
          .contains("Phones seen: 2")
          .contains("00:14:7f:e1:47:b3")
          .contains("ST2030")
          .contains("GET st2030s.inf 200")
          .contains("00:14:7f:00:00:09")
          .contains(folder.resolve("site").toString());
      assertThat(get(console, "/readyz")).endsWith("\r\n\r\nready\n");
      assertThat(get(console, "/metrics"))
          .contains("dialtone_http_requests_total{status=\"200\"} 1.0")
          .contains("dialtone_tftp_refused_total 1.0")
          .contains("dialtone_files 1.0");
    }
  }

  @Test
  void files_named_by_a_mac_go_only_where_the_settings_let_them() throws Exception {
    Files.writeString(folder.resolve("site/ST2030S_00147F000001.txt"), "[sys]\r\n", UTF_8);
    Files.writeString(
        folder.resolve("dialtone.toml"),
        "[access]\nmode = \"networks\"\nnetworks = [\"198.51.100.0/24\"]\n",
        UTF_8);
    try (RunningServer server = start()) {
      Endpoint http = server.endpoints().get("http");
      assertThat(get(http, "/ST2030S_00147F000001.txt")).startsWith("HTTP/1.0 404 ");
      assertThat(get(http, "/st2030s.inf")).startsWith("HTTP/1.0 200 ");
    }
    assertThat(log.toString(UTF_8)).contains("go only to 198.51.100.0/24, not to 127.0.0.1");
  }

  /** Asks for a file and returns the first four octets of what comes back, in hex. */
  private static String tftp(Endpoint at, String name) throws IOException {
    byte[] request = ("\0\1" + name + "\0octet\0").getBytes(ISO_8859_1);
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setSoTimeout(60_000);
      socket.send(
          new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), at.port()));
      byte[] answer = new byte[1_000];
      socket.receive(new DatagramPacket(answer, answer.length));
      return "%02x%02x%02x%02x".formatted(answer[0], answer[1], answer[2], answer[3]);
    }
  }

  @Test
  void dhcp_sends_phones_to_the_http_port_really_taken_and_feeds_the_console() throws Exception {
    try (RunningServer server = start("--dhcp", ANY_PORT)) {
      assertThat(printed()).contains("dhcp " + server.endpoints().get("dhcp"));
      DhcpPacket offer = discover(server.endpoints().get("dhcp"));
      assertThat(offer.messageType()).contains(DhcpMessageType.OFFER);
      assertThat(offer.yiaddr().toString()).startsWith("127.");
      assertThat(offer.options().raw(43).map(Bytes::latin1))
          .hasValueSatisfying(
              url -> assertThat(url).startsWith("http://" + server.endpoints().get("http") + "/"));
      // Journaled after it is answered, one packet after the other: once the second answer is here
      // the first packet is in the journal.
      discover(server.endpoints().get("dhcp"));
      Endpoint console = server.endpoints().get("console");
      assertThat(get(console, "/"))
          .contains("Phones seen: 1")
          .contains("DISCOVER")
          .contains("127.64.0.0/10");
      assertThat(get(console, "/metrics"))
          .containsPattern(
              "dialtone_dhcp_packets_total\\{kind=\"discover\",outcome=\"answered\"} [12]\\.0")
          .contains("dialtone_leases ");
    }
    assertThat(folder.resolve("data/dialtone.db")).exists();
  }

  /** A phone's DISCOVER through a relay on loopback, and what comes back. */
  private static DhcpPacket discover(Endpoint at) throws Exception {
    Bytes packet =
        Bytes.hex(
                """
                01 01 06 01 00 00 00 07 0000 0000  # a request of one hop
                00000000 00000000 00000000 7f000001
                00 14 7f 00 00 01
                """)
            .plus(Bytes.copyOf(new byte[10 + 64 + 128]))
            .plus(
                Bytes.hex(
                    """
                    63825363 350101                    # DISCOVER
                    3c 16 01 07 54686f6d736f6e         # Thomson
                          02 06 535432303330           # ST2030
                          03 03 534950                 # SIP
                    3d 07 01 00 14 7f 00 00 01 ff
                    """));
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (DatagramSocket relay = new DatagramSocket(0, loopback)) {
      relay.setSoTimeout(60_000);
      relay.send(new DatagramPacket(packet.toArray(), packet.length(), loopback, at.port()));
      DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
      relay.receive(answer);
      return DhcpPacket.parse(Bytes.copyOf(answer.getData(), 0, answer.getLength()));
    }
  }

  @Test
  void the_data_folder_itself_cannot_be_served() {
    assertThatThrownBy(() -> start("--data", "site"))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("--files " + folder.resolve("site") + " cannot be served: ")
        .hasMessageContaining("is also the data folder")
        .hasMessageNotContaining("Exception");
  }

  @Test
  @DisplayName(
      "SRV-8 a database that is none stops the start in one line, before HTTP and TFTP open")
  void a_database_that_is_none_stops_the_start_in_one_line() throws Exception {
    Files.writeString(folder.resolve("bad.db"), "this is no database, is it?".repeat(99), UTF_8);
    assertThatThrownBy(() -> start("--dhcp", ANY_PORT, "--database", "sqlite:bad.db"))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("the database " + folder.resolve("bad.db") + ": ")
        .hasMessageNotContaining("\n");
    // leases are read before anybody may ask for a phone's files
    assertThat(printed()).noneMatch(line -> line.startsWith("http") || line.startsWith("tftp"));
  }

  @Test
  void dhcp_settings_that_could_serve_no_phone_stop_the_start() throws Exception {
    Files.writeString(
        folder.resolve("dialtone.toml"),
        """
        [dhcp]
        way = "option66"
        [[dhcp.pool]]
        subnet = "127.64.0.0/10"
        inf = "http://files.example/x.inf"
        """,
        UTF_8);
    assertThatThrownBy(() -> start("--dhcp", ANY_PORT))
        .isInstanceOf(StartException.class)
        .hasMessage(
            "DHCP cannot work so: pool 127.64.0.0/10: inf is a URL, but way option66 leads to TFTP"
                + " and needs a name");
  }

  @Test
  void more_phones_of_the_site_than_addresses_are_warned_of_where_dhcp_is_ours() throws Exception {
    Files.writeString(
        folder.resolve("dialtone.toml"),
        "[[dhcp.pool]]\nsubnet = \"127.64.0.0/10\"\nrange = \"127.64.0.1-127.64.0.2\"\n",
        UTF_8);
    try (RunningServer server = start("--dhcp", ANY_PORT)) {
      for (long mac = 0x0014_7F00_0001L; mac <= 0x0014_7F00_0003L; mac++) {
        FilePrefix kind = new FilePrefix(Model.ST2030, Protocol.SIP);
        Wish add =
            new Wish.AddPhone(new MacAddress(mac), kind, PhoneState.ACTIVE, PhonePlace.UNKNOWN);
        assertThat(server.desk().perform(add, "test")).isInstanceOf(DeskAnswer.Done.class);
      }
    }
    start("--dhcp", "off").close();
    assertThat(log.toString(UTF_8)).as("two starts").doesNotContain("all pools together");
    start("--dhcp", ANY_PORT).close();
    assertThat(log.toString(UTF_8).lines())
        .filteredOn(line -> line.contains("all pools together"))
        .singleElement()
        .asString()
        .endsWith("warn server - the site has 3 phones, and all pools together 2 addresses");
  }

  @Test
  void an_interface_that_is_not_there_is_told_in_words() throws Exception {
    Files.writeString(
        folder.resolve("dialtone.toml"), "[[dhcp.pool]]\nsubnet = \"192.0.2.0/24\"\n", UTF_8);
    assertThatThrownBy(() -> start("--dhcp", "nosuch0"))
        .isInstanceOf(StartException.class)
        .hasMessageStartingWith("--dhcp nosuch0: this machine has no interface nosuch0; it has ");
    assertThat(printed()).as("nothing was opened before").isEmpty();
    assertThat(folder.resolve("data")).doesNotExist();
  }

  @Test
  void the_control_socket_says_ping_and_status() throws Exception {
    JsonMapper json = JsonMapper.shared();
    Path data = folder.resolve("data");
    try (RunningServer server = start()) {
      JsonNode ping = ControlClient.ask(data, json.readTree("{\"request\":\"ping\"}"));
      assertThat(ping.path("pid").asLong(0)).isEqualTo(ProcessHandle.current().pid());
      JsonNode status = ControlClient.ask(data, json.readTree("{\"request\":\"status\"}"));
      assertThat(status.path("ready").asBoolean(false)).isTrue();
      assertThat(status.path("listeners").path("http").asString(""))
          .isEqualTo(server.endpoints().get("http").toString());
      assertThat(status.path("phones").asInt(-1)).isZero();
    }
    assertThat(DataFolder.control(data)).doesNotExist();
  }

  @Test
  void a_second_server_on_the_same_data_does_not_start_and_says_who_holds_it() throws Exception {
    try (RunningServer _ = start()) {
      assertThatThrownBy(this::start)
          .isInstanceOf(StartException.class)
          .hasMessageContaining("is in use by process " + ProcessHandle.current().pid());
    }
  }

  @Test
  void a_busy_port_stops_the_start_with_the_option_and_the_holder_and_frees_the_rest()
      throws Exception {
    try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String place = "127.0.0.1:" + busy.getLocalPort();
      assertThatThrownBy(() -> start("--http", place))
          .isInstanceOf(StartException.class)
          .hasMessageStartingWith("--http " + place + ": the port is in use by ")
          .hasMessageContaining("(process " + ProcessHandle.current().pid() + ")")
          .hasMessageEndingWith("; end it or choose another with --http");
    }
    start().close();
  }

  @Test
  void a_busy_udp_port_is_told_alike() throws Exception {
    try (DatagramSocket busy = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String place = "127.0.0.1:" + busy.getLocalPort();
      assertThatThrownBy(() -> start("--tftp", place))
          .isInstanceOf(StartException.class)
          .hasMessageStartingWith("--tftp " + place + ": the port is in use by ")
          .hasMessageEndingWith("; end it or choose another with --tftp");
    }
  }

  @Test
  void an_address_of_no_interface_is_told_in_words() {
    for (String option : List.of("--console", "--http", "--tftp")) {
      assertThatThrownBy(() -> start(option, "192.0.2.77:0"))
          .isInstanceOf(StartException.class)
          .hasMessage(
              "%s 192.0.2.77:0: no interface of this machine has this address; choose another"
                  + " with %s",
              option, option);
    }
  }

  @Test
  void warnings_and_the_ready_line_are_in_the_log() throws Exception {
    start("--log-level", "info").close();
    assertThat(log.toString(UTF_8).lines())
        .anyMatch(line -> line.matches("\\S+Z warn server - .*DIALTONE_X is no setting.*"))
        .anyMatch(line -> line.matches("\\S+Z info server - ready, serving .*"))
        .anyMatch(line -> line.endsWith("info server - stopped"));
  }
}
