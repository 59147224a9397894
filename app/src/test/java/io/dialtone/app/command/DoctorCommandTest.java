// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import static io.dialtone.app.command.OfferingServer.SELF;
import static io.dialtone.app.command.OfferingServer.leading;
import static io.dialtone.app.command.OfferingServer.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Main;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doctor asks a server on loopback, as through a relay. */
@Timeout(30)
class DoctorCommandTest {
  private static final String URL = "http://127.0.0.1:8080/a.inf";
  private static final Ip4Address TWO = Ip4Address.of(127, 0, 0, 2);

  private record Said(int exit, String out, String err) {}

  private static Said doctor(String... words) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            Map.of(),
            Path.of(""));
    String[] line = new String[words.length + 1];
    line[0] = "doctor";
    System.arraycopy(words, 0, line, 1, words.length);
    int exit = Main.run(terminal, line);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static Said examine(Function<DhcpPacket, List<DhcpPacket>> answers, String... options)
      throws IOException {
    try (OfferingServer server = OfferingServer.start(answers)) {
      String[] words = new String[options.length + 3];
      words[0] = server.place();
      words[1] = "--wait";
      words[2] = "1s";
      System.arraycopy(options, 0, words, 3, options.length);
      return doctor(words);
    }
  }

  @Test
  @DisplayName("SRC-1 SRC-4 one server that leads to an INF is good, and its offer is told")
  void one_server_that_leads_to_an_inf_is_good() throws Exception {
    Said said = examine(asked -> List.of(leading(offer(asked, SELF), URL)));
    assertThat(said.err()).isEmpty();
    assertThat(said.exit()).isZero();
    assertThat(said.out().lines().toList())
        .satisfiesExactly(
            line -> assertThat(line).endsWith(": a phone asks for " + URL),
            line ->
                assertThat(line)
                    .isEqualTo("  127.0.0.1 offers 127.64.0.9/8 for 8h, router 127.0.0.1"),
            line -> assertThat(line).isEqualTo("    option 43   " + URL),
            line ->
                assertThat(line)
                    .isEqualTo("    a phone     asks for " + URL + " (option 43, SRC-1)"));
  }

  @Test
  @DisplayName("SRC-1 VLN-1 what sends phones astray is warned about")
  void what_sends_phones_astray_is_warned_about() throws Exception {
    Said said =
        examine(asked ->
            List.of(
                leading(offer(asked, SELF), URL)
                    .with(new DhcpOption.Text(66, "127.0.0.9"))
                    .with(new DhcpOption.VlanFlag(1))));
    assertThat(said.exit()).as("it does lead to an INF, another one").isZero();
    assertThat(said.out())
        .contains("    option 66   127.0.0.9\n", "    option 190  1\n")
        .contains("asks for tftp://127.0.0.9")
        .contains("warning     stray option 66 beside option 43")
        .contains("warning     the VLAN options do not count");
  }

  @Test
  void two_servers_are_no_good_answer() throws Exception {
    Said said = examine(asked -> List.of(leading(offer(asked, SELF), URL), offer(asked, TWO)));
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out())
        .contains("2 DHCP servers answer")
        .endsWith("What a DHCP server is to say, 'dialtone dhcp-config' prints.\n")
        .contains("  127.0.0.2 offers ")
        .contains("asks for nothing")
        .contains("  warning: a phone that takes the address of 127.0.0.2 is not provisioned");
  }

  @Test
  void several_places_are_asked_side_by_side() throws Exception {
    // each server answers once the other was asked: one after the other, the first would be silent
    CyclicBarrier both = new CyclicBarrier(2);
    Function<DhcpPacket, List<DhcpPacket>> together =
        asked -> {
          try {
            both.await(900, TimeUnit.MILLISECONDS);
            return List.of(leading(offer(asked, SELF), URL));
          } catch (InterruptedException | BrokenBarrierException | TimeoutException alone) {
            return List.of();
          }
        };
    try (OfferingServer one = OfferingServer.start(together);
        OfferingServer other = OfferingServer.start(together)) {
      Said said = doctor(one.place(), other.place(), "--wait", "1");
      assertThat(said.exit()).isZero();
      assertThat(said.out()).containsSubsequence(one.place(), URL, other.place(), URL);
    }
  }

  @Test
  void silence_is_the_answer_no() throws Exception {
    Said said = examine(_ -> List.of());
    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).endsWith(": no DHCP server answered\n");
  }

  @Test
  void programs_get_one_json_object() throws Exception {
    Said said = examine(asked -> List.of(leading(offer(asked, SELF), URL)), "--json");
    JsonNode all = new JsonMapper().readTree(said.out());
    assertThat(all.get("good").asBoolean()).isTrue();
    JsonNode offer = all.get("places").get(0).get("offers").get(0);
    assertThat(offer.get("server").asString()).isEqualTo("127.0.0.1");
    assertThat(offer.get("lease").asLong()).isEqualTo(28_800);
    assertThat(offer.get("fields").get("option 43").asString()).isEqualTo(URL);
    assertThat(offer.get("source").asString()).isEqualTo("option 43");
    assertThat(offer.get("asks").get(0).asString()).isEqualTo(URL);
  }

  @Test
  void the_phone_may_be_another() throws Exception {
    Said said =
        examine(
            asked ->
                List.of(
                    leading(
                        offer(asked, SELF),
                        "http://127.0.0.1/"
                            + asked.mac().orElseThrow().plain()
                            + asked.options().raw(77).orElseThrow().latin1().strip().length())),
            "--mac",
            "00147F0000AB",
            "--model",
            "st2022",
            "--protocol",
            "mgcp");
    assertThat(said.out()).contains("http://127.0.0.1/00147F0000AB");
  }

  @Test
  void a_place_that_cannot_be_asked_hides_no_other() throws Exception {
    try (OfferingServer server =
        OfferingServer.start(asked -> List.of(leading(offer(asked, SELF), URL)))) {
      Said said = doctor("none0", server.place(), "--wait", "1s");
      assertThat(said.exit()).as("not all is known to be good").isEqualTo(1);
      assertThat(said.err()).isEmpty();
      assertThat(said.out())
          .startsWith("none0: cannot be asked: there is no such interface: 'ip link' lists them\n")
          .contains(server.place() + ": a phone asks for " + URL);
    }
  }

  @Test
  void rubbish_is_told_of_the_place_it_came_from() throws Exception {
    try (OfferingServer good =
            OfferingServer.start(asked -> List.of(leading(offer(asked, SELF), URL)));
        OfferingServer bad = OfferingServer.saying(_ -> List.of(Bytes.latin1("rubbish")))) {
      Said said = doctor(good.place(), bad.place(), "--wait", "1s");
      assertThat(said.out().lines().filter(line -> line.contains("something answers"))).hasSize(1);
      assertThat(said.out().substring(said.out().indexOf(bad.place())))
          .contains("something answers that is not DHCP");
    }
  }

  @Test
  void nothing_that_an_offer_says_moves_the_cursor() throws Exception {
    Said said =
        examine(asked ->
            List.of(
                offer(asked, SELF)
                    .with(new DhcpOption.Text(66, "127.0.0.9"))
                    .with(new DhcpOption.Text(67, "\u001b[2J\u009b1mgood.inf"))));
    assertThat(said.out()).contains("option 67").contains("good.inf");
    assertThat(said.out().chars().filter(c -> Character.isISOControl(c) && c != '\n')).isEmpty();
  }

  @Test
  void what_cannot_be_asked_is_one_line() {
    Said missing = doctor("none0");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err())
        .isEqualTo(
            "dialtone: none0 cannot be asked: there is no such interface: 'ip link' lists them\n");
    assertThat(doctor("127.0.0.1:0").exit()).isEqualTo(64);
    for (String none : List.of("0", "0s", "11m", "601", "soon", "-1", "1d")) {
      assertThat(doctor("127.0.0.1:67", "--wait", none).exit()).isEqualTo(64);
    }
    assertThat(doctor("127.0.0.1:67", "--mac", "x").exit()).isEqualTo(64);
  }
}
