// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what a phone is told: its reservation before its classes, the pool, the defaults. */
final class TermsTable {

  private final List<ClassRule> classes;
  private final Map<Reservation.Owner, List<ReservedPhone>> reserved = new LinkedHashMap<>();

  /** What each pool says over the defaults, by the first address of its range. */
  private final Map<Ip4Address, Terms> ofPools = new LinkedHashMap<>();

  TermsTable(DhcpPolicy policy) {
    this.classes = policy.classes();
    for (ReservedPhone phone : policy.reserved()) {
      reserved.computeIfAbsent(phone.reservation().owner(), _ -> new ArrayList<>()).add(phone);
    }
    for (Network network : policy.networks()) {
      ofPools.put(network.pool().range().first(), network.terms().over(policy.defaults()));
    }
  }

  Terms terms(Asking asking, Pool pool, Ip4Address address) {
    Terms terms = ofPools.getOrDefault(pool.range().first(), Terms.USUAL);
    for (ClassRule rule : classes.reversed()) {
      if (rule.when().covers(asking, address)) {
        terms = rule.terms().over(terms);
      }
    }
    if (!reserved.isEmpty()) {
      terms = own(new Reservation.Card(asking.holder().mac()), pool).over(terms);
      terms = own(new Reservation.Client(asking.holder().id()), pool).over(terms);
    }
    return terms;
  }

  private Terms own(Reservation.Owner owner, Pool pool) {
    return reserved.getOrDefault(owner, List.of()).stream()
        .filter(phone -> pool.subnet().contains(phone.reservation().address()))
        .findFirst()
        .map(ReservedPhone::terms)
        .orElse(Terms.NONE);
  }
}
