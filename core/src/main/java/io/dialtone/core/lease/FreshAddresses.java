// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The addresses of a network's pools that nobody ever had, pool by pool: a frontier that only moves
 * on, and those before it that were offered once, never bound, and are fresh again.
 */
final class FreshAddresses {

  private final List<Pool> pools;
  private final NavigableSet<Ip4Address> returned = new TreeSet<>();
  private final Map<Ip4Address, Integer> order = new LinkedHashMap<>();
  private int pool;
  private long frontier;

  FreshAddresses(List<Pool> pools) {
    this.pools = List.copyOf(pools);
    this.frontier = unsigned(pools.getFirst().range().first());
    for (int i = 0; i < pools.size(); i++) {
      order.put(pools.get(i).range().first(), i);
    }
  }

  /** The next one that is not in use some other way. */
  Optional<Ip4Address> next(Predicate<Ip4Address> inUse) {
    return returned.isEmpty() ? beyond(inUse) : Optional.of(returned.first());
  }

  private Optional<Ip4Address> beyond(Predicate<Ip4Address> inUse) {
    while (pool < pools.size()) {
      Pool now = pools.get(pool);
      Ip4Address address = new Ip4Address((int) frontier);
      if (frontier > unsigned(now.range().last())) {
        pool++;
        frontier = pool < pools.size() ? unsigned(pools.get(pool).range().first()) : frontier;
      } else if (now.exclusionOf(address).isPresent()) {
        frontier = unsigned(now.exclusionOf(address).get().last()) + 1;
      } else if (inUse.test(address)) {
        frontier++;
      } else {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /** It is offered or bound. */
  void take(Ip4Address address) {
    returned.remove(address);
  }

  /** It is fresh again; the frontier comes to those beyond it by itself. */
  void giveBack(Ip4Address address, Pool of) {
    int index = order.getOrDefault(of.range().first(), pools.size());
    if (index < pool || (index == pool && unsigned(address) < frontier)) {
      returned.add(address);
    }
  }

  private static long unsigned(Ip4Address address) {
    return Integer.toUnsignedLong(address.bits());
  }
}
