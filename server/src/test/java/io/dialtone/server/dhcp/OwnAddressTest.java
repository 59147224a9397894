// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.dhcp.Arrival;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.link.Received;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
  private static final Subnet SERVED = Subnet.parse("10.1.0.0/24").orElseThrow();
  private static final DhcpPacket ASKED =
      DhcpPacket.request(DhcpMessageType.DISCOVER, 7, new MacAddress(1));

  private static Inet4Address ip(String dotted) {
    return (Inet4Address) InetAddress.ofLiteral(dotted);
  }

  private static OwnAddress own(String said) {
    return new OwnAddress(
        Ip4Address.parse(said), Ip4Address.ANY, List.of(SERVED), new Links(System::nanoTime));
  }

  private static Received received(String to, String local, int interfaceIndex) {
    var from = new InetSocketAddress(ip("0.0.0.0"), 68);
    return new Received(ByteBuffer.allocate(0), from, ip(to), ip(local), interfaceIndex);
  }

  @Test
  void a_broadcast_to_an_address_we_serve_stays_as_it_came() {
    Received asked = received("255.255.255.255", "10.1.0.5", 1);
    assertThat(own("").placed(asked)).isSameAs(asked);
    Arrival arrival = own("").arrival(ASKED, asked);
    assertThat(arrival.self()).hasToString("10.1.0.5");
    assertThat(arrival.broadcast()).isTrue();
  }

  @Test
  void a_packet_to_one_of_our_addresses_is_answered_from_it() {
    Received asked = received("10.9.0.5", "10.9.0.5", 1);
    assertThat(own("").placed(asked)).isSameAs(asked);
    assertThat(own("").arrival(ASKED, asked).broadcast()).isFalse();
  }

  @Test
  void an_interface_without_any_served_address_changes_nothing() throws Exception {
    int loopback = NetworkInterface.getByName("lo").getIndex();
    Received asked = received("255.255.255.255", "10.9.0.5", loopback);
    assertThat(own("").placed(asked)).isSameAs(asked);
    assertThat(own("").arrival(ASKED, asked).link())
        .as("all addresses of the interface")
        .contains(Ip4Address.of(127, 0, 0, 1));
  }

  @Test
  void the_address_that_settings_name_is_told_to_everybody() {
    Received asked = received("255.255.255.255", "10.1.0.5", 1);
    assertThat(own("192.0.2.1").arrival(ASKED, asked).self()).hasToString("192.0.2.1");
  }

  @Test
  void behind_a_relay_the_link_is_the_relays() {
    Received asked = received("127.0.0.1", "127.0.0.1", 1);
    DhcpPacket relayed = ASKED.withGiaddr(Ip4Address.of(127, 0, 0, 2));
    Arrival arrival = own("").arrival(relayed, asked);
    assertThat(arrival.self().isLoopback()).isTrue();
    assertThat(arrival.link()).containsExactly(arrival.self());
    assertThat(arrival.broadcast()).isFalse();
  }

  @Test
  void an_address_that_replaces_ours_is_told_to_phones_behind_relays_too_within_seconds() {
    MovingClock clock = new MovingClock();
    Ip4Address before = Ip4Address.of(10, 9, 0, 5);
    Ip4Address after = Ip4Address.of(10, 9, 0, 6);
    List<Ip4Address> ours = new ArrayList<>(List.of(before));
    var links =
        new Links(_ -> List.of(), _ -> Optional.of(ours.getFirst()), clock.clocks().nanos());
    var own = new OwnAddress(Optional.empty(), Ip4Address.ANY, List.of(SERVED), links);
    DhcpPacket relayed = ASKED.withGiaddr(Ip4Address.of(10, 1, 0, 1));
    Received asked = received("10.9.0.5", "10.9.0.5", 1);
    assertThat(own.arrival(relayed, asked).self()).isEqualTo(before);
    ours.set(0, after);
    clock.pass(Lookups.FRESH.minusSeconds(1));
    assertThat(own.arrival(relayed, asked).self()).as("remembered").isEqualTo(before);
    clock.pass(Duration.ofSeconds(1));
    assertThat(own.arrival(relayed, asked).self()).isEqualTo(after);
  }

  @Test
  void own_addresses_that_the_settings_give_away_are_told() {
    Ip4Address ours = Ip4Address.of(10, 1, 0, 5);
    Ip4Address alsoOurs = Ip4Address.of(10, 2, 0, 5);
    var policy =
        new DhcpPolicy(
            Manner.USUAL,
            Terms.NONE,
            List.of(new Network(Pool.of(SERVED), Terms.NONE)),
            List.of(
                new ReservedPhone(
                    new Reservation(new MacAddress(0x00147F000001L), ours), Terms.NONE)),
            List.of(),
            new Services(Optional.empty(), Optional.empty()));
    assertThat(DhcpServer.collisions(policy, List.of(ours, alsoOurs)))
        .containsExactly(
            "10.1.0.5, reserved for 00:14:7f:00:00:01, is this machine's own: change one of the two",
            "10.1.0.5 in the pool 10.1.0.1-10.1.0.254 is this machine's own: left out");
    assertThat(DhcpServer.collisions(policy, List.of(alsoOurs))).isEmpty();
  }
}
