// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Instant;

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
}
