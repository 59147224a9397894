// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.ScriptedUdp;
import io.dialtone.handset.port.ScriptedUdp.Sent;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DhcpExchangeTest {

  private static final Endpoint SERVER = new Endpoint(Ip4Address.of(192, 0, 2, 1), 67);

  private final ScriptedUdp udp = new ScriptedUdp();

  @Test
  void an_exchange_is_four_packets() throws MalformedPacketException {
    udp.gives(Duration.ofMillis(20), SERVER, asked -> reply(asked, 2))
        .gives(Duration.ofMillis(30), SERVER, asked -> reply(asked, 5));
    DhcpOutcome outcome = perform();
    assertThat(outcome).isInstanceOf(DhcpOutcome.Leased.class);
    DhcpLease lease = ((DhcpOutcome.Leased) outcome).lease();
    assertThat(lease.address()).hasToString("192.0.2.100");
    assertThat(lease.at().prefix()).isEqualTo(24);
    assertThat(lease.source().option43()).contains("http://192.0.2.1/");
    assertThat(udp.sent()).hasSize(2).allMatch(sent -> sent.to().equals(DhcpExchange.SERVERS));
    assertThat(udp.sent().getFirst().to()).hasToString("255.255.255.255:67");
    assertThat(DhcpPacket.parse(udp.sent().getLast().payload()).messageType())
        .contains(DhcpMessageType.REQUEST);
    assertThat(udp.passed()).isEqualTo(Duration.ofMillis(50));
  }

  @Test
  void a_lost_offer_and_a_lost_ack_are_asked_for_again() {
    udp.staysSilent()
        .gives(Duration.ZERO, SERVER, asked -> reply(asked, 2))
        .staysSilent()
        .gives(Duration.ZERO, SERVER, asked -> reply(asked, 5));
    assertThat(perform()).isInstanceOf(DhcpOutcome.Leased.class);
    assertThat(udp.sent())
        .extracting(Sent::at)
        .containsExactly(
            Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void no_server_means_no_answer_after_15_seconds() {
    assertThat(perform()).isEqualTo(new DhcpOutcome.NoAnswer("no DHCP answer came"));
    assertThat(udp.passed()).isEqualTo(Duration.ofSeconds(15));
    assertThat(udp.sent()).hasSize(4);
  }

  @Test
  void packets_for_others_do_not_stretch_the_wait() {
    for (int i = 0; i < 3; i++) {
      udp.gives(Duration.ofMillis(400), SERVER, _ -> Bytes.of(2));
    }
    perform();
    assertThat(udp.passed()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  void a_flood_of_packets_for_others_ends_like_silence() {
    for (int i = 0; i < 5 * DhcpExchange.MAX_IGNORED; i++) {
      udp.gives(SERVER, Bytes.of(2));
    }
    assertThat(perform()).isInstanceOf(DhcpOutcome.NoAnswer.class);
    assertThat(udp.sent()).hasSize(4);
  }

  private DhcpOutcome perform() {
    DhcpIdentity identity =
        DhcpIdentity.of(new MacAddress(0x00147F000001L), Model.ST2030, Protocol.SIP, "5", "1.53");
    DhcpClient client = new DhcpClient(identity, DhcpPatience.BRISK, new Random(1));
    return new DhcpExchange(udp, udp).perform(client);
  }

  /** A server's answer byte by byte; only the transaction's number comes from the question. */
  private static Bytes reply(Bytes asked, int type) {
    return Bytes.hex("02 01 06 00")
        .plus(asked.slice(4, 8)) // xid
        .plus(Bytes.hex("0000 8000 00000000 c0000264 00000000 00000000 # yiaddr 192.0.2.100"))
        .plus(Bytes.hex("00147f000001" + "00".repeat(10 + 64 + 128) + "63825363"))
        .plus(Bytes.of(53, 1, type))
        .plus(
            Bytes.hex(
                """
                36 04 c0 00 02 01            # 54: 192.0.2.1
                01 04 ff ff ff 00            # 1
                33 04 00 00 0e 10            # 51
                2b 11 68 74 74 70 3a 2f 2f 31 39 32 2e 30 2e 32 2e 31 2f # 43: http://192.0.2.1/
                ff
                """));
  }
}
