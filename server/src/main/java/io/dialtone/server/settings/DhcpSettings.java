// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.dhcp.ClassRule;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Way;
import java.util.ArrayList;
import java.util.List;

/**
 * What DHCP hands out and tells: the nearest terms win, of reservation, class, pool and server.
 *
 * @param terms the server's own
 */
public record DhcpSettings(
    Manner manner,
    Terms terms,
    List<Network> pools,
    List<ReservedPhone> reservations,
    List<ClassRule> classes) {

  public DhcpSettings {
    pools = List.copyOf(pools);
    reservations = List.copyOf(reservations);
    classes = List.copyOf(classes);
  }

  /** Every way that some phone may be told. */
  public List<Way> ways() {
    List<Terms> all = new ArrayList<>(List.of(terms));
    pools.forEach(pool -> all.add(pool.terms()));
    classes.forEach(rule -> all.add(rule.terms()));
    reservations.forEach(reserved -> all.add(reserved.terms()));
    return all.stream().flatMap(said -> said.way().stream()).distinct().sorted().toList();
  }
}
