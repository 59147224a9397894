// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many phones at random, checked against a map so simple that it cannot be wrong. */
class LeaseBookStormTest {

  private static final Place RELAY = Place.of(Ip4Address.of(10, 0, 0, 1));
  private static final Duration LIFE = Duration.ofMinutes(10);
  private static final int PHONES = 80;

  private final Map<Ip4Address, Lease> stored = new TreeMap<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private LeaseBook book = emptyBook();

  private static LeaseBook emptyBook() {
    Pool pool =
        new Pool(
            Subnet.parse("10.0.0.0/24").orElseThrow(),
            AddressRange.parse("10.0.0.10-10.0.0.70").orElseThrow(),
            List.of(AddressRange.parse("10.0.0.30-10.0.0.34").orElseThrow()));
    return new LeaseBook(
        List.of(pool),
        List.of(new Reservation(phone(3).mac(), Ip4Address.of(10, 0, 0, 20))),
        BookLimits.USUAL
            .withQuarantine(Duration.ofMinutes(30))
            .withOpenOffers(20)
            .withQuarantinePercent(100));
  }

  private static LeaseHolder phone(int number) {
    return LeaseHolder.of(new MacAddress(0x0014_7F00_0000L + number));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void no_address_is_leased_twice_whatever_phones_do(long seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 4000; step++) {
      now = now.plusSeconds(random.nextInt(20));
      LeaseHolder phone = phone(random.nextInt(PHONES));
      Ip4Address wish = Ip4Address.of(10, 0, 0, 5 + random.nextInt(70));
      switch (random.nextInt(8)) {
        case 0, 1, 2 -> boot(phone, Optional.empty());
        case 3 -> boot(phone, Optional.of(wish));
        case 4 -> claim(phone, wish);
        case 5 ->
            book.lease(phone, RELAY).ifPresent(l -> keep(book.release(phone, l.address(), now)));
        case 6 -> book.lease(phone, RELAY).ifPresent(l -> claim(phone, l.address()));
        default -> rarely(random, phone);
      }
    }
    assertThat(stored).hasSizeGreaterThan(40);
  }

  private void rarely(Random random, LeaseHolder phone) {
    if (random.nextInt(20) == 0) {
      book.lease(phone, RELAY).ifPresent(l -> keep(book.decline(phone, l.address(), now)));
    } else if (random.nextInt(20) == 0) {
      book = emptyBook(); // a restart: offers are forgotten, leases are not
      book.load(stored.values().stream().sorted(Comparator.comparing(Lease::granted)).toList());
    }
  }

  private void boot(LeaseHolder phone, Optional<Ip4Address> wish) {
    if (book.offer(phone, RELAY, wish, now) instanceof Offering.Offered(_, var address, _)) {
      assertNobodyElseHas(address, phone);
      assertThat(book.claim(phone, address, RELAY, now)).isInstanceOf(Claim.Fair.class);
      keep(book.bind(phone, address, LIFE, now));
    } else {
      assertThat(stored.values().stream().filter(lease -> lease.held(now)).count())
          .as("only a full pool refuses")
          .isGreaterThanOrEqualTo(55);
    }
  }

  private void claim(LeaseHolder phone, Ip4Address address) {
    if (book.claim(phone, address, RELAY, now) instanceof Claim.Fair) {
      assertNobodyElseHas(address, phone);
      keep(book.bind(phone, address, LIFE, now));
    }
  }

  private void assertNobodyElseHas(Ip4Address address, LeaseHolder phone) {
    Optional<Lease> lease = Optional.ofNullable(stored.get(address));
    assertThat(lease.filter(l -> l.held(now) && !l.holder().equals(phone))).isEmpty();
    int last = address.bits() & 0xFF;
    assertThat(last >= 10 && last <= 70 && (last < 30 || last > 34)).isTrue();
    assertThat(last == 20).isEqualTo(phone.equals(phone(3)) && last == 20);
  }

  private void keep(LeaseChange change) {
    change.leases().forEach(lease -> stored.put(lease.address(), lease));
    book.committed(change);
    change.leases().forEach(lease -> assertThat(book.at(lease.address())).contains(lease));
    long held = stored.values().stream().filter(l -> l.held(now)).map(Lease::address).count();
    assertThat(held).isLessThanOrEqualTo(56);
  }

  @Test
  void a_hundred_thousand_leases_cost_no_more_each_than_the_first() {
    LeaseBook large =
        new LeaseBook(
            List.of(Pool.of(Subnet.parse("10.0.0.0/8").orElseThrow())),
            List.of(),
            BookLimits.USUAL);
    for (int i = 0; i < 100_000; i++) {
      LeaseHolder phone = phone(i);
      Offering offering = large.offer(phone, RELAY, Optional.empty(), now);
      Ip4Address address = ((Offering.Offered) offering).address();
      large.committed(large.bind(phone, address, LIFE, now));
    }
    assertThat(large.size()).isEqualTo(100_000);
    assertThat(large.at(Ip4Address.of(10, 1, 134, 160)).map(Lease::holder)).contains(phone(99_999));
  }
}
