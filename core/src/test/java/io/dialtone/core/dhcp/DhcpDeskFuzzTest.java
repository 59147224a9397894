// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpOption.RelayInformation;
import io.dialtone.wire.dhcp.DhcpOption.SubOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

class DhcpDeskFuzzTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** Whatever the packet says, there is a decision, and an answer can be sent and read. */
  @FuzzTest
  void any_packet_gets_a_decision_with_a_reason(byte[] input) {
    DhcpPolicy policy = DhcpPolicy.loopback(Terms.NONE.with(Way.TFTP), Counter.SERVICES);
    LeaseBook book = policy.book();
    Arrival arrival =
        new Arrival(new Endpoint(Ip4Address.of(127, 0, 0, 9), 1067), Ip4Address.of(127, 0, 0, 1));
    try {
      DhcpPacket packet = DhcpPacket.parse(Bytes.copyOf(input));
      DhcpDecision decision = new DhcpDesk(policy, book).decide(packet, arrival, NOON);
      assertThat(decision.reason()).isNotBlank();
      if (decision instanceof DhcpDecision.Reply reply) {
        DhcpPacket read = DhcpPacket.parse(reply.encode());
        assertThat(read.header().op()).isEqualTo(Op.REPLY);
        assertThat(read.xid()).isEqualTo(packet.xid());
      }
    } catch (MalformedPacketException e) {
      assertThat(e.offset()).isBetween(0, input.length);
    }
  }

  /** Several clients' packets one after the other, at a site with everything: no address twice. */
  @FuzzTest
  void no_address_is_promised_to_two_clients(byte[] input) {
    Counter counter =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.12")
            .and("10.1.0.0/24", "10.1.0.10-10.1.0.12", "floor", Terms.NONE)
            .and("10.2.0.0/24", "10.2.0.10-10.2.0.12", "floor", Terms.NONE)
            .with(
                new ReservedPhone(new Reservation(Phone.ANNA.mac(), Counter.host(11)), Terms.NONE))
            .with(ClassRule.Condition.ANY, Terms.NONE.withLease(Duration.ofMinutes(2)))
            .opens();
    Map<Ip4Address, MacAddress> promised = new TreeMap<>();
    for (int i = 0; i + 4 <= input.length; i += 4) {
      MacAddress mac = mac(input[i] & 0xFF);
      DhcpPacket packet = packet(mac, input[i + 1], input[i + 2] & 0xFF, input[i + 3] & 0xFF);
      DhcpDecision decision = counter.ask(packet);
      assertThat(decision.reason()).isNotBlank();
      if (decision instanceof DhcpDecision.Store(var change, _, _)) {
        change.leases().forEach(lease -> promised.remove(lease.address()));
      } else if (decision instanceof DhcpDecision.Reply reply && !reply.change().isEmpty()) {
        promised.values().removeIf(mac::equals);
        assertThat(promised.put(reply.packet().yiaddr(), mac)).isNull();
      }
    }
  }

  private static MacAddress mac(int client) {
    return new MacAddress((client < 128 ? 0x0014_7F00_0000L : 0x0200_0000_0000L) + client % 16);
  }

  private static DhcpPacket packet(MacAddress mac, byte kind, int network, int host) {
    DhcpMessageType[] types = DhcpMessageType.values();
    Ip4Address address = Ip4Address.of(10, network % 3, 0, 9 + host % 5);
    Ip4Address link = Ip4Address.of(10, (network >> 2) % 3, 0, 1);
    DhcpPacket packet =
        DhcpPacket.request(types[(kind & 0xFF) % types.length], 7, mac)
            .withGiaddr(Ip4Address.of(10, 0, 0, 1))
            .with(new RelayInformation(List.of(new SubOption(5, link.bytes()))));
    if ((kind & 0x40) != 0) {
      packet = packet.withCiaddr(address);
    } else {
      packet = packet.with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address));
    }
    return (kind & 0x20) == 0
        ? packet
        : packet.with(new DhcpOption.Address(OptionCode.SERVER_ID, Phone.SERVER));
  }
}
