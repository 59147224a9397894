// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2131 section 4.4.5, second by second. */
class LeaseRenewalTest {

  private static final MacAddress MAC = MacAddress.parse("00147F000001").orElseThrow();
  private static final Ip4Address SERVER = Ip4Address.of(10, 0, 0, 1);
  private static final Ip4Address OWN = Ip4Address.of(10, 0, 0, 77);
  private static final DhcpIdentity PHONE =
      DhcpIdentity.of(MAC, Model.ST2030, Protocol.SIP, "5", "2.74");

  @Test
  @DisplayName("VLN-2 at T1 the phone asks its own server, with ciaddr and no option 50 or 54")
  void the_question_at_t1() {
    LeaseRenewal renewal = bound(8 * 3600);
    assertThat(due(renewal)).isEqualTo(4 * 3600);
    assertThat(at(renewal, 4 * 3600 - 1)).isInstanceOf(LeaseRenewal.Move.Rest.class);
    var ask = (LeaseRenewal.Move.Ask) at(renewal, 4 * 3600);
    assertThat(ask.to().toString()).isEqualTo("10.0.0.1:67");
    DhcpPacket question = ask.packet();
    assertThat(question.messageType()).contains(DhcpMessageType.REQUEST);
    assertThat(question.ciaddr()).isEqualTo(OWN);
    assertThat(question.options().get(OptionCode.SERVER_ID)).isEmpty();
    assertThat(question.options().get(OptionCode.REQUESTED_ADDRESS)).isEmpty();
    assertThat(question.options().get(OptionCode.VENDOR_CLASS)).isPresent();
    assertThat(question.header().flags() & Header.BROADCAST).isZero();
  }

  @Test
  void unanswered_it_asks_again_after_half_the_time_left_then_everybody_then_nobody() {
    LeaseRenewal renewal = bound(3600); // T1 1800, T2 3150
    List<String> asked = new ArrayList<>();
    LeaseRenewal.Move move = new LeaseRenewal.Move.Rest();
    while (!(move instanceof LeaseRenewal.Move.Lost)) {
      long now = renewal.dueNanos().orElseThrow();
      move = renewal.due(now);
      if (move instanceof LeaseRenewal.Move.Ask ask) {
        asked.add(Duration.ofNanos(now).toSeconds() + " " + ask.to().address());
      }
    }
    assertThat(asked)
        .containsExactly(
            "1800 10.0.0.1",
            "2475 10.0.0.1",
            "2812 10.0.0.1",
            "2981 10.0.0.1",
            "3065 10.0.0.1",
            "3125 10.0.0.1",
            "3150 255.255.255.255",
            "3375 255.255.255.255",
            "3487 255.255.255.255",
            "3547 255.255.255.255");
    assertThat(due(renewal)).isEqualTo(3600);
    assertThat(((LeaseRenewal.Move.Lost) move).reason()).contains("10.0.0.77 is over");
  }

  @Test
  void an_ack_begins_a_new_term() {
    LeaseRenewal renewal = bound(100);
    DhcpPacket question = ((LeaseRenewal.Move.Ask) at(renewal, 50)).packet();
    LeaseRenewal.Move move = renewal.received(ack(question, OWN, 200).encode(), seconds(51));
    assertThat(((LeaseRenewal.Move.Kept) move).lease().times().lease())
        .contains(Duration.ofSeconds(200));
    assertThat(due(renewal)).isEqualTo(51 + 100);
  }

  @Test
  @DisplayName("NTF-5 VLN-3 a renewal changes neither the source nor what the boot was told")
  void a_renewal_does_not_change_the_source() {
    LeaseRenewal renewal = bound(100);
    DhcpPacket question = ((LeaseRenewal.Move.Ask) at(renewal, 50)).packet();
    DhcpPacket other = ack(question, OWN, 100).with(new DhcpOption.Text(66, "10.0.0.99"));
    renewal.received(other.encode(), seconds(51));
    assertThat(renewal.lease().source().option66()).isEmpty();
    assertThat(renewal.lease().source().option43()).contains("http://10.0.0.1/a.inf");
  }

  @Test
  void a_nak_ends_the_lease_at_once() {
    LeaseRenewal renewal = bound(100);
    DhcpPacket question = ((LeaseRenewal.Move.Ask) at(renewal, 50)).packet();
    DhcpPacket nak = question.reply(DhcpMessageType.NAK);
    assertThat(renewal.received(nak.encode(), seconds(51)))
        .isEqualTo(new LeaseRenewal.Move.Lost("the server refused to renew 10.0.0.77 (NAK)"));
  }

  @Test
  void what_is_no_answer_to_its_question_changes_nothing() {
    LeaseRenewal renewal = bound(100);
    DhcpPacket early = DhcpPacket.request(DhcpMessageType.REQUEST, 0, MAC);
    assertThat(renewal.received(ack(early, OWN, 9).encode(), 0)).isInstanceOf(ignored());
    DhcpPacket question = ((LeaseRenewal.Move.Ask) at(renewal, 50)).packet();
    DhcpPacket foreign = DhcpPacket.request(DhcpMessageType.REQUEST, question.xid() + 1, MAC);
    for (Bytes nonsense :
        List.of(
            Bytes.of(1, 2, 3),
            question.encode(),
            ack(foreign, OWN, 9).encode(),
            question.reply(DhcpMessageType.OFFER).withYiaddr(OWN).encode(),
            ack(question, Ip4Address.of(10, 0, 0, 78), 9).encode())) {
      assertThat(renewal.received(nonsense, seconds(51))).isInstanceOf(ignored());
    }
    assertThat(renewal.received(ack(question, OWN, 9).encode(), seconds(51)))
        .isInstanceOf(LeaseRenewal.Move.Kept.class);
    assertThat(renewal.received(ack(question, OWN, 9).encode(), seconds(52)))
        .as("a second time")
        .isInstanceOf(ignored());
  }

  @Test
  void a_lease_for_ever_is_never_due() {
    LeaseRenewal renewal = renewal(new LeaseTimes(none(), none(), none()));
    assertThat(renewal.dueNanos()).isEmpty();
    assertThat(at(renewal, 1_000_000_000)).isInstanceOf(LeaseRenewal.Move.Rest.class);
  }

  @ParameterizedTest
  @DisplayName("T1 and T2 that make no sense are as good as none")
  @CsvSource({
    // lease, T1, T2, asks first
    "1000, 400, 800, 400",
    "1000, 800, 400, 500",
    "1000, 1000, 1000, 500",
    "1000, 0, 500, 0",
    "0, 0, 0, 5", // a lease of nothing is held for ten seconds
    "4, 2, 3, 2"
  })
  void odd_times(long lease, long t1, long t2, long first) {
    LeaseRenewal renewal = renewal(new LeaseTimes(some(lease), some(t1), some(t2)));
    assertThat(due(renewal)).isEqualTo(first);
  }

  private static LeaseRenewal bound(long leaseSeconds) {
    return renewal(
        new LeaseTimes(some(leaseSeconds), some(leaseSeconds / 2), some(leaseSeconds * 7 / 8)));
  }

  private static LeaseRenewal renewal(LeaseTimes times) {
    DhcpPacket granted =
        ack(DhcpPacket.request(DhcpMessageType.REQUEST, 1, MAC), OWN, 1)
            .with(new DhcpOption.Opaque(43, Bytes.latin1("http://10.0.0.1/a.inf")));
    DhcpLease lease = DhcpLease.from(granted, SERVER);
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    return new LeaseRenewal(
        PHONE,
        new DhcpLease(lease.at(), SERVER, times, lease.source(), lease.ntpServers(), lease.vlan()),
        0,
        random);
  }

  private static DhcpPacket ack(DhcpPacket question, Ip4Address address, int seconds) {
    return question
        .reply(DhcpMessageType.ACK)
        .withYiaddr(address)
        .with(new DhcpOption.Address(OptionCode.SERVER_ID, SERVER))
        .with(new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofSeconds(seconds)));
  }

  private static Class<LeaseRenewal.Move.Ignore> ignored() {
    return LeaseRenewal.Move.Ignore.class;
  }

  private static LeaseRenewal.Move at(LeaseRenewal renewal, long second) {
    return renewal.due(seconds(second));
  }

  private static long due(LeaseRenewal renewal) {
    return Duration.ofNanos(renewal.dueNanos().orElseThrow()).toSeconds();
  }

  private static long seconds(long seconds) {
    return Duration.ofSeconds(seconds).toNanos();
  }

  private static Optional<Duration> some(long seconds) {
    return Optional.of(Duration.ofSeconds(seconds));
  }

  private static Optional<Duration> none() {
    return Optional.empty();
  }
}
