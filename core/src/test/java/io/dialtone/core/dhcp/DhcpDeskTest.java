// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Counter.host;
import static io.dialtone.core.dhcp.Phone.ANNA;
import static io.dialtone.core.dhcp.Phone.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Hardware;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFC 2131 section 4.3: what a server does about each message. REQUEST in each state has its table
 * in {@link Rfc2131Section43Test}.
 */
class DhcpDeskTest {

  private static final Ip4Address ELSEWHERE = Ip4Address.of(172, 16, 0, 9);

  private final Counter counter = Counter.authoritative(true);

  @Test
  void a_phone_discovers_is_offered_selects_and_is_bound() {
    DhcpDecision.Reply offer = counter.reply(ANNA.discovers());
    assertThat(offer.packet().messageType()).contains(DhcpMessageType.OFFER);
    assertThat(offer.change().isEmpty()).isTrue(); // nothing is stored for an offer
    DhcpDecision.Reply ack = counter.reply(ANNA.selects(offer.packet().yiaddr()));
    assertThat(ack.packet().messageType()).contains(DhcpMessageType.ACK);
    assertThat(ack.change().leases()).extracting(Lease::address).containsExactly(host(10));
    assertThat(ack.reason())
        .isEqualTo(
            "leased 10.0.0.10 to ST2030 SIP (it took our offer); option 43"
                + " http://192.0.2.1:8080/ST2030S_00147F000001.inf");
  }

  @Test
  void an_offer_for_which_another_server_was_chosen_is_free_at_once() {
    counter.answer(ANNA.discovers());
    assertThat(counter.gist(ANNA.selects(host(10), ELSEWHERE))).isEqualTo("silence");
    assertThat(counter.answer(BERT.discovers()).yiaddr()).isEqualTo(host(10));
  }

  @Test
  void an_offer_forgotten_by_a_restart_is_kept_all_the_same() {
    assertThat(counter.gist(ANNA.selects(host(10)))).isEqualTo("ACK 10.0.0.10");
  }

  @Test
  void a_phone_comes_back_after_its_lease_ran_out_and_nobody_took_it() {
    counter.boots(ANNA);
    counter.pass(Duration.ofDays(3));
    assertThat(counter.gist(ANNA.comesBackTo(host(10)))).isEqualTo("ACK 10.0.0.10");
  }

  @Test
  void a_full_pool_is_told_to_the_administrator_not_to_the_phone() {
    for (int i = 10; i < 20; i++) {
      counter.boots(Phone.st2030(i));
    }
    assertThat(counter.ask(ANNA.discovers()))
        .isEqualTo(
            new DhcpDecision.Silence(
                Level.WARN, "nothing to offer: every address of 10.0.0.10-10.0.0.19 is taken"));
  }

  @Test
  void a_network_without_a_pool_gets_no_answer() {
    DhcpPacket foreign = ANNA.discovers().withGiaddr(ELSEWHERE);
    assertThat(counter.ask(foreign).reason())
        .isEqualTo("nothing to offer: no pool serves the network of 172.16.0.9");
    assertThat(counter.gist(ANNA.selects(host(10)).withGiaddr(ELSEWHERE))).isEqualTo("silence");
  }

  @Test
  void a_declined_address_is_locked_away_and_warned_of() {
    counter.boots(ANNA);
    DhcpDecision decision = counter.ask(ANNA.declines(host(10)));
    assertThat(decision.level()).isEqualTo(Level.WARN);
    assertThat(decision.reason())
        .isEqualTo("10.0.0.10 is in use by another machine: locked away for 1 day");
    assertThat(counter.answer(ANNA.discovers()).yiaddr()).isEqualTo(host(11));
  }

  @Test
  void only_the_holder_declines_or_gives_back() {
    counter.boots(ANNA);
    assertThat(counter.gist(BERT.declines(host(10)))).isEqualTo("silence");
    assertThat(counter.gist(BERT.releases(host(10)))).isEqualTo("silence");
    assertThat(counter.gist(ANNA.releases(host(10)))).isEqualTo("record");
    assertThat(counter.gist(ANNA.releases(host(10)))).isEqualTo("silence");
  }

  @Test
  void what_is_meant_for_another_server_is_let_pass() {
    counter.boots(ANNA);
    DhcpOption another = new DhcpOption.Address(OptionCode.SERVER_ID, ELSEWHERE);
    assertThat(counter.gist(ANNA.declines(host(10)).with(another))).isEqualTo("silence");
    assertThat(counter.gist(ANNA.releases(host(10)).with(another))).isEqualTo("silence");
  }

  @Test
  void an_address_given_back_comes_back_to_the_same_phone() {
    counter.boots(ANNA);
    counter.ask(ANNA.releases(host(10)));
    assertThat(counter.answer(BERT.discovers()).yiaddr()).isEqualTo(host(11));
    assertThat(counter.answer(ANNA.discovers()).yiaddr()).isEqualTo(host(10));
  }

  @Test
  void inform_is_answered_without_a_word_about_leases() {
    DhcpDecision.Reply reply = counter.reply(ANNA.informs(host(99)));
    assertThat(reply.packet().yiaddr()).isEqualTo(Ip4Address.ANY);
    assertThat(reply.packet().ciaddr()).isEqualTo(host(99));
    assertThat(reply.packet().options().has(OptionCode.LEASE_TIME)).isFalse();
    assertThat(reply.packet().options().has(OptionCode.RENEWAL_TIME)).isFalse();
    assertThat(reply.packet().options().has(OptionCode.VENDOR_SPECIFIC)).isTrue();
    assertThat(reply.change().isEmpty()).isTrue();
    assertThat(counter.gist(ANNA.informs(ELSEWHERE))).isEqualTo("silence");
    assertThat(counter.gist(ANNA.informs(Ip4Address.ANY))).isEqualTo("silence");
  }

  @ParameterizedTest
  @EnumSource(
      value = DhcpMessageType.class,
      names = {"OFFER", "ACK", "NAK"})
  void what_only_servers_send_is_ignored(DhcpMessageType type) {
    assertThat(counter.ask(ANNA.says(type)).reason()).isEqualTo("a client does not send " + type);
  }

  @Test
  void packets_that_no_dhcp_client_sends_are_ignored() {
    DhcpPacket plain = ANNA.discovers();
    DhcpPacket bootp = plain.with(plain.options().without(OptionCode.MESSAGE_TYPE));
    assertThat(counter.ask(bootp).reason()).contains("BOOTP is not served");
    Header header = plain.header();
    DhcpPacket reply = plain.with(new Header(Op.REPLY, 0, header.xid(), 0, 0));
    assertThat(counter.gist(reply)).isEqualTo("silence");
    DhcpPacket tokenRing =
        new DhcpPacket(
            header,
            plain.addresses(),
            new Hardware(6, Bytes.of(1, 2, 3, 4, 5, 6)),
            "",
            "",
            plain.options());
    assertThat(counter.ask(tokenRing).reason()).startsWith("not an Ethernet address");
    assertThat(counter.gist(ANNA.says(DhcpMessageType.REQUEST))).isEqualTo("silence");
  }

  @Test
  void a_young_lease_is_confirmed_as_it_is_with_nothing_to_store() {
    counter.boots(ANNA);
    counter.pass(Duration.ofHours(1));
    DhcpDecision.Reply again = counter.reply(ANNA.comesBackTo(host(10)));
    assertThat(again.change().isEmpty()).isTrue();
    assertThat(again.packet().options().seconds(OptionCode.LEASE_TIME))
        .contains(Duration.ofHours(7));
    counter.pass(Duration.ofHours(1)); // a quarter of its life
    DhcpDecision.Reply later = counter.reply(ANNA.comesBackTo(host(10)));
    assertThat(later.change().isEmpty()).isFalse();
    assertThat(later.packet().options().seconds(OptionCode.LEASE_TIME))
        .contains(Duration.ofHours(8));
  }

  @Test
  void a_lease_that_is_not_stored_yet_is_not_promised_again_without_storing() {
    Ip4Address offered = counter.answer(ANNA.discovers()).yiaddr();
    counter.ask(ANNA.selects(offered)); // its commit is still on its way
    DhcpDecision.Reply repeated = (DhcpDecision.Reply) counter.ask(ANNA.selects(offered));
    assertThat(repeated.change().isEmpty()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"3600, 3600", "1, 60", "4294967295, 28800", "28800, 28800"})
  void a_shorter_lease_may_be_asked_for_and_not_a_longer_one(long asked, long given) {
    DhcpOption wish = new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofSeconds(asked));
    assertThat(
            counter
                .answer(ANNA.discovers().with(wish))
                .options()
                .seconds(OptionCode.LEASE_TIME)
                .orElseThrow()
                .toSeconds())
        .isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void no_request_in_a_phones_name_shortens_the_lease_it_has(boolean byItsCardAlone) {
    counter.boots(ANNA);
    counter.pass(Duration.ofHours(3));
    DhcpPacket forged = ANNA.renews(host(10)).with(aSecond());
    DhcpDecision.Reply reply =
        counter.reply(
            byItsCardAlone
                ? forged.with(new DhcpOption.Opaque(OptionCode.CLIENT_ID, Bytes.latin1("another")))
                : forged);
    assertThat(reply.packet().options().seconds(OptionCode.LEASE_TIME))
        .contains(Duration.ofHours(5));
    assertThat(counter.book.at(host(10)).orElseThrow().remaining(counter.now()))
        .isEqualTo(Duration.ofHours(5));
    assertThat(reply.change().isEmpty()).as("nothing new to store").isEqualTo(!byItsCardAlone);
  }

  @Test
  void a_lease_on_its_way_to_the_store_is_not_shortened_either() {
    Ip4Address offered = counter.answer(ANNA.discovers()).yiaddr();
    counter.ask(ANNA.selects(offered)); // its commit is still on its way
    DhcpDecision.Reply forged =
        (DhcpDecision.Reply) counter.ask(ANNA.renews(offered).with(aSecond()));
    assertThat(forged.change().leases().getFirst().remaining(counter.now()))
        .isEqualTo(Duration.ofHours(8));
  }

  @Test
  void what_is_offered_of_a_living_lease_is_no_shorter_than_what_is_left_of_it() {
    counter.boots(ANNA);
    counter.pass(Duration.ofHours(3));
    assertThat(
            counter
                .answer(ANNA.discovers().with(aSecond()))
                .options()
                .seconds(OptionCode.LEASE_TIME))
        .contains(Duration.ofHours(5));
  }

  private static DhcpOption aSecond() {
    return new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofSeconds(1));
  }

  @Test
  void the_client_identifier_tells_clients_apart_on_one_card() {
    DhcpOption one = new DhcpOption.Opaque(OptionCode.CLIENT_ID, Bytes.latin1("boot rom"));
    DhcpDecision.Reply ack = counter.reply(ANNA.selects(host(12)).with(one));
    assertThat(ack.change().leases().getFirst().holder().id()).isEqualTo(Bytes.latin1("boot rom"));
    assertThat(ack.packet().options().raw(OptionCode.CLIENT_ID)) // RFC 6842
        .contains(Bytes.latin1("boot rom"));
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, true", "255, true", "256, false", "60000, false"})
  void a_client_identifier_of_another_length_than_one_option_has_names_nobody(
      int length, boolean named) {
    Bytes id = Bytes.latin1("i".repeat(length));
    DhcpOption told = new DhcpOption.Opaque(OptionCode.CLIENT_ID, id);
    DhcpDecision.Reply ack = counter.reply(ANNA.selects(host(12)).with(told));
    assertThat(ack.change().leases().getFirst().holder().id())
        .as("what is kept for as long as there is a book")
        .isEqualTo(named ? id : LeaseHolder.of(ANNA.mac()).id());
  }

  @Test
  void a_request_for_what_was_never_offered_does_not_cost_a_phone_its_address() {
    counter.boots(ANNA);
    DhcpDecision decision = counter.ask(ANNA.selects(host(15)));
    assertThat(decision.reason())
        .isEqualTo("refused: 10.0.0.10 is its address, and 10.0.0.15 was not offered to it");
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("ACK 10.0.0.10");
    counter.pass(Duration.ofDays(1)); // its lease is over, so nothing is lost to it
    assertThat(counter.gist(ANNA.selects(host(15)))).isEqualTo("ACK 10.0.0.15");
  }

  @Test
  void a_reservation_moves_its_phone_when_it_renews() {
    DhcpPolicy policy = Counter.policy(true, Terms.NONE);
    Counter desk =
        new Counter(
            new DhcpPolicy(
                Manner.USUAL,
                Terms.NONE,
                policy.networks(),
                List.of(new ReservedPhone(new Reservation(ANNA.mac(), host(200)), Terms.NONE)),
                List.of(),
                Counter.SERVICES));
    assertThat(desk.gist(ANNA.renews(host(12)))).isEqualTo("NAK");
    assertThat(desk.boots(ANNA)).isEqualTo(host(200));
    assertThat(desk.gist(ANNA.renews(host(200)))).isEqualTo("ACK 10.0.0.200");
  }
}
