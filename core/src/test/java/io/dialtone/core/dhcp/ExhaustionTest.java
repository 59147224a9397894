// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Counter.host;
import static io.dialtone.core.dhcp.Phone.ANNA;
import static io.dialtone.core.dhcp.Phone.BERT;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.BookLimits;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Strangers with as many cards as they like: known phones still get their addresses. */
class ExhaustionTest {

  private final Random random = new Random(82);
  private Counter counter = strangersMayHave(75);

  private static Counter strangersMayHave(int percent) {
    BookLimits limits = BookLimits.USUAL.withStrangersPercent(percent);
    return Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
        .with(new ReservedPhone(new Reservation(Phone.st2030(9).mac(), host(19)), Terms.NONE))
        .with(Manner.USUAL.withProbe(false).with(limits))
        .opens();
  }

  private MacAddress anyCard() {
    return new MacAddress(0x0200_0000_0000L + random.nextInt(Integer.MAX_VALUE));
  }

  private static DhcpPacket says(DhcpMessageType type, MacAddress mac) {
    return DhcpPacket.request(type, 7, mac).withGiaddr(Phone.RELAY);
  }

  /** Offers to strangers, each taken up if that is asked for. */
  private void flood(int times, boolean takenUp) {
    for (int i = 0; i < times; i++) {
      MacAddress mac = anyCard();
      if (counter.ask(says(DhcpMessageType.DISCOVER, mac)) instanceof DhcpDecision.Reply offer
          && takenUp) {
        counter.gist(claims(mac, offer.packet().yiaddr()).with(server()));
      }
    }
  }

  @Test
  void phones_that_were_switched_off_over_the_weekend_find_their_addresses_free() {
    counter.boots(ANNA);
    counter.boots(BERT);
    counter.pass(Duration.ofDays(3));
    flood(500, true);
    assertThat(counter.gist(ANNA.comesBackTo(host(10)))).isEqualTo("ACK 10.0.0.10");
    assertThat(counter.answer(BERT.discovers()).yiaddr()).isEqualTo(host(11));
    assertThat(counter.boots(Phone.st2030(9))).as("reserved").isEqualTo(host(19));
  }

  @Test
  void nor_does_a_stranger_get_a_phones_old_address_by_asking_for_it() {
    counter.boots(ANNA);
    counter.pass(Duration.ofDays(3));
    DhcpOption wish = new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, host(10));
    MacAddress stranger = anyCard();
    DhcpPacket claim = says(DhcpMessageType.REQUEST, stranger).with(wish);
    assertThat(counter.gist(says(DhcpMessageType.DISCOVER, stranger).with(wish)))
        .isEqualTo("OFFER 10.0.0.11");
    assertThat(counter.gist(claim.with(new DhcpOption.Address(OptionCode.SERVER_ID, Phone.SERVER))))
        .isEqualTo("NAK");
  }

  @Test
  void a_phones_address_is_kept_for_a_week_and_then_anybodys() {
    counter = strangersMayHave(100);
    counter.boots(ANNA);
    counter.pass(Duration.ofHours(8).plus(BookLimits.USUAL.phoneKept()).minusSeconds(1));
    flood(8, true);
    assertThat(counter.ask(says(DhcpMessageType.DISCOVER, anyCard())).level())
        .isEqualTo(Level.WARN);
    counter.pass(Duration.ofSeconds(1));
    assertThat(counter.gist(says(DhcpMessageType.DISCOVER, anyCard())))
        .isEqualTo("OFFER 10.0.0.10");
  }

  @Test
  void strangers_leases_are_reclaimed_before_phones() {
    counter = strangersMayHave(100);
    counter.boots(ANNA);
    counter.pass(Duration.ofHours(1));
    flood(8, true);
    counter.pass(Duration.ofDays(30)); // all are over, the phone's for longest
    assertThat(counter.answer(BERT.discovers()).yiaddr()).isEqualTo(host(11));
  }

  @Test
  void offers_to_strangers_keep_no_phone_from_an_address() {
    counter = strangersMayHave(100);
    flood(2000, false);
    assertThat(counter.ask(says(DhcpMessageType.DISCOVER, anyCard())).level())
        .as("full for strangers")
        .isEqualTo(Level.WARN);
    DhcpDecision.Reply offer = counter.reply(ANNA.discovers());
    assertThat(offer.reason()).contains("offered to a stranger before, it is a phone");
    assertThat(counter.gist(ANNA.selects(offer.packet().yiaddr()))).startsWith("ACK");
  }

  @Test
  void a_part_of_the_network_is_kept_for_phones_never_seen_before() {
    flood(500, true);
    assertThat(counter.ask(says(DhcpMessageType.DISCOVER, anyCard())))
        .isEqualTo(
            new DhcpDecision.Silence(
                Level.WARN,
                "nothing to offer: the rest of 10.0.0.10-10.0.0.19 is kept for phones"));
    assertThat(counter.boots(ANNA)).as("after seven strangers").isEqualTo(host(17));
    assertThat(counter.boots(BERT)).isEqualTo(host(18));
  }

  @Test
  void a_stranger_keeps_what_it_has_and_no_other_takes_more_by_claiming_it() {
    MacAddress pc = anyCard();
    Ip4Address its = counter.answer(says(DhcpMessageType.DISCOVER, pc)).yiaddr();
    assertThat(counter.gist(claims(pc, its).with(server()))).isEqualTo("ACK " + its);
    flood(500, true);
    assertThat(counter.gist(says(DhcpMessageType.DISCOVER, pc))).isEqualTo("OFFER " + its);
    assertThat(counter.gist(claims(pc, its))).isEqualTo("ACK " + its);
    assertThat(counter.gist(claims(anyCard(), host(18)).with(server()))).isEqualTo("NAK");
    counter.pass(Duration.ofHours(9));
    assertThat(counter.gist(says(DhcpMessageType.DISCOVER, anyCard())))
        .as("leases are over")
        .startsWith("OFFER");
  }

  @Test
  void strangers_that_decline_what_they_got_get_no_more_by_it() {
    for (int i = 0; i < 200; i++) {
      MacAddress mac = anyCard();
      if (counter.ask(says(DhcpMessageType.DISCOVER, mac)) instanceof DhcpDecision.Reply offer) {
        Ip4Address address = offer.packet().yiaddr();
        counter.gist(claims(mac, address).with(server()));
        counter.gist(
            says(DhcpMessageType.DECLINE, mac)
                .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address)));
        flood(1, true);
      }
    }
    assertThat(counter.boots(ANNA)).isNotNull();
    assertThat(counter.boots(BERT)).isNotNull();
  }

  private static DhcpOption server() {
    return new DhcpOption.Address(OptionCode.SERVER_ID, Phone.SERVER);
  }

  private static DhcpPacket claims(MacAddress mac, Ip4Address address) {
    return says(DhcpMessageType.REQUEST, mac)
        .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address));
  }

  @Test
  void no_offer_ever_takes_a_bound_address() {
    counter.boots(ANNA);
    flood(3000, true);
    assertThat(counter.book.at(host(10)).orElseThrow().holder().mac()).isEqualTo(ANNA.mac());
    assertThat(counter.gist(ANNA.renews(host(10)))).isEqualTo("ACK 10.0.0.10");
  }

  @Test
  void a_release_in_anothers_name_frees_nothing() {
    counter.boots(ANNA);
    Arrival attacker = new Arrival(new Endpoint(Ip4Address.of(10, 0, 0, 66), 68), Phone.SERVER);
    DhcpDecision decision = counter.ask(ANNA.releases(host(10)), attacker);
    assertThat(decision)
        .isEqualTo(
            new DhcpDecision.Silence(
                Level.WARN, "10.0.0.66 gives back 10.0.0.10 in another's name"));
    Ip4Address elsewhere = Ip4Address.of(172, 16, 0, 1);
    assertThat(counter.ask(ANNA.releases(host(10)).withGiaddr(elsewhere)).reason())
        .isEqualTo("a relay of another network gives back 10.0.0.10");
    assertThat(counter.gist(ANNA.releases(host(10)).withGiaddr(Phone.RELAY))).isEqualTo("record");
  }

  @Test
  void whoever_declines_everything_closes_a_part_of_the_network_only() {
    for (int i = 0; i < 100; i++) {
      MacAddress mac = anyCard();
      Ip4Address offered = counter.answer(says(DhcpMessageType.DISCOVER, mac)).yiaddr();
      counter.gist(
          says(DhcpMessageType.DECLINE, mac)
              .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, offered)));
    }
    long locked = 0;
    for (int last = 10; last < 20; last++) {
      locked +=
          counter.book.at(host(last)).filter(l -> l.state() == Lease.State.DECLINED).stream()
              .count();
    }
    assertThat(locked).as("a quarter of ten").isEqualTo(2);
    assertThat(counter.boots(ANNA)).isNotNull();
  }

  @Test
  void a_decline_beyond_the_limit_still_gets_its_phone_another_address() {
    for (int i = 0; i < 2; i++) {
      Ip4Address bound = counter.boots(BERT);
      assertThat(counter.ask(BERT.declines(bound)).reason()).endsWith("locked away for 1 day");
    }
    Ip4Address third = counter.boots(BERT);
    assertThat(counter.ask(BERT.declines(third)).reason())
        .isEqualTo(
            third
                + " is in use by another machine: only taken from it, too many are locked away"
                + " already");
    assertThat(counter.boots(BERT)).isNotEqualTo(third);
  }

  @Test
  void an_address_just_offered_may_be_declined_by_whom_it_was_offered_to() {
    counter.answer(ANNA.discovers());
    assertThat(counter.gist(BERT.declines(host(10)))).isEqualTo("silence");
    assertThat(counter.gist(ANNA.declines(host(10)))).isEqualTo("record");
    assertThat(counter.answer(ANNA.discovers()).yiaddr()).isEqualTo(host(11));
  }

  @Test
  void nobody_declines_an_address_from_another_network() {
    counter.boots(ANNA);
    DhcpPacket elsewhere = ANNA.declines(host(10)).withGiaddr(Ip4Address.of(172, 16, 0, 1));
    assertThat(counter.gist(elsewhere)).isEqualTo("silence");
  }
}
