// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SRV-8 a lease is seen where files are asked for as soon as it is stored")
class LeaseViewTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final MacAddress ONE = new MacAddress(0x00147F000001L);
  private static final MacAddress TWO = new MacAddress(0x00147F000002L);

  private final LeaseView view = new LeaseView();
  private final Shelf shelf = new Shelf();
  private final LeaseStore store = view.over(shelf);

  @Test
  void what_was_stored_is_seen() {
    store.write(List.of(lease(ONE, 1, Lease.State.BOUND), lease(TWO, 2, Lease.State.BOUND)));
    assertThat(view.of(ONE)).containsExactly(lease(ONE, 1, Lease.State.BOUND));
    assertThat(view.of(TWO)).containsExactly(lease(TWO, 2, Lease.State.BOUND));
    assertThat(shelf.kept).hasSize(2);
  }

  @Test
  void what_lies_in_the_store_is_seen_before_anybody_loads_it_and_is_read_once() {
    shelf.kept.add(lease(ONE, 1, Lease.State.BOUND));
    LeaseView early = new LeaseView();
    LeaseStore seen = early.over(shelf);
    assertThat(early.of(ONE)).containsExactly(lease(ONE, 1, Lease.State.BOUND));
    shelf.broken = Optional.of("whoever loads first gets what was read");
    assertThat(seen.load()).containsExactly(lease(ONE, 1, Lease.State.BOUND));
    assertThatThrownBy(seen::load).isInstanceOf(StoreException.class);
  }

  @Test
  void what_was_read_at_first_is_not_handed_out_once_the_store_has_changed() {
    store.write(List.of(lease(ONE, 1, Lease.State.BOUND)));
    assertThat(store.load()).hasSize(1);
  }

  @Test
  void what_could_not_be_stored_is_not() {
    shelf.broken = Optional.of("the disk is full");
    assertThatThrownBy(() -> store.write(List.of(lease(ONE, 1, Lease.State.BOUND))))
        .isInstanceOf(StoreException.class);
    assertThat(view.of(ONE)).isEmpty();
  }

  @Test
  void what_lies_in_the_store_is_seen_once_it_is_read_and_nothing_else() {
    store.write(List.of(lease(TWO, 2, Lease.State.BOUND)));
    shelf.kept.clear();
    shelf.kept.add(lease(ONE, 1, Lease.State.BOUND));
    assertThat(store.load()).hasSize(1);
    assertThat(view.of(ONE)).hasSize(1);
    assertThat(view.of(TWO)).isEmpty();
  }

  @Test
  void a_renewed_lease_takes_the_place_of_the_one_before() {
    Lease first = lease(ONE, 1, Lease.State.BOUND);
    Lease renewed =
        new Lease(
            first.address(), first.holder(), first.state(), NOW, NOW.plus(Duration.ofHours(2)));
    store.write(List.of(first));
    store.write(List.of(renewed));
    assertThat(view.of(ONE)).containsExactly(renewed);
  }

  @Test
  void a_phone_that_moves_has_its_new_lease_at_once() {
    store.write(List.of(lease(ONE, 1, Lease.State.BOUND)));
    store.write(List.of(lease(ONE, 1, Lease.State.RELEASED), lease(ONE, 9, Lease.State.BOUND)));
    assertThat(view.of(ONE)).containsExactly(lease(ONE, 9, Lease.State.BOUND));
  }

  @Test
  void a_released_lease_is_no_more() {
    store.write(List.of(lease(ONE, 1, Lease.State.BOUND)));
    store.write(List.of(lease(ONE, 1, Lease.State.RELEASED)));
    assertThat(view.of(ONE)).isEmpty();
  }

  @Test
  void an_address_that_goes_to_another_phone_is_no_more_the_firsts() {
    store.write(List.of(lease(ONE, 1, Lease.State.BOUND)));
    store.write(List.of(lease(TWO, 1, Lease.State.BOUND)));
    assertThat(view.of(TWO)).hasSize(1);
    assertThat(view.of(ONE)).isEmpty();
  }

  @Test
  void what_a_guarded_phone_gave_up_or_lost_is_remembered_until_it_has_a_lease_again() {
    view.guard(ONE::equals);
    for (Lease end :
        List.of(lease(ONE, 1, Lease.State.RELEASED), lease(ONE, 1, Lease.State.DECLINED))) {
      store.write(List.of(lease(ONE, 1, Lease.State.BOUND), lease(TWO, 2, Lease.State.BOUND)));
      assertThat(view.givenUp(ONE)).isEmpty();
      store.write(List.of(end, lease(TWO, 2, Lease.State.RELEASED)));
      assertThat(view.of(ONE)).isEmpty();
      assertThat(view.givenUp(ONE)).contains(lease(ONE, 1, Lease.State.BOUND));
      assertThat(view.givenUp(TWO)).as("of whom there are no files").isEmpty();
      store.load();
      assertThat(view.givenUp(ONE)).as("the book is read anew").isPresent();
    }
    store.write(List.of(lease(ONE, 9, Lease.State.BOUND)));
    assertThat(view.givenUp(ONE)).isEmpty();
  }

  @Test
  void once_its_address_is_anothers_a_phone_is_no_more_at_it() {
    view.guard(ONE::equals);
    store.write(List.of(lease(ONE, 1, Lease.State.BOUND), lease(ONE, 1, Lease.State.RELEASED)));
    store.write(List.of(lease(TWO, 1, Lease.State.BOUND)));
    assertThat(view.givenUp(ONE)).contains(lease(ONE, 1, Lease.State.DECLINED));

    store.write(List.of(lease(ONE, 1, Lease.State.BOUND)));
    assertThat(view.givenUp(ONE)).isEmpty();
    store.write(List.of(lease(TWO, 1, Lease.State.BOUND))); // taken from under it
    assertThat(view.givenUp(ONE)).contains(lease(ONE, 1, Lease.State.DECLINED));
  }

  @Test
  void while_the_book_is_read_anew_what_was_known_before_is_seen() {
    store.write(List.of(lease(ONE, 1, Lease.State.BOUND)));
    shelf.meanwhile = () -> assertThat(view.of(ONE)).hasSize(1);
    List<Lease> read = store.load();
    assertThat(read).hasSize(1);
    assertThat(shelf.looked).as("before each lease that was read").isPositive();
    assertThat(view.of(ONE)).hasSize(1);
  }

  @Test
  void a_phone_that_takes_ever_new_leases_fills_no_memory() {
    for (int n = 1; n <= 200; n++) {
      store.write(List.of(lease(ONE, n, Lease.State.BOUND)));
    }
    assertThat(view.of(ONE)).hasSize(8);
    assertThat(view.of(ONE).getLast()).isEqualTo(lease(ONE, 200, Lease.State.BOUND));
  }

  private static Lease lease(MacAddress mac, int host, Lease.State state) {
    return new Lease(
        Ip4Address.of(10, 0, 0, host),
        LeaseHolder.of(mac),
        state,
        NOW,
        NOW.plus(Duration.ofHours(1)));
  }

  /** A store in memory whose disk may be full. */
  private static final class Shelf implements LeaseStore {

    final List<Lease> kept = new ArrayList<>();
    Optional<String> broken = Optional.empty();
    Runnable meanwhile = () -> {};
    int looked;

    /** A list that somebody looks aside from at each lease. */
    @Override
    public List<Lease> load() {
      requireSound();
      List<Lease> read = List.copyOf(kept);
      return new AbstractList<>() {
        @Override
        public Lease get(int index) {
          looked++;
          meanwhile.run();
          return read.get(index);
        }

        @Override
        public int size() {
          return read.size();
        }
      };
    }

    @Override
    public void write(List<Lease> leases) {
      requireSound();
      kept.addAll(leases);
    }

    private void requireSound() {
      if (broken.isPresent()) {
        throw new StoreException(broken.get());
      }
    }

    @Override
    public void move(Duration by) {
      // the times of these leases are looked at by nobody
    }

    @Override
    public void close() {
      kept.clear();
    }
  }
}
