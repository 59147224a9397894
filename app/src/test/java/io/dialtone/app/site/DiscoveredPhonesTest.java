// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.site;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.crash.PhoneCrowd;
import io.dialtone.app.netns.Cable;
import io.dialtone.server.run.RunningServer;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DiscoveredPhonesTest {

  @TempDir private Path folder;
  private SiteShell shell;

  @BeforeEach
  void sit() {
    shell = new SiteShell(folder);
  }

  private static String mac(int number) {
    return new MacAddress(0x00147F000000L + number).toString();
  }

  private static String plain(int number) {
    return new MacAddress(0x00147F000000L + number).plain();
  }

  private SiteShell.Said done(String... words) {
    SiteShell.Said said = shell.site(words);
    assertThat(said.exit()).as(said.err() + said.out()).isZero();
    return said;
  }

  private static int get(RunningServer server, String path, String agent) throws Exception {
    var http = server.endpoints().get("http");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/" + path))
              .header("User-Agent", agent)
              .build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private static String agent(String model, int number) {
    String dashed = new MacAddress(0x00147F000000L + number).dashed();
    return "THOMSON " + model + " hw5 fw2.74 " + dashed;
  }

  /** A read request, and its answer: an error. */
  private static void tftp(RunningServer server, String name) throws Exception {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    try (DatagramSocket socket = new DatagramSocket(0, here)) {
      byte[] request = ("\0\1" + name + "\0octet\0").getBytes(US_ASCII);
      InetSocketAddress to = new InetSocketAddress(here, server.endpoints().get("tftp").port());
      socket.setSoTimeout(60_000);
      socket.send(new DatagramPacket(request, request.length, to));
      DatagramPacket answer = new DatagramPacket(new byte[600], 600);
      socket.receive(answer);
      assertThat(answer.getData()[1]).isEqualTo((byte) 5);
    }
  }

  /** Whom the site has in a state, once that many are. */
  private JsonNode phones(String state, int count) {
    Cable.await(count + " phones are " + state, () -> phones(state).size() >= count);
    JsonNode items = phones(state);
    assertThat(items).hasSize(count);
    return items;
  }

  private JsonNode phones(String state) {
    return done("phones", "--state", state, "--json").json().path("items");
  }

  @Test
  void who_asks_for_a_file_is_known_by_user_agent_or_name_and_gets_nothing_ID_2_ID_3_SRV_8()
      throws Exception {
    try (RunningServer server = shell.serve()) {
      assertThat(get(server, "st2030s.inf", agent("ST2030", 1))).isEqualTo(404);
      assertThat(get(server, "x.inf", agent("ST2022", 2))).isEqualTo(404);
      assertThat(get(server, "st2022M_" + plain(3) + ".ser", "curl")).isEqualTo(404);
      tftp(server, "ST2030M_" + plain(4) + ".inf");
      assertThat(get(server, "somebody.txt", "curl")).isEqualTo(404);

      JsonNode phones = phones("discovered", 4);

      assertThat(phones.findValuesAsString("model"))
          .containsExactly(
              "ST2030", "ST2030", "ST2022", "ST2022", "ST2022", "ST2022", "ST2030", "ST2030");
      assertThat(phones.path(0).path("found").path("protocol").stringValue()).isEqualTo("SIP");
      assertThat(phones.path(0).path("found").path("address").stringValue()).isEqualTo("127.0.0.1");
      assertThat(phones.path(1).path("found").path("ambiguous").booleanValue()).isTrue();
      assertThat(phones.path(2).path("found").path("evidence").path(0).stringValue())
          .isEqualTo("file name ST2022M_" + plain(3) + ".ser");
      assertThat(phones.path(3).path("protocol").stringValue()).isEqualTo("MGCP");
      assertThat(phones.path(0).path("lastSeen").path("what").stringValue())
          .isEqualTo("GET st2030s.inf 404");
      assertThat(done("show", mac(2)).out())
          .contains(
              "evidence: User-Agent " + agent("ST2022", 2),
              "note: it did not say model and protocol",
              "at 127.0.0.1, GET x.inf 404");
      assertThat(get(server, "ST2030S_" + plain(1) + ".inf", agent("ST2030", 1))).isEqualTo(404);

      SiteShell.Said approved = done("phones", "approve", "--group", "/");
      assertThat(approved.out()).contains("approve 3 phones");
      assertThat(approved.err()).contains("phone " + mac(2) + " did not say model and protocol");
      assertThat(get(server, "ST2030S_" + plain(1) + ".inf", agent("ST2030", 1))).isEqualTo(200);
      assertThat(shell.site("phones", "approve", mac(2)).exit()).isEqualTo(1);
      assertThat(shell.site("phones", "approve").exit()).isEqualTo(64);
      done("phones", "change", mac(2), "--model", "ST2022", "--protocol", "sip");
      done("phones", "approve", mac(2));
      assertThat(get(server, "ST2022S_" + plain(2) + ".inf", agent("ST2022", 2))).isEqualTo(200);
    }
    assertThat(done("show", mac(1)).out()).contains("last seen: ", "as far as it was written down");
  }

  @Test
  void a_claim_list_makes_phones_active_before_they_come_or_after() throws Exception {
    Path list = folder.resolve("claims.csv");
    Files.writeString(
        list, "mac,model,label\n" + mac(1) + ",ST2022,Ramp\n" + mac(2) + ",ST2030,Desk\n");
    try (RunningServer server = shell.serve()) {
      assertThat(get(server, "st2030s.inf", agent("ST2030", 2))).isEqualTo(404);
      phones("discovered", 1);
      SiteShell.Said imported = shell.dialtone("import", "csv", list.toString());
      assertThat(imported.exit()).as(imported.err()).isZero();

      phones("active", 2);
      assertThat(get(server, "st2030s.inf", agent("ST2030", 2))).isEqualTo(200);
      assertThat(get(server, "ST2022S_" + plain(1) + ".inf", agent("ST2030", 1))).isEqualTo(200);
      Cable.await("it is warned of", () -> done("show", mac(1)).out().contains("warning:"));
      assertThat(done("show", mac(1)).out())
          .contains("warning: it is said to be an ST2022 and was seen as an ST2030");
    }
  }

  @Test
  void a_phone_that_was_discovered_takes_the_place_of_a_broken_one_in_one_change()
      throws Exception {
    assertThat(shell.typed("s3cret\n", "accounts", "add", "200", "--password-stdin").exit())
        .isZero();
    done("phones", "add", mac(9), "--model", "ST2030", "--label", "Desk", "--line", "1=200");
    try (RunningServer server = shell.serve()) {
      get(server, "st2030s.inf", agent("ST2030", 1));
      get(server, "st2022s.inf", agent("ST2022", 2));
      phones("discovered", 2);

      assertThat(shell.site("phones", "replace", mac(9), mac(2)).err())
          .contains("is an ST2022, and " + mac(9) + " an ST2030");
      assertThat(shell.site("phones", "replace", mac(9), mac(9)).exit()).isEqualTo(1);
      done("phones", "replace", mac(9), mac(1));

      assertThat(phones("active", 1).path(0).path("mac").stringValue()).isEqualTo(mac(1));
      assertThat(done("show", mac(1)).out()).contains("Desk", "evidence: User-Agent");
      assertThat(get(server, "ST2030S_" + plain(1) + ".txt", agent("ST2030", 1))).isEqualTo(200);
      assertThat(get(server, "ST2030S_" + plain(9) + ".txt", agent("ST2030", 9))).isEqualTo(404);
      phones("discovered", 2); // the broken one shows up once more, a change that is nobody's
      done("undo");
      assertThat(phones("active", 1).path(0).path("mac").stringValue()).isEqualTo(mac(9));
      assertThat(done("show", mac(9)).out()).contains("Desk");
    }
  }

  @Test
  void the_relays_remote_id_and_circuit_id_place_phones_RFC_3046_SRV_8() throws Exception {
    String pool =
        """
        dhcp.listen = "127.0.0.1:0"
        [[dhcp.pool]]
        subnet = "127.80.0.0/24"
        range = "127.80.0.1-127.80.0.100"
        """;
    done("groups", "add", "/ramp");
    done("rules", "add", "--remote-id", "0x001b54aabbcc", "--state", "active", "--group", "/ramp");
    done("rules", "add", "--circuit-id", "ge-0/0/3:4", "--state", "quarantined");
    try (RunningServer server = shell.serve(pool);
        PhoneCrowd relay = new PhoneCrowd()) {
      relay.ask(Objects.requireNonNull(server.endpoints().get("dhcp")));
      Bytes port = Bytes.latin1("ge-0/0/3:4");
      discover(relay, 1, port, Bytes.hex("001b54aabbcc"));
      discover(relay, 2, port, Bytes.hex("001b54aabbcd"));
      discover(relay, 3, Bytes.hex("0004000a0103"), Bytes.latin1("001b54aabbcc"));

      JsonNode ramp = phones("active", 1).path(0);
      assertThat(ramp.path("mac").stringValue()).isEqualTo(mac(1));
      assertThat(ramp.path("group").stringValue()).isEqualTo("/ramp");
      JsonNode aside = phones("quarantined", 1).path(0);
      assertThat(aside.path("mac").stringValue()).isEqualTo(mac(2));
      assertThat(aside.path("found").path("remoteId").stringValue()).isEqualTo("0x001b54aabbcd");
      assertThat(phones("discovered", 1).path(0).path("mac").stringValue()).isEqualTo(mac(3));
      assertThat(done("phones", "--state", "discovered").out())
          .contains("relay 127.0.0.1, circuit-id 0x0004000a0103, remote-id 001b54aabbcc");
    }
  }

  @Test
  void many_that_wait_are_counted_and_approved_into_a_group_with_what_they_did_not_say()
      throws Exception {
    done("groups", "add", "/ramp");
    done("rules", "add", "--mac", mac(3) + "-" + mac(3), "--state", "quarantined");
    try (RunningServer server = shell.serve()) {
      get(server, "st2030s.inf", agent("ST2030", 1));
      get(server, "st2030s.inf", agent("ST2030", 2));
      get(server, "st2030s.inf", agent("ST2030", 3));
      get(server, "x.inf", agent("ST2022", 4));
      get(server, "x.inf", agent("ST2022", 5));
      phones("waiting", 5);
    }
    assertThat(done("phones", "--by", "state,kind").out().lines())
        .containsExactly(
            "PHONES  STATE        KIND",
            "2       discovered   ST2030 SIP",
            "2       discovered   ST2022 SIP?",
            "1       quarantined  ST2030 SIP",
            "5 in all");
    JsonNode counts = done("phones", "--state", "waiting", "--by", "group", "--json").json();
    assertThat(counts).hasToString("{\"items\":[{\"phones\":5,\"group\":\"/\"}],\"phones\":5}");
    assertThat(done("phones", "--state", "discovered").out())
        .containsPattern(
            "(?m)^" + mac(4) + "  ST2022 SIP[?]  discovered .* 20\\S+T\\d\\d:\\d\\d:\\d\\dZ at");
    assertThat(shell.site("phones", "--by", "colour").exit()).isEqualTo(64);
    assertThat(shell.site("phones", "approve", mac(4), "--protocol", "sap").err())
        .contains("sap is no protocol");
    assertThat(shell.site("phones", "approve", mac(4), "--into", "/nowhere").exit()).isEqualTo(1);
    assertThat(shell.site("phones", "approve", mac(4)).err())
        .contains("phone " + mac(4) + " did not say model and protocol", "--protocol ...");

    assertThat(
            done(
                    "phones",
                    "approve",
                    mac(4),
                    mac(3),
                    mac(4),
                    "--into",
                    "/ramp",
                    "--protocol",
                    "mgcp")
                .out())
        .contains("approve 2 phones into /ramp");
    assertThat(done("phones", "--group", "/ramp").out())
        .contains(mac(3) + "  ST2030 SIP ", mac(4) + "  ST2022 MGCP ");
    assertThat(done("phones", "approve", "--group", "/", "--into", "/ramp").err())
        .contains("phone " + mac(5) + " did not say");
    assertThat(done("phones", "--by", "group,state").out())
        .contains("4       /ramp  active", "1       /      discovered", "5 in all");
    assertThat(shell.site("phones", "approve", mac(1), "--model", "ST2030").err())
        .contains("no phone waits there");
    assertThat(shell.site("phones", "remove", mac(1), mac(7), mac(2)).err())
        .contains("there is no phone " + mac(7));
    assertThat(done("phones", "remove", mac(1), mac(2), mac(1)).out()).contains("remove 2 phones");
    assertThat(done("phones", "--by", "state").out()).endsWith("3 in all\n");
    done("undo");
    assertThat(done("phones", "--by", "state").out()).endsWith("5 in all\n");
  }

  /** A phone's DISCOVER, to which its relay said where it came from. */
  private static void discover(PhoneCrowd relay, int number, Bytes circuitId, Bytes remoteId)
      throws Exception {
    List<DhcpOption.SubOption> where =
        List.of(new DhcpOption.SubOption(1, circuitId), new DhcpOption.SubOption(2, remoteId));
    relay.say(
        relay
            .request(DhcpMessageType.DISCOVER, PhoneCrowd.phone(number))
            .with(
                new DhcpOption.Opaque(
                    OptionCode.VENDOR_CLASS,
                    Bytes.hex("010754686f6d736f6e02065354323033300303534950")))
            .with(new DhcpOption.RelayInformation(where)));
  }

  @Test
  void with_discovery_off_nobody_becomes_known() throws Exception {
    try (RunningServer server = shell.serve("discovery = false\n")) {
      get(server, "st2030s.inf", agent("ST2030", 1));
    }
    try (RunningServer server = shell.serve()) {
      get(server, "st2030s.inf", agent("ST2030", 2));
      assertThat(phones("discovered", 1).path(0).path("mac").stringValue()).isEqualTo(mac(2));
    }
  }
}
