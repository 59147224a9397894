// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2131 section 4.1: where answers go. */
class DestinationTest {

  private static final Ip4Address YOURS = Ip4Address.of(10, 0, 0, 10);

  private static DhcpPacket packet(String giaddr, String ciaddr, boolean broadcast) {
    return DhcpPacket.request(DhcpMessageType.REQUEST, 1, Phone.ANNA.mac())
        .withGiaddr(Ip4Address.parse(giaddr).orElseThrow())
        .withCiaddr(Ip4Address.parse(ciaddr).orElseThrow())
        .withFlags(broadcast ? Header.BROADCAST : 0);
  }

  private static Arrival from(int port) {
    return new Arrival(new Endpoint(Ip4Address.of(10, 0, 0, 1), port), Phone.SERVER);
  }

  private static String words(Destination destination) {
    return switch (destination) {
      case Destination.Relay(var to) -> "relay " + to;
      case Destination.Client(var to) -> "client " + to;
      case Destination.Broadcast() -> "broadcast";
      case Destination.Card(var mac, var address) -> "card " + mac + " " + address;
    };
  }

  @ParameterizedTest
  @CsvSource({
    // giaddr, ciaddr, broadcast bit, port it came from, where the answer goes
    "10.0.0.1, 0.0.0.0,   false, 67,    relay 10.0.0.1:67",
    "10.0.0.1, 0.0.0.0,   true,  67,    relay 10.0.0.1:67",
    "10.0.0.1, 10.0.0.10, false, 67,    relay 10.0.0.1:67",
    "127.0.0.7, 0.0.0.0,  false, 40123, relay 127.0.0.7:40123",
    // it passed the client's own port on, and hears at its own
    "10.0.0.1, 0.0.0.0,   false, 68,    relay 10.0.0.1:67",
    "10.0.0.1, 0.0.0.0,   false, 0,     relay 10.0.0.1:67",
    "0.0.0.0,  10.0.0.10, false, 68,    client 10.0.0.10:68",
    "0.0.0.0,  10.0.0.10, true,  68,    client 10.0.0.10:68",
    "0.0.0.0,  10.0.0.10, false, 5000,  client 10.0.0.10:68",
    "0.0.0.0,  127.64.0.1, false, 5000, client 127.64.0.1:5000",
    "0.0.0.0,  0.0.0.0,   true,  68,    broadcast",
    "0.0.0.0,  0.0.0.0,   false, 68,    card 00:14:7f:00:00:01 10.0.0.10",
  })
  void an_answer_goes(String giaddr, String ciaddr, boolean broadcast, int port, String where) {
    DhcpPacket request = packet(giaddr, ciaddr, broadcast);
    assertThat(words(Destination.ofAnswer(request, from(port), YOURS))).isEqualTo(where);
  }

  @ParameterizedTest
  @CsvSource({
    // giaddr, ciaddr, broadcast bit, where the answer goes
    "0.0.0.0,  10.0.0.10, false, broadcast",
    "0.0.0.0,  10.0.0.10, true,  broadcast",
    "0.0.0.0,  0.0.0.0,   false, card 00:14:7f:00:00:01 10.0.0.10",
    "10.0.0.1, 10.0.0.10, false, relay 10.0.0.1:67",
  })
  void an_answer_to_who_sends_from_no_address_goes(
      String giaddr, String ciaddr, boolean broadcast, String where) {
    DhcpPacket request = packet(giaddr, ciaddr, broadcast);
    int port = request.giaddr().isUnspecified() ? 68 : 67;
    Arrival arrival = new Arrival(new Endpoint(Ip4Address.ANY, port), Phone.SERVER);
    assertThat(words(Destination.ofAnswer(request, arrival, YOURS))).isEqualTo(where);
  }

  @ParameterizedTest
  @CsvSource({
    // giaddr, ciaddr, port it came from, renewed from far away, where the refusal goes
    "10.0.0.1, 0.0.0.0,   67,    false, relay 10.0.0.1:67",
    "127.0.0.7, 0.0.0.0,  40123, false, relay 127.0.0.7:40123",
    "10.0.0.1, 0.0.0.0,   68,    false, relay 10.0.0.1:67",
    "0.0.0.0,  10.0.0.10, 68,    false, broadcast",
    "0.0.0.0,  10.0.0.10, 68,    true,  client 10.0.0.10:68",
    "0.0.0.0,  0.0.0.0,   68,    false, broadcast",
  })
  void a_refusal_goes(String giaddr, String ciaddr, int port, boolean farAway, String where) {
    DhcpPacket request = packet(giaddr, ciaddr, false);
    assertThat(words(Destination.ofRefusal(request, from(port), farAway))).isEqualTo(where);
  }

  @Test
  void a_relayed_refusal_asks_the_relay_to_broadcast_it() {
    Counter counter = Counter.authoritative(true);
    DhcpPacket relayed = counter.answer(Phone.ANNA.selects(Ip4Address.of(10, 0, 0, 99)));
    assertThat(relayed.messageType()).contains(DhcpMessageType.NAK);
    assertThat(relayed.broadcast()).isTrue();
    assertThat(relayed.yiaddr()).isEqualTo(Ip4Address.ANY);
    assertThat(relayed.giaddr()).isEqualTo(Phone.RELAY);
  }
}
