// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every store of leases must do. */
abstract class StoreContract {

  static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123Z");

  private LeaseStore store;

  abstract LeaseStore open();

  @BeforeEach
  void opens() {
    store = open();
  }

  @AfterEach
  void closes() {
    store.close();
  }

  static Lease lease(String address, int phone, Lease.State state, Instant granted) {
    LeaseHolder holder = LeaseHolder.of(new MacAddress(0x0014_7F00_0000L + phone));
    Ip4Address at = Ip4Address.parse(address).orElseThrow();
    return new Lease(at, holder, state, granted, granted.plus(Duration.ofHours(8)));
  }

  @Test
  void a_new_store_is_empty() {
    assertThat(store.load()).isEmpty();
  }

  @Test
  void every_part_of_a_lease_comes_back_as_it_was() {
    List<Lease> leases = new ArrayList<>();
    leases.add(lease("10.0.0.1", 1, Lease.State.BOUND, NOON));
    leases.add(lease("255.255.255.254", 2, Lease.State.RELEASED, NOON.plusMillis(1)));
    leases.add(lease("127.64.0.1", 3, Lease.State.DECLINED, NOON.plusMillis(2)));
    LeaseHolder named =
        new LeaseHolder(Bytes.of(0, 255, 1, 128), new MacAddress(0xFFFF_FFFF_FFFFL));
    leases.add(
        new Lease(
            Ip4Address.of(10, 0, 0, 9),
            named,
            Lease.State.BOUND,
            NOON.plusMillis(3),
            Instant.parse("2162-12-28T18:28:15Z"))); // option 51 at its longest
    store.write(leases);
    assertThat(store.load()).containsExactlyInAnyOrderElementsOf(leases);
  }

  @Test
  @DisplayName("ID-4 ID-5 how a holder was known as a phone, or as none, outlives a restart")
  void whether_a_holder_is_a_phone_comes_back() {
    LeaseHolder strangeCard = LeaseHolder.of(new MacAddress(0x0200_0000_0001L)).withPhone(true);
    LeaseHolder phonesCard = LeaseHolder.of(new MacAddress(0x0014_7F00_0001L)).withPhone(false);
    Instant end = NOON.plusSeconds(60);
    Lease first = new Lease(Ip4Address.of(10, 0, 0, 1), strangeCard, Lease.State.BOUND, NOON, end);
    Lease second = new Lease(Ip4Address.of(10, 0, 0, 2), phonesCard, Lease.State.BOUND, NOON, end);
    store.write(List.of(first, second));
    assertThat(store.load()).containsExactly(first, second);
    Lease known =
        new Lease(second.address(), phonesCard.withPhone(true), Lease.State.BOUND, NOON, end);
    store.write(List.of(known));
    assertThat(store.load()).containsExactly(first, known);
  }

  @Test
  void the_newest_state_of_an_address_replaces_the_one_before() {
    Lease first = lease("10.0.0.1", 1, Lease.State.BOUND, NOON);
    Lease second = lease("10.0.0.1", 2, Lease.State.BOUND, NOON.plusSeconds(5));
    Lease third = lease("10.0.0.1", 2, Lease.State.RELEASED, NOON.plusSeconds(9));
    store.write(List.of(first));
    store.write(List.of(second, third));
    assertThat(store.load()).containsExactly(third);
  }

  @Test
  void leases_come_back_in_the_order_of_their_addresses() {
    Lease late = lease("10.0.0.1", 1, Lease.State.BOUND, NOON.plusSeconds(9));
    Lease early = lease("10.0.0.2", 2, Lease.State.BOUND, NOON);
    store.write(List.of(early, late));
    assertThat(store.load()).containsExactly(late, early);
  }

  @Test
  void moving_the_times_keeps_what_remains_of_each_lease() {
    store.write(List.of(lease("10.0.0.1", 1, Lease.State.BOUND, NOON)));
    store.move(Duration.ofHours(-3));
    assertThat(store.load())
        .containsExactly(lease("10.0.0.1", 1, Lease.State.BOUND, NOON.minus(Duration.ofHours(3))));
  }

  @Test
  void writing_nothing_changes_nothing() {
    store.write(List.of(lease("10.0.0.1", 1, Lease.State.BOUND, NOON)));
    store.write(List.of());
    assertThat(store.load()).hasSize(1);
  }

  @Test
  void a_thousand_leases_go_in_at_once() {
    List<Lease> many = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      many.add(lease("10.0." + i / 250 + "." + (i % 250 + 1), i, Lease.State.BOUND, NOON));
    }
    store.write(many);
    assertThat(store.load()).hasSize(1000);
  }
}
