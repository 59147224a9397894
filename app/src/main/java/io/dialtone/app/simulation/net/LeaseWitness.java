// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import io.dialtone.app.simulation.time.Violation;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Hears every ACK and knows nothing else: so it sees when an address has two tenants. */
final class LeaseWitness {

  private static final long SECOND = 1_000_000_000L;

  private final Map<Ip4Address, Tenancy> tenancies = new TreeMap<>();

  private record Tenancy(MacAddress mac, long untilNanos) {}

  void hears(DhcpPacket packet, long now) {
    if (!packet.messageType().equals(Optional.of(DhcpMessageType.ACK))) {
      return;
    }
    MacAddress mac = packet.mac().orElseThrow();
    Ip4Address address = packet.yiaddr();
    Tenancy before = tenancies.get(address);
    if (before != null && !before.mac().equals(mac) && before.untilNanos() > now) {
      throw new Violation(
          "address leased twice: " + address + " to " + mac + " while " + before.mac() + " has it");
    }
    tenancies.values().removeIf(tenancy -> tenancy.mac().equals(mac));
    long seconds = packet.options().seconds(OptionCode.LEASE_TIME).orElseThrow().toSeconds();
    tenancies.put(address, new Tenancy(mac, now + seconds * SECOND));
  }
}
