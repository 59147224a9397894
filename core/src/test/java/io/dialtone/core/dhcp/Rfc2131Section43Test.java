// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Counter.host;
import static io.dialtone.core.dhcp.Phone.ANNA;
import static io.dialtone.core.dhcp.Phone.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RFC 2131 section 4.3.2 as one table. ANNA asks; where she is known she has 10.0.0.10, BERT has
 * 10.0.0.11, nobody 10.0.0.15; 10.0.0.99 is of her network but of no pool, 172.16.0.9 of another.
 */
class Rfc2131Section43Test {

  private static final Ip4Address OTHER_SERVER = Ip4Address.of(10, 0, 0, 2);

  private static Ip4Address address(String claim) {
    return switch (claim) {
      case "own" -> host(10);
      case "anothers" -> host(11);
      case "free" -> host(15);
      case "outside" -> host(99);
      default -> Ip4Address.of(172, 16, 0, 9);
    };
  }

  private static DhcpPacket request(String state, String server, Ip4Address address) {
    DhcpPacket bare =
        switch (state) {
          case "selecting", "init-reboot" -> ANNA.comesBackTo(address);
          case "renewing" -> ANNA.renews(address);
          default -> ANNA.rebinds(address);
        };
    return switch (server) {
      case "ours" -> bare.with(new DhcpOption.Address(OptionCode.SERVER_ID, Phone.SERVER));
      case "other" -> bare.with(new DhcpOption.Address(OptionCode.SERVER_ID, OTHER_SERVER));
      default -> bare;
    };
  }

  /**
   * Columns: the client's state, the server it names, whether it is known here, the address it
   * claims; then the answer of an authoritative server, and of one beside others.
   */
  @ParameterizedTest(name = "{0}, server {1}, {2}, claims {3}: {4} | {5}")
  @CsvSource({
    // it chose us: a refusal is for our own offer, so both give it
    "selecting,   ours,  known,   own,       ACK 10.0.0.10, ACK 10.0.0.10",
    // what it was never offered: somebody in its name may want to have its own taken from it
    "selecting,   ours,  known,   free,      NAK,           NAK",
    "selecting,   ours,  known,   anothers,  NAK,           NAK",
    "selecting,   ours,  known,   outside,   NAK,           NAK",
    "selecting,   ours,  known,   elsewhere, NAK,           NAK",
    "selecting,   ours,  unknown, free,      ACK 10.0.0.15, ACK 10.0.0.15",
    "selecting,   ours,  unknown, anothers,  NAK,           NAK",
    "selecting,   ours,  unknown, elsewhere, NAK,           NAK",
    // it chose another: its offer is withdrawn, nothing is said
    "selecting,   other, known,   own,       silence,       silence",
    "selecting,   other, known,   anothers,  silence,       silence",
    "selecting,   other, known,   elsewhere, silence,       silence",
    "selecting,   other, unknown, free,      silence,       silence",
    "selecting,   other, unknown, elsewhere, silence,       silence",
    // it comes back with an address it remembers
    "init-reboot, none,  known,   own,       ACK 10.0.0.10, ACK 10.0.0.10",
    "init-reboot, none,  known,   free,      NAK,           silence",
    "init-reboot, none,  known,   anothers,  NAK,           silence",
    "init-reboot, none,  known,   outside,   NAK,           silence",
    "init-reboot, none,  known,   elsewhere, NAK,           silence",
    // no record of it: "the DHCP server MUST remain silent", but for a wrong network
    "init-reboot, none,  unknown, free,      silence,       silence",
    "init-reboot, none,  unknown, anothers,  silence,       silence",
    "init-reboot, none,  unknown, outside,   silence,       silence",
    "init-reboot, none,  unknown, elsewhere, NAK,           silence",
    // sent to us alone, by routers: its network is that of the address it uses
    "renewing,    none,  known,   own,       ACK 10.0.0.10, ACK 10.0.0.10",
    "renewing,    none,  known,   free,      NAK,           silence",
    "renewing,    none,  known,   anothers,  NAK,           silence",
    "renewing,    none,  known,   outside,   NAK,           silence",
    "renewing,    none,  known,   elsewhere, silence,       silence",
    "renewing,    none,  unknown, free,      ACK 10.0.0.15, ACK 10.0.0.15",
    "renewing,    none,  unknown, anothers,  NAK,           silence",
    "renewing,    none,  unknown, outside,   NAK,           silence",
    "renewing,    none,  unknown, elsewhere, silence,       silence",
    // sent to every server of the link
    "rebinding,   none,  known,   own,       ACK 10.0.0.10, ACK 10.0.0.10",
    "rebinding,   none,  known,   free,      NAK,           silence",
    "rebinding,   none,  known,   anothers,  NAK,           silence",
    "rebinding,   none,  known,   outside,   NAK,           silence",
    "rebinding,   none,  known,   elsewhere, NAK,           silence",
    "rebinding,   none,  unknown, free,      ACK 10.0.0.15, ACK 10.0.0.15",
    "rebinding,   none,  unknown, anothers,  NAK,           silence",
    "rebinding,   none,  unknown, outside,   NAK,           silence",
    "rebinding,   none,  unknown, elsewhere, NAK,           silence",
  })
  void a_request_is_answered_by_state_server_client_and_network(
      String state, String server, String client, String claim, String strict, String beside) {
    for (boolean authoritative : List.of(true, false)) {
      Counter desk = Counter.authoritative(authoritative);
      desk.boots(client.equals("known") ? ANNA : Phone.st2030(7));
      desk.boots(BERT);
      assertThat(desk.gist(request(state, server, address(claim))))
          .as("authoritative " + authoritative)
          .isEqualTo(authoritative ? strict : beside);
    }
  }

  /** Whatever it says, a client on a link that none of our pools serves hears nothing from us. */
  @ParameterizedTest
  @CsvSource({
    "selecting, ours",
    "selecting, other",
    "init-reboot, none",
    "rebinding, none",
  })
  void nobody_on_a_network_that_is_not_ours_is_refused(String state, String server) {
    Counter desk = Counter.authoritative(true);
    DhcpPacket packet =
        request(state, server, address("elsewhere")).withGiaddr(Ip4Address.of(172, 16, 0, 1));
    assertThat(desk.gist(packet)).isEqualTo("silence");
  }

  /** Section 4.1, with the port of section 4.1 too: 67 of a relay, 68 of a client. */
  @ParameterizedTest(name = "{0}, giaddr {1}, ciaddr {2}, broadcast {3}: {4}")
  @CsvSource({
    "OFFER, 10.0.0.1, 0.0.0.0,   false, Relay[to=10.0.0.1:67]",
    "OFFER, 10.0.0.1, 0.0.0.0,   true,  Relay[to=10.0.0.1:67]",
    "OFFER, 0.0.0.0,  0.0.0.0,   true,  Broadcast[]",
    "OFFER, 0.0.0.0,  0.0.0.0,   false, 'Card[mac=00:14:7f:00:00:01, address=10.0.0.10]'",
    "ACK,   10.0.0.1, 10.0.0.10, false, Relay[to=10.0.0.1:67]",
    "ACK,   0.0.0.0,  10.0.0.10, false, Client[to=10.0.0.10:68]",
    "ACK,   0.0.0.0,  10.0.0.10, true,  Client[to=10.0.0.10:68]",
    "ACK,   0.0.0.0,  0.0.0.0,   true,  Broadcast[]",
    "ACK,   0.0.0.0,  0.0.0.0,   false, 'Card[mac=00:14:7f:00:00:01, address=10.0.0.10]'",
    "NAK,   10.0.0.1, 0.0.0.0,   false, Relay[to=10.0.0.1:67]",
    "NAK,   0.0.0.0,  0.0.0.0,   false, Broadcast[]",
    "NAK,   0.0.0.0,  10.0.0.11, false, Broadcast[]",
  })
  void an_answer_goes_where_section_4_1_says(
      DhcpMessageType type, String giaddr, String ciaddr, boolean broadcast, String to) {
    Counter desk = Counter.authoritative(true);
    desk.boots(ANNA);
    desk.boots(BERT);
    Ip4Address own = Ip4Address.parse(ciaddr).orElseThrow();
    DhcpPacket asks =
        switch (type) {
          case OFFER -> ANNA.discovers();
          case ACK -> own.isUnspecified() ? ANNA.comesBackTo(host(10)) : ANNA.renews(own);
          default -> own.isUnspecified() ? ANNA.comesBackTo(host(11)) : ANNA.renews(own);
        };
    DhcpPacket packet =
        asks.withGiaddr(Ip4Address.parse(giaddr).orElseThrow())
            .withFlags(broadcast ? Header.BROADCAST : 0);
    int port = packet.giaddr().isUnspecified() ? 68 : 67;
    Ip4Address from = packet.giaddr().isUnspecified() ? own : packet.giaddr();
    Arrival arrival =
        new Arrival(
            new Endpoint(from, port), Ip4Address.of(10, 0, 0, 5), List.of(), own.isUnspecified());
    DhcpDecision.Reply reply = (DhcpDecision.Reply) desk.ask(packet, arrival);
    assertThat(reply.packet().messageType()).contains(type);
    assertThat(reply.to()).hasToString(to);
    if (type != DhcpMessageType.NAK) {
      assertThat(reply.packet().header().flags()).isEqualTo(packet.header().flags());
    }
  }
}
