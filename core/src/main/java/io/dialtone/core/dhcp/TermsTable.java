// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.core.lease.Pool;
import io.dialtone.wire.octets.MacAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what a phone is told: its reservation before the pool before the defaults. */
final class TermsTable {

  private final DhcpPolicy policy;
  private final Map<MacAddress, List<ReservedPhone>> reserved = new TreeMap<>();

  TermsTable(DhcpPolicy policy) {
    this.policy = policy;
    for (ReservedPhone phone : policy.reserved()) {
      reserved.computeIfAbsent(phone.reservation().mac(), _ -> new ArrayList<>()).add(phone);
    }
  }

  Terms terms(MacAddress mac, Pool pool) {
    Terms own =
        reserved.getOrDefault(mac, List.of()).stream()
            .filter(phone -> pool.subnet().contains(phone.reservation().address()))
            .findFirst()
            .map(ReservedPhone::terms)
            .orElse(Terms.NONE);
    Terms ofPool =
        policy.networks().stream()
            .filter(network -> network.pool().equals(pool))
            .findFirst()
            .map(Network::terms)
            .orElse(Terms.NONE);
    return own.over(ofPool).over(policy.defaults());
  }
}
