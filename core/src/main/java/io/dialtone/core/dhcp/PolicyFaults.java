// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Looks a policy through for what no phone could be served by. */
final class PolicyFaults {

  private static final int LONGEST_INF = 255; // SRC-3, SRC-4
  private static final int LONGEST_FILE = 127; // the BOOTP field, less its closing NUL

  private final List<String> found = new ArrayList<>();

  private PolicyFaults() {}

  static List<String> of(DhcpPolicy policy) {
    PolicyFaults faults = new PolicyFaults();
    faults.lookAtPools(policy);
    faults.lookAtReservations(policy);
    faults.lookAtInf("[dhcp]", policy.defaults());
    policy
        .networks()
        .forEach(
            n -> faults.lookAtInf("pool " + n.pool().subnet(), n.terms().over(policy.defaults())));
    faults.lookAtClasses(policy.classes());
    return faults.found;
  }

  /** Each by itself: what else its phones are told depends on where they are. */
  private void lookAtClasses(List<ClassRule> classes) {
    for (int i = 0; i < classes.size(); i++) {
      lookAtInf("class " + (i + 1), classes.get(i).terms());
    }
  }

  private void lookAtPools(DhcpPolicy policy) {
    List<Pool> pools = policy.pools();
    for (int i = 0; i < pools.size(); i++) {
      for (int j = i + 1; j < pools.size(); j++) {
        Pool one = pools.get(i);
        Pool other = pools.get(j);
        if (one.range().overlaps(other.range())) {
          found.add("pools " + one.range() + " and " + other.range() + " overlap");
        } else if (!one.subnet().equals(other.subnet())
            && (one.subnet().contains(other.subnet().network())
                || other.subnet().contains(one.subnet().network()))) {
          found.add("subnets " + one.subnet() + " and " + other.subnet() + " overlap");
        }
      }
    }
  }

  private void lookAtReservations(DhcpPolicy policy) {
    Map<Ip4Address, Reservation.Owner> taken = new TreeMap<>();
    for (Reservation reservation : policy.reservations()) {
      Ip4Address address = reservation.address();
      if (policy.pools().stream().noneMatch(pool -> pool.subnet().contains(address))) {
        found.add(
            "the address "
                + address
                + " reserved for "
                + reservation.owner()
                + " is in no pool's"
                + " subnet");
      }
      Reservation.Owner other = taken.put(address, reservation.owner());
      if (other != null && !other.equals(reservation.owner())) {
        found.add(address + " is reserved for both " + other + " and " + reservation.owner());
      }
    }
    policy
        .reserved()
        .forEach(r ->
            lookAtInf("reservation " + r.reservation().owner(), r.terms().over(policy.defaults())));
  }

  private void lookAtInf(String where, Terms terms) {
    String inf = terms.inf().orElse("");
    Way way = terms.way().orElse(Way.OPTION43);
    if (inf.length() > LONGEST_INF) {
      found.add(where + ": inf is longer than " + LONGEST_INF + " characters");
    } else if (way.uses(Way.NEXT_SERVER) && inf.length() > LONGEST_FILE) {
      found.add(where + ": inf is longer than the " + LONGEST_FILE + " that the file field holds");
    }
    if (way != Way.OPTION43 && InfName.isUrl(inf)) {
      found.add(
          where + ": inf is a URL, but way " + way.text() + " leads to TFTP and needs a name");
    }
  }
}
