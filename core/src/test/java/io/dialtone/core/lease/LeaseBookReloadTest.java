// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A book that was read from its store goes on where the other one stopped. */
class LeaseBookReloadTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Place RELAY = Place.of(Ip4Address.of(10, 0, 0, 1));

  private final List<Lease> stored = new ArrayList<>();
  private final LeaseBook before = book("10.0.0.10-10.0.0.13");

  private static LeaseBook book(String range) {
    Pool pool =
        new Pool(
            Subnet.parse("10.0.0.0/24").orElseThrow(),
            AddressRange.parse(range).orElseThrow(),
            List.of());
    return new LeaseBook(List.of(pool), List.of(), BookLimits.USUAL);
  }

  private static LeaseHolder phone(int number) {
    return LeaseHolder.of(new MacAddress(0x0014_7F00_0000L + number));
  }

  private static Ip4Address host(int last) {
    return Ip4Address.of(10, 0, 0, last);
  }

  private void bind(int phone, int last, Instant when) {
    stored.addAll(before.bind(phone(phone), host(last), HOUR, when).leases());
  }

  private LeaseBook after(String range) {
    LeaseBook after = book(range);
    after.load(stored);
    return after;
  }

  private static Ip4Address offered(LeaseBook book, int phone, Instant now) {
    return ((Offering.Offered) book.offer(phone(phone), RELAY, Optional.empty(), now)).address();
  }

  @Test
  void every_phone_keeps_its_address_and_the_next_fresh_one_is_the_same() {
    bind(1, 10, NOON);
    bind(2, 12, NOON.plusSeconds(1));
    LeaseBook after = after("10.0.0.10-10.0.0.13");
    for (LeaseBook book : List.of(before, after)) {
      assertThat(offered(book, 1, NOON.plusSeconds(5))).isEqualTo(host(10));
      assertThat(offered(book, 2, NOON.plusSeconds(5))).isEqualTo(host(12));
      assertThat(offered(book, 3, NOON.plusSeconds(5))).isEqualTo(host(11));
    }
    assertThat(after.size()).isEqualTo(2);
    assertThat(after.isPending(host(10))).isFalse();
  }

  @Test
  void a_phone_that_moved_is_known_at_its_newest_address() {
    bind(1, 10, NOON);
    bind(1, 12, NOON.plusSeconds(9));
    assertThat(offered(after("10.0.0.10-10.0.0.13"), 1, NOON.plusSeconds(10))).isEqualTo(host(12));
  }

  @Test
  void a_declined_address_stays_locked_away() {
    bind(1, 10, NOON);
    stored.addAll(before.decline(phone(1), host(10), NOON).leases());
    LeaseBook after = after("10.0.0.10-10.0.0.13");
    assertThat(offered(after, 1, NOON.plus(HOUR))).isEqualTo(host(11));
    assertThat(after.claim(phone(2), host(10), RELAY, NOON.plus(HOUR)))
        .isInstanceOf(Claim.Unfair.class);
  }

  @Test
  void the_address_free_for_longest_is_still_the_first_to_be_reclaimed() {
    bind(1, 13, NOON);
    bind(2, 10, NOON.plusSeconds(1));
    bind(3, 12, NOON.plusSeconds(2));
    bind(4, 11, NOON.plusSeconds(3));
    LeaseBook after = after("10.0.0.10-10.0.0.13");
    Instant later = NOON.plus(Duration.ofDays(1));
    assertThat(offered(after, 5, later)).isEqualTo(host(13));
    assertThat(offered(after, 6, later)).isEqualTo(host(10));
  }

  @Test
  void a_lease_outside_the_range_of_today_is_kept_in_mind_but_not_renewed() {
    bind(1, 13, NOON);
    LeaseBook smaller = after("10.0.0.10-10.0.0.11");
    assertThat(smaller.at(host(13))).isPresent();
    assertThat(smaller.claim(phone(1), host(13), RELAY, NOON)).isInstanceOf(Claim.Unfair.class);
    assertThat(offered(smaller, 1, NOON)).isEqualTo(host(10));
  }

  @Test
  void a_lease_that_no_pool_covers_any_more_is_left_alone() {
    bind(1, 13, NOON);
    LeaseBook elsewhere =
        new LeaseBook(
            List.of(Pool.of(Subnet.parse("192.0.2.0/24").orElseThrow())),
            List.of(),
            BookLimits.USUAL);
    elsewhere.load(stored);
    assertThat(elsewhere.size()).isZero();
  }
}
