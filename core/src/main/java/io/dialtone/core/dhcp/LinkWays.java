// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Which way each address of one link leads a phone that has no other reason to go there. */
final class LinkWays {

  /** Addresses that no pool and no class tells apart. */
  record Piece(AddressRange range, Terms ofPool) {}

  private final DhcpPolicy policy;
  private final List<Piece> pieces = new ArrayList<>();

  LinkWays(DhcpPolicy policy, List<Network> pools) {
    this.policy = policy;
    pools.forEach(this::cut);
  }

  /** Cuts a pool where the subnet of a class begins or ends. */
  private void cut(Network network) {
    Pool pool = network.pool();
    NavigableSet<Ip4Address> starts = new TreeSet<>();
    for (ClassRule rule : policy.classes()) {
      rule.when()
          .subnet()
          .ifPresent((Subnet subnet) -> {
            starts.add(subnet.network());
            starts.add(subnet.broadcast().plus(1));
          });
    }
    Pool common = common(pool);
    Ip4Address first = pool.range().first();
    for (Ip4Address next : starts.tailSet(first, false)) {
      if (pool.range().contains(next)) {
        add(common, new AddressRange(first, next.plus(-1)), network.terms());
        first = next;
      }
    }
    add(common, new AddressRange(first, pool.range().last()), network.terms());
  }

  /** The pool without what is reserved: who is reserved an address falls nowhere. */
  private Pool common(Pool pool) {
    List<AddressRange> taken = new ArrayList<>(pool.exclusions());
    for (Reservation reservation : policy.reservations()) {
      if (pool.hands(reservation.address())) {
        taken.add(AddressRange.of(reservation.address()));
      }
    }
    return new Pool(pool.subnet(), pool.range(), taken, pool.network());
  }

  private void add(Pool common, AddressRange range, Terms terms) {
    Pool part = new Pool(common.subnet(), range, common.exclusions(), common.network());
    if (part.size() > 0) {
      pieces.add(new Piece(range, terms));
    }
  }

  /** The first addresses that lead this phone elsewhere than the first of all do, after those. */
  Optional<List<Piece>> mixture(ClassRule.Condition phone) {
    for (Piece piece : pieces) {
      Piece first = pieces.getFirst();
      if ((way(first, phone) == Way.OPTION43) != (way(piece, phone) == Way.OPTION43)) {
        return Optional.of(List.of(first, piece));
      }
    }
    return Optional.empty();
  }

  /** What a phone of which just this is true is told there. */
  Way way(Piece piece, ClassRule.Condition phone) {
    Terms terms = piece.ofPool().over(policy.defaults());
    for (ClassRule rule : policy.classes().reversed()) {
      if (rule.when().follows(phone, piece.range().first())) {
        terms = rule.terms().over(terms);
      }
    }
    return terms.way().orElse(Way.OPTION43);
  }
}
