// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the ledger of the network that an address is on, however many networks there are. */
final class LedgerIndex {

  private final List<NetworkLedger> all = new ArrayList<>();
  private final List<NetworkLedger> loopback;
  private final Map<Subnet, NetworkLedger> bySubnet = new LinkedHashMap<>();

  /** The prefix lengths in use, the longest first. */
  private final List<Integer> prefixes;

  LedgerIndex(List<Pool> pools, Set<Ip4Address> reserved, BookLimits limits) {
    NavigableSet<Integer> lengths = new TreeSet<>();
    for (List<Pool> network : networks(pools)) {
      NetworkLedger ledger = new NetworkLedger(network, reserved, limits);
      all.add(ledger);
      for (Pool pool : network) {
        bySubnet.putIfAbsent(pool.subnet(), ledger);
        lengths.add(pool.subnet().prefix());
      }
    }
    prefixes = List.copyOf(lengths.descendingSet());
    loopback =
        all.stream().filter(l -> l.pools().getFirst().subnet().network().isLoopback()).toList();
  }

  /** Pools of one subnet or one network name belong together. */
  private static Collection<List<Pool>> networks(List<Pool> pools) {
    Map<Subnet, List<Pool>> bySubnet = new LinkedHashMap<>();
    Map<String, List<Pool>> byName = new LinkedHashMap<>();
    List<List<Pool>> networks = new ArrayList<>();
    for (Pool pool : pools) {
      List<Pool> known =
          Optional.ofNullable(bySubnet.get(pool.subnet()))
              .or(() -> Optional.ofNullable(byName.get(pool.network())))
              .orElseGet(() -> {
                List<Pool> made = new ArrayList<>();
                networks.add(made);
                return made;
              });
      known.add(pool);
      bySubnet.put(pool.subnet(), known);
      if (!pool.network().isEmpty()) {
        byName.putIfAbsent(pool.network(), known);
      }
    }
    return networks;
  }

  List<NetworkLedger> all() {
    return all;
  }

  /** The ledger an address is kept in. */
  Optional<NetworkLedger> of(Ip4Address address) {
    for (int prefix : prefixes) {
      NetworkLedger ledger = bySubnet.get(Subnet.of(address, prefix));
      if (ledger != null) {
        return Optional.of(ledger);
      }
    }
    return Optional.empty();
  }

  /**
   * The ledgers of the networks that this place is on. Loopback is one network: an address in
   * 127.0.0.0/8 that lies in no pool's subnet is on that of every pool there.
   */
  List<NetworkLedger> near(Place place) {
    if (place.addresses().size() == 1) {
      Ip4Address only = place.addresses().getFirst();
      Optional<NetworkLedger> ledger = of(only);
      return ledger.isEmpty() && only.isLoopback()
          ? loopback
          : ledger.map(List::of).orElse(List.of());
    }
    List<NetworkLedger> near = new ArrayList<>();
    for (Ip4Address address : place.addresses()) {
      Optional<NetworkLedger> ledger = of(address);
      if (ledger.isPresent() && !near.contains(ledger.get())) {
        near.add(ledger.get());
      } else if (ledger.isEmpty() && address.isLoopback()) {
        return loopback;
      }
    }
    return near;
  }
}
