// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.link.Device;
import io.dialtone.link.SocketFault;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.List;

/**
 * Tells the system which network card a fresh address belongs to, so that an answer reaches a
 * client that cannot answer ARP yet (RFC 2131 section 4.1).
 */
final class Introductions {

  private final DhcpReport report;
  private final Lookups<Integer, List<Subnet>> networks;
  private volatile boolean refused;

  Introductions(DhcpReport report) {
    this.report = report;
    this.networks = new Lookups<>(Introductions::networks, report.clocks().nanos());
  }

  private static List<Subnet> networks(int interfaceIndex) {
    return ServedInterfaces.homes(interfaceIndex).stream()
        .map(ServedInterfaces.Home::subnet)
        .toList();
  }

  /**
   * Whether the system sends straight to this address there. A second network of the wire, on which
   * we have no address, may be the router's for it.
   */
  private synchronized boolean isStraightTo(int interfaceIndex, Ip4Address address) {
    return networks.of(interfaceIndex).stream().anyMatch(network -> network.contains(address));
  }

  /** Whether a unicast to this address now reaches this card; if not, it must be broadcast. */
  boolean made(int interfaceIndex, Ip4Address address, MacAddress mac) {
    if (refused
        || interfaceIndex == 0
        || address.isLoopback()
        || !isStraightTo(interfaceIndex, address)) {
      return false;
    }
    try {
      Device.numbered(interfaceIndex).neighbour(Addresses.inet(address), mac.plain());
      return true;
    } catch (SocketFault fault) {
      if (fault.kind() == SocketFault.Kind.NOT_PERMITTED) {
        refused = true; // told once, not for each packet
        report.say(
            Level.INFO,
            "clients without an address are answered by broadcast: " + fault.getMessage());
      }
      return false;
    }
  }
}
