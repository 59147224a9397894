// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.server.settings.DhcpSettings;
import java.util.List;
import java.util.Optional;

/** Turns what the settings say of DHCP into the policy that the desk decides by. */
public final class PolicyOfSettings {
  private PolicyOfSettings() {}

  public static DhcpPolicy of(DhcpSettings settings, Services services) {
    Terms defaults =
        new Terms(
            Optional.of(settings.way()),
            settings.inf(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.of(settings.lease()));
    return new DhcpPolicy(
        Manner.USUAL.withAuthoritative(settings.authoritative()),
        defaults,
        settings.pools().stream().map(PolicyOfSettings::network).toList(),
        settings.reservations().stream().map(PolicyOfSettings::reserved).toList(),
        List.of(),
        services);
  }

  private static Network network(DhcpSettings.Pool pool) {
    Terms terms =
        new Terms(
            pool.way(),
            pool.inf(),
            pool.router().stream().toList(),
            List.of(),
            pool.ntp(),
            pool.vlan().map(vlan -> new Vlan(vlan.tagged(), vlan.voice(), vlan.data())),
            Optional.empty());
    return new Network(new Pool(pool.subnet(), pool.range(), List.of()), terms);
  }

  private static ReservedPhone reserved(DhcpSettings.Reservation reservation) {
    Terms terms =
        new Terms(
            reservation.way(),
            reservation.inf(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    return new ReservedPhone(new Reservation(reservation.mac(), reservation.address()), terms);
  }
}
