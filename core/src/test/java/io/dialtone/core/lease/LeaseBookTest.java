// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LeaseBookTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Place RELAY = Place.of(Ip4Address.of(10, 0, 0, 1));
  private static final LeaseHolder ANNA = phone(1);
  private static final LeaseHolder BERT = phone(2);
  private static final LeaseHolder CARL = phone(3);

  private final LeaseBook book = book(pool("10.0.0.10-10.0.0.12"));

  private static LeaseHolder phone(int number) {
    return LeaseHolder.of(new MacAddress(0x0014_7F00_0000L + number));
  }

  private static Ip4Address host(int last) {
    return Ip4Address.of(10, 0, 0, last);
  }

  private static Pool pool(String range) {
    return new Pool(
        Subnet.parse("10.0.0.0/24").orElseThrow(),
        AddressRange.parse(range).orElseThrow(),
        List.of());
  }

  private static LeaseBook book(Pool... pools) {
    return new LeaseBook(List.of(pools), List.of(), BookLimits.USUAL);
  }

  private static String offered(LeaseBook book, LeaseHolder who, Instant now) {
    return offered(book, who, Optional.empty(), now);
  }

  private static String offered(
      LeaseBook book, LeaseHolder who, Optional<Ip4Address> wish, Instant now) {
    return switch (book.offer(who, RELAY, wish, now)) {
      case Offering.Offered(_, var address, var why) -> address + ", " + why;
      case Offering.Exhausted(var why) -> "none: " + why;
    };
  }

  private static String claimed(LeaseBook book, LeaseHolder who, int last, Instant now) {
    return switch (book.claim(who, host(last), RELAY, now)) {
      case Claim.Fair(_, var why) -> "yes: " + why;
      case Claim.Unfair(var why) -> "no: " + why;
    };
  }

  @Test
  void hands_out_fresh_addresses_in_their_order() {
    assertThat(offered(book, ANNA, NOON)).isEqualTo("10.0.0.10, the next free address");
    assertThat(offered(book, BERT, NOON)).isEqualTo("10.0.0.11, the next free address");
  }

  @Test
  void offers_the_same_address_again_to_the_same_phone() {
    offered(book, ANNA, NOON);
    assertThat(offered(book, ANNA, NOON.plusSeconds(4)))
        .isEqualTo("10.0.0.10, already offered to it");
  }

  @Test
  void an_offer_that_is_not_taken_up_lapses() {
    offered(book, ANNA, NOON);
    assertThat(offered(book, BERT, NOON.plusSeconds(59))).startsWith("10.0.0.11");
    assertThat(offered(book, CARL, NOON.plusSeconds(60))).startsWith("10.0.0.10");
  }

  @Test
  void an_offer_withdrawn_is_free_at_once() {
    offered(book, ANNA, NOON);
    book.withdraw(ANNA, RELAY);
    assertThat(offered(book, BERT, NOON)).startsWith("10.0.0.10");
  }

  @Test
  void offers_the_wish_if_it_is_free_and_another_if_not() {
    assertThat(offered(book, ANNA, Optional.of(host(12)), NOON))
        .isEqualTo("10.0.0.12, the address it asked for");
    assertThat(offered(book, BERT, Optional.of(host(12)), NOON)).startsWith("10.0.0.10");
    assertThat(offered(book, CARL, Optional.of(host(99)), NOON)).startsWith("10.0.0.11");
  }

  @Test
  void says_when_every_address_is_taken_and_when_no_pool_fits() {
    for (LeaseHolder phone : List.of(ANNA, BERT, CARL)) {
      offered(book, phone, NOON);
    }
    assertThat(offered(book, phone(4), NOON))
        .isEqualTo("none: every address of 10.0.0.10-10.0.0.12 is taken");
    assertThat(book.offer(ANNA, Place.of(Ip4Address.of(192, 0, 2, 1)), Optional.empty(), NOON))
        .isEqualTo(new Offering.Exhausted("no pool serves the network of 192.0.2.1"));
  }

  @Test
  void a_phone_comes_back_to_its_address_long_after_its_lease_ran_out() {
    book.bind(ANNA, host(11), HOUR, NOON);
    assertThat(offered(book, ANNA, NOON.plus(Duration.ofDays(9))))
        .isEqualTo("10.0.0.11, its address before");
  }

  @Test
  void a_phone_comes_back_to_the_address_it_gave_back() {
    book.bind(ANNA, host(11), HOUR, NOON);
    assertThat(book.release(ANNA, host(11), NOON.plusSeconds(9)).leases())
        .extracting(Lease::state)
        .containsExactly(Lease.State.RELEASED);
    assertThat(offered(book, ANNA, NOON.plusSeconds(10))).startsWith("10.0.0.11, its address");
  }

  @Test
  void reclaims_the_address_free_for_longest_and_only_when_no_fresh_one_is_left() {
    book.bind(ANNA, host(10), HOUR.multipliedBy(2), NOON);
    book.bind(BERT, host(11), HOUR, NOON);
    Instant later = NOON.plus(Duration.ofDays(1));
    assertThat(offered(book, phone(7), later)).isEqualTo("10.0.0.12, the next free address");
    assertThat(offered(book, phone(8), later)).isEqualTo("10.0.0.11, the address free for longest");
    assertThat(offered(book, phone(9), later)).isEqualTo("10.0.0.10, the address free for longest");
  }

  @Test
  void an_offer_of_an_old_address_that_lapses_leaves_the_old_lease_as_it_was() {
    book.bind(ANNA, host(10), HOUR, NOON);
    book.bind(BERT, host(11), HOUR.multipliedBy(5), NOON);
    book.bind(CARL, host(12), HOUR.multipliedBy(5), NOON);
    Instant later = NOON.plus(HOUR.multipliedBy(2));
    assertThat(offered(book, phone(9), later)).startsWith("10.0.0.10");
    assertThat(offered(book, ANNA, later)).startsWith("none");
    assertThat(offered(book, ANNA, later.plusSeconds(60)))
        .isEqualTo("10.0.0.10, its address before");
  }

  @Test
  void a_bound_address_is_nobody_elses_until_it_expires() {
    book.bind(ANNA, host(10), HOUR, NOON);
    assertThat(claimed(book, BERT, 10, NOON.plus(HOUR).minusMillis(1)))
        .isEqualTo("no: 10.0.0.10 is taken");
    assertThat(claimed(book, ANNA, 10, NOON.plusSeconds(9))).isEqualTo("yes: free");
    assertThat(claimed(book, BERT, 10, NOON.plus(HOUR))).isEqualTo("yes: free");
  }

  @Test
  void a_claim_outside_the_network_or_the_range_is_unfair() {
    assertThat(claimed(book, ANNA, 9, NOON))
        .isEqualTo("no: 10.0.0.9 is not to be handed out to it");
    assertThat(book.claim(ANNA, Ip4Address.of(192, 0, 2, 7), RELAY, NOON))
        .isEqualTo(new Claim.Unfair("192.0.2.7 is not on the network of 10.0.0.1"));
  }

  @Test
  void moving_to_another_address_frees_the_one_before_in_the_same_change() {
    book.bind(ANNA, host(10), HOUR, NOON);
    LeaseChange change = book.bind(ANNA, host(12), HOUR, NOON.plusSeconds(5));
    assertThat(change.leases())
        .extracting(lease -> lease.address() + " " + lease.state())
        .containsExactly("10.0.0.10 RELEASED", "10.0.0.12 BOUND");
    assertThat(claimed(book, BERT, 10, NOON.plusSeconds(5))).isEqualTo("yes: free");
    assertThat(book.lease(ANNA, RELAY).map(Lease::address)).contains(host(12));
  }

  @Test
  void a_declined_address_is_locked_away_and_its_phone_gets_another() {
    book.bind(ANNA, host(10), HOUR, NOON);
    assertThat(book.decline(ANNA, host(10), NOON).leases())
        .extracting(Lease::state, Lease::expires)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(
                Lease.State.DECLINED, NOON.plus(BookLimits.USUAL.quarantine())));
    assertThat(offered(book, ANNA, NOON)).isEqualTo("10.0.0.11, the next free address");
    assertThat(claimed(book, ANNA, 10, NOON)).isEqualTo("no: 10.0.0.10 is taken");
    assertThat(claimed(book, ANNA, 10, NOON.plus(BookLimits.USUAL.quarantine()))).startsWith("yes");
  }

  @Test
  void nobody_gives_back_or_declines_what_is_anothers() {
    book.bind(ANNA, host(10), HOUR, NOON);
    assertThat(book.release(BERT, host(10), NOON).isEmpty()).isTrue();
    assertThat(book.decline(BERT, host(10), NOON).isEmpty()).isTrue();
    assertThat(book.release(BERT, host(11), NOON).isEmpty()).isTrue();
    assertThat(book.release(BERT, Ip4Address.of(192, 0, 2, 1), NOON).isEmpty()).isTrue();
    assertThat(claimed(book, BERT, 10, NOON)).isEqualTo("no: 10.0.0.10 is taken");
  }

  @Test
  void a_reserved_address_waits_for_its_phone_alone() {
    LeaseBook reserved =
        new LeaseBook(
            List.of(pool("10.0.0.10-10.0.0.12")),
            List.of(new Reservation(CARL.mac(), host(10)), new Reservation(BERT.mac(), host(200))),
            BookLimits.USUAL);
    assertThat(offered(reserved, ANNA, NOON)).startsWith("10.0.0.11");
    assertThat(offered(reserved, CARL, NOON)).isEqualTo("10.0.0.10, reserved for it");
    assertThat(offered(reserved, BERT, NOON)).isEqualTo("10.0.0.200, reserved for it");
    assertThat(claimed(reserved, ANNA, 10, NOON)).isEqualTo("no: 10.0.0.10 is taken");
    assertThat(claimed(reserved, phone(9), 200, NOON)).startsWith("no:");
    assertThat(claimed(reserved, BERT, 200, NOON)).isEqualTo("yes: reserved for it");
    assertThat(claimed(reserved, BERT, 12, NOON))
        .isEqualTo("no: 10.0.0.200 is reserved for it, not 10.0.0.12");
  }

  @Test
  void a_reserved_address_that_another_still_holds_is_bridged_by_one_of_the_pool() {
    book.bind(ANNA, host(10), HOUR, NOON);
    LeaseBook reserved =
        new LeaseBook(
            List.of(pool("10.0.0.10-10.0.0.12")),
            List.of(new Reservation(CARL.mac(), host(10))),
            BookLimits.USUAL);
    reserved.load(List.of(book.at(host(10)).orElseThrow()));
    assertThat(offered(reserved, CARL, NOON)).isEqualTo("10.0.0.11, the next free address");
    assertThat(claimed(reserved, CARL, 11, NOON)).startsWith("yes");
    assertThat(claimed(reserved, ANNA, 10, NOON)).startsWith("no"); // its renewal makes room
    assertThat(offered(reserved, CARL, NOON.plus(HOUR))).isEqualTo("10.0.0.10, reserved for it");
  }

  @Test
  void the_same_card_with_another_identifier_is_the_same_machine() {
    LeaseHolder other = new LeaseHolder(Bytes.latin1("phone-1"), ANNA.mac());
    book.bind(ANNA, host(10), HOUR, NOON);
    assertThat(claimed(book, other, 10, NOON)).isEqualTo("yes: free");
  }

  @Test
  void two_ranges_of_one_subnet_are_used_one_after_the_other() {
    LeaseBook two = book(pool("10.0.0.10"), pool("10.0.0.50-10.0.0.51"));
    assertThat(offered(two, ANNA, NOON)).startsWith("10.0.0.10");
    assertThat(offered(two, BERT, NOON)).startsWith("10.0.0.50");
    two.bind(BERT, host(50), HOUR, NOON);
    assertThat(offered(two, BERT, NOON)).isEqualTo("10.0.0.50, its address before");
  }

  @Test
  void a_relay_anywhere_on_loopback_reaches_the_loopback_pool() {
    LeaseBook loopback = book(Pool.of(Subnet.parse("127.64.0.0/10").orElseThrow()));
    assertThat(loopback.pools(Place.of(Ip4Address.of(127, 0, 0, 1)))).hasSize(1);
    assertThat(loopback.pools(Place.of(Ip4Address.of(10, 0, 0, 1)))).isEmpty();
  }

  @Test
  void a_lease_is_pending_until_it_is_stored() {
    LeaseChange first = book.bind(ANNA, host(10), HOUR, NOON);
    LeaseChange second = book.bind(ANNA, host(10), HOUR, NOON.plusSeconds(1));
    assertThat(book.isPending(host(10))).isTrue();
    book.committed(first);
    assertThat(book.isPending(host(10))).isTrue(); // changed again since then
    book.committed(second);
    assertThat(book.isPending(host(10))).isFalse();
  }

  @Test
  void an_excluded_address_inside_the_range_is_stepped_over() {
    LeaseBook excluded = book(pool("10.0.0.10-10.0.0.12").without(host(10)).without(host(11)));
    assertThat(offered(excluded, ANNA, NOON)).startsWith("10.0.0.12");
    assertThat(claimed(excluded, ANNA, 10, NOON)).startsWith("no");
  }

  @Test
  void the_oldest_offer_makes_room_when_too_many_are_open() {
    LeaseBook small =
        new LeaseBook(
            List.of(pool("10.0.0.10-10.0.0.12")), List.of(), BookLimits.USUAL.withOpenOffers(2));
    offered(small, ANNA, NOON);
    offered(small, BERT, NOON.plusSeconds(1));
    offered(small, CARL, NOON.plusSeconds(2));
    assertThat(offered(small, phone(4), NOON.plusSeconds(3))).startsWith("10.0.0.10");
  }
}
