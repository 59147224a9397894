// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Phone.ANNA;
import static io.dialtone.core.dhcp.Phone.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpOption.RelayInformation;
import io.dialtone.wire.dhcp.DhcpOption.SubOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients behind relays: RFC 3046, RFC 3527, RFC 3011, RFC 5107, RFC 8357. */
class RelayTest {

  private static final Ip4Address GIADDR = Ip4Address.of(192, 0, 2, 254);
  private static final Ip4Address VOICE = Ip4Address.of(10, 0, 0, 1);
  private static final Ip4Address DATA = Ip4Address.of(10, 1, 0, 1);
  private static final Ip4Address OVERRIDE = Ip4Address.of(10, 0, 0, 1);

  private final Site site =
      Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
          .and("10.1.0.0/24", "10.1.0.10-10.1.0.19")
          .and("192.0.2.0/24", "192.0.2.10-192.0.2.19");
  private final Counter counter = site.opens();

  private static DhcpPacket by(Ip4Address giaddr, DhcpPacket packet, SubOption... words) {
    return packet.withGiaddr(giaddr).with(new RelayInformation(List.of(words)));
  }

  private static SubOption link(Ip4Address address) {
    return new SubOption(5, address.bytes());
  }

  private static SubOption override(Ip4Address address) {
    return new SubOption(11, address.bytes());
  }

  private static DhcpOption selection(Ip4Address address) {
    return new DhcpOption.Address(OptionCode.SUBNET_SELECTION, address);
  }

  @Test
  void a_client_belongs_to_the_link_of_its_relay() {
    assertThat(counter.gist(by(GIADDR, ANNA.discovers()))).isEqualTo("OFFER 192.0.2.10");
    assertThat(counter.gist(by(DATA, BERT.discovers()))).isEqualTo("OFFER 10.1.0.10");
  }

  @Test
  void a_phone_with_a_reservation_in_each_of_two_networks_gets_that_of_its_relay() {
    Ip4Address voice = Ip4Address.of(10, 0, 0, 50);
    Ip4Address data = Ip4Address.of(10, 1, 0, 50);
    Counter two =
        site.with(new ReservedPhone(new Reservation(ANNA.mac(), voice), inf("voice.inf")))
            .with(new ReservedPhone(new Reservation(ANNA.mac(), data), inf("data.inf")))
            .opens();
    for (Ip4Address relay : List.of(VOICE, DATA)) {
      DhcpPacket offer = two.answer(by(relay, ANNA.discovers()));
      assertThat(offer.yiaddr()).isEqualTo(relay.equals(VOICE) ? voice : data);
      assertThat(offer.options().text(OptionCode.BOOTFILE_NAME))
          .contains(relay.equals(VOICE) ? "voice.inf" : "data.inf");
      assertThat(two.gist(by(relay, ANNA.selects(offer.yiaddr()))))
          .isEqualTo("ACK " + offer.yiaddr());
    }
    assertThat(two.gist(by(DATA, ANNA.comesBackTo(voice)))).isEqualTo("NAK");
  }

  private static Terms inf(String name) {
    return Terms.NONE.with(Way.OPTION66).withInf(name);
  }

  @Test
  void link_selection_tells_the_link_and_giaddr_stays_the_way_back() {
    DhcpDecision.Reply reply = counter.reply(by(GIADDR, ANNA.discovers(), link(DATA)));
    assertThat(reply.packet().yiaddr()).isEqualTo(Ip4Address.of(10, 1, 0, 10));
    assertThat(reply.to()).isEqualTo(new Destination.Relay(new Endpoint(GIADDR, 67)));
    assertThat(counter.gist(by(GIADDR, ANNA.selects(reply.packet().yiaddr()), link(DATA))))
        .isEqualTo("ACK 10.1.0.10");
  }

  /** RFC 8357 by hand-written bytes: sub-option 19 has no value, and comes back with the rest. */
  @ParameterizedTest
  @CsvSource({
    // the relay's words, the port it sent from, the port it is answered at
    "01 02 7031 13 00, 1000, 1000",
    "13 00,            546,  546",
    "13 00,            4711, 4711",
    "13 00,            0,    67",
    "01 02 1300,       1000, 67",
  })
  void a_relay_that_says_so_is_answered_at_the_port_it_sent_from(
      String words, int port, int answeredAt) throws Exception {
    Bytes said = Bytes.hex(words);
    Bytes discover =
        Bytes.hex("01 01 06 01 39 03 f3 26 00 00 00 00" + " 00000000".repeat(3))
            .plus(GIADDR.bytes())
            .plus(Bytes.hex("00 14 7f 00 00 01" + " 00".repeat(10 + 64 + 128)))
            .plus(Bytes.hex("63 82 53 63 35 01 01 52").plus(Bytes.of(said.length())).plus(said))
            .plus(Bytes.hex("ff"));
    Arrival arrival = new Arrival(new Endpoint(GIADDR, port), Phone.SERVER);
    var reply = (DhcpDecision.Reply) counter.ask(DhcpPacket.parse(discover), arrival);
    assertThat(reply.to()).isEqualTo(new Destination.Relay(new Endpoint(GIADDR, answeredAt)));
    assertThat(reply.packet().options().raw(OptionCode.RELAY_INFORMATION)).contains(said);
  }

  @Test
  void subnet_selection_by_the_client_yields_to_its_relays_and_comes_back() {
    DhcpPacket chosen = ANNA.discovers().with(selection(VOICE));
    DhcpPacket offer = counter.answer(by(GIADDR, chosen));
    assertThat(offer.yiaddr()).isEqualTo(Ip4Address.of(10, 0, 0, 10));
    assertThat(offer.options().address(OptionCode.SUBNET_SELECTION)).contains(VOICE);
    DhcpPacket overruled =
        counter.answer(by(GIADDR, BERT.discovers().with(selection(VOICE)), link(DATA)));
    assertThat(overruled.yiaddr()).isEqualTo(Ip4Address.of(10, 1, 0, 10));
    assertThat(overruled.options().has(OptionCode.SUBNET_SELECTION))
        .as("only what was followed comes back")
        .isFalse();
  }

  @Test
  void a_refusal_for_the_selected_subnet_says_which_it_was() {
    DhcpPacket nak = counter.answer(by(GIADDR, ANNA.comesBackTo(GIADDR).with(selection(VOICE))));
    assertThat(nak.messageType()).contains(DhcpMessageType.NAK);
    assertThat(nak.options().address(OptionCode.SUBNET_SELECTION)).contains(VOICE);
  }

  @Test
  void advice_is_for_the_address_a_client_has_and_no_selection_comes_back() {
    DhcpPacket informs = ANNA.informs(Ip4Address.of(10, 1, 0, 50)).with(selection(VOICE));
    DhcpPacket advice = counter.answer(by(GIADDR, informs));
    assertThat(advice.messageType()).contains(DhcpMessageType.ACK);
    assertThat(advice.options().has(OptionCode.SUBNET_SELECTION)).isFalse();
  }

  @Test
  void a_subnet_selection_that_is_no_address_does_not_come_back() {
    DhcpOption broken = DhcpOption.of(OptionCode.SUBNET_SELECTION, Bytes.of(10, 0, 0));
    DhcpPacket offer = counter.answer(by(GIADDR, ANNA.discovers().with(broken)));
    assertThat(offer.yiaddr()).isEqualTo(Ip4Address.of(192, 0, 2, 10));
    assertThat(offer.options().has(OptionCode.SUBNET_SELECTION)).isFalse();
  }

  @Test
  void without_a_relay_nobody_selects_another_subnet() {
    Counter near =
        Site.of("192.0.2.0/24", "192.0.2.10-192.0.2.19").and("10.0.0.0/24", "10.0.0.10").opens();
    DhcpPacket direct =
        ANNA.discovers()
            .withGiaddr(Ip4Address.ANY)
            .with(selection(VOICE))
            .with(new RelayInformation(List.of(link(VOICE))));
    DhcpPacket offer = near.answer(direct);
    assertThat(offer.yiaddr()).isEqualTo(Ip4Address.of(192, 0, 2, 10));
    assertThat(offer.options().has(OptionCode.SUBNET_SELECTION))
        .as("it would say that the selection was followed (RFC 3011)")
        .isFalse();
  }

  @Test
  void a_selected_link_that_no_pool_serves_gets_no_answer() {
    Ip4Address nowhere = Ip4Address.of(172, 16, 0, 1);
    assertThat(counter.gist(by(GIADDR, ANNA.discovers(), link(nowhere)))).isEqualTo("silence");
    assertThat(counter.gist(by(GIADDR, ANNA.comesBackTo(VOICE), link(nowhere))))
        .isEqualTo("silence");
  }

  @Test
  void the_relays_server_identifier_is_told_and_taken_for_ours() {
    DhcpPacket offer = counter.answer(by(VOICE, ANNA.discovers(), override(OVERRIDE)));
    assertThat(offer.options().address(OptionCode.SERVER_ID)).contains(OVERRIDE);
    DhcpPacket ack =
        counter.answer(by(VOICE, ANNA.selects(offer.yiaddr(), OVERRIDE), override(OVERRIDE)));
    assertThat(ack.messageType()).contains(DhcpMessageType.ACK);
    assertThat(ack.options().address(OptionCode.SERVER_ID)).contains(OVERRIDE);
    DhcpPacket release =
        ANNA.releases(offer.yiaddr()).with(new DhcpOption.Address(OptionCode.SERVER_ID, OVERRIDE));
    assertThat(counter.gist(by(VOICE, release, override(OVERRIDE)))).isEqualTo("record");
  }

  @Test
  void an_override_without_a_relay_is_not_believed() {
    DhcpPacket direct =
        by(
            Ip4Address.ANY,
            ANNA.selects(Ip4Address.of(192, 0, 2, 10), OVERRIDE),
            override(OVERRIDE));
    assertThat(counter.gist(direct)).isEqualTo("silence");
  }

  @Test
  void a_server_chosen_by_the_relays_name_may_be_another_so_only_authority_refuses() {
    Ip4Address anothers = Ip4Address.of(10, 0, 0, 99);
    DhcpPacket chosen = by(VOICE, ANNA.selects(anothers, OVERRIDE), override(OVERRIDE));
    assertThat(counter.gist(chosen)).isEqualTo("NAK");
    Counter beside = site.with(Manner.USUAL.withAuthoritative(false)).opens();
    assertThat(beside.gist(chosen)).isEqualTo("silence");
  }

  @Test
  void option_82_comes_back_as_it_came_and_last() {
    RelayInformation words =
        new RelayInformation(
            List.of(
                new SubOption(1, Bytes.latin1("port 7")),
                new SubOption(10, Bytes.of(0x80)),
                new SubOption(151, Bytes.of(0, 1, 2)),
                link(DATA)));
    for (DhcpPacket request : List.of(ANNA.discovers(), ANNA.comesBackTo(GIADDR))) {
      DhcpPacket answer = counter.answer(request.withGiaddr(GIADDR).with(words));
      assertThat(answer.options().all().getLast()).isEqualTo(words);
    }
  }

  @Test
  void a_refusal_goes_through_the_relay_to_be_broadcast() {
    DhcpDecision.Reply nak = counter.reply(by(GIADDR, ANNA.comesBackTo(VOICE), link(DATA)));
    assertThat(nak.packet().messageType()).contains(DhcpMessageType.NAK);
    assertThat(nak.to()).isEqualTo(new Destination.Relay(new Endpoint(GIADDR, 67)));
    assertThat(nak.packet().header().flags() & Header.BROADCAST).isNotZero();
    assertThat(nak.packet().giaddr()).isEqualTo(GIADDR);
    assertThat(nak.packet().yiaddr()).isEqualTo(Ip4Address.ANY);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 5})
  void a_link_selection_of_another_length_is_none(int length) {
    SubOption broken = new SubOption(5, DATA.bytes().plus(DATA.bytes()).slice(0, length));
    assertThat(counter.gist(by(GIADDR, ANNA.discovers(), broken))).isEqualTo("OFFER 192.0.2.10");
  }
}
