// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import io.dialtone.core.dhcp.Way;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What DHCP hands out: the nearest {@code way} and {@code inf} win, of reservation, pool and
 * server.
 *
 * @param inf name, path or URL of the INF; {@code {prefix}} and {@code {mac}} are each phone's own
 */
public record DhcpSettings(
    Way way,
    Optional<String> inf,
    Duration lease,
    boolean authoritative,
    List<Pool> pools,
    List<Reservation> reservations) {

  public DhcpSettings {
    pools = List.copyOf(pools);
    reservations = List.copyOf(reservations);
  }

  /** Options 190 to 192 (VLN-1): whether packets are tagged, and the two ids. */
  public record Vlan(boolean tagged, int voice, int data) {}

  /** One network's addresses and what its phones are told. */
  public record Pool(
      Subnet subnet,
      AddressRange range,
      Optional<Ip4Address> router,
      List<Ip4Address> ntp,
      Optional<Way> way,
      Optional<String> inf,
      Optional<Vlan> vlan) {

    public Pool {
      ntp = List.copyOf(ntp);
    }

    /** A pool of all host addresses of a network, which tells phones nothing more. */
    public static Pool of(Subnet subnet) {
      return new Pool(
          subnet,
          new AddressRange(subnet.first(), subnet.last()),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  /** The address that one phone always gets. */
  public record Reservation(
      MacAddress mac, Ip4Address address, Optional<Way> way, Optional<String> inf) {}
}
