// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.journal.Level;
import io.dialtone.link.Device;
import io.dialtone.link.SocketFault;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;

/**
 * Tells the system which network card a fresh address belongs to, so that an answer reaches a
 * client that cannot answer ARP yet (RFC 2131 section 4.1).
 */
final class Introductions {

  private final DhcpReport report;
  private volatile boolean refused;

  Introductions(DhcpReport report) {
    this.report = report;
  }

  /** Whether a unicast to this address now reaches this card; if not, it must be broadcast. */
  boolean made(int interfaceIndex, Ip4Address address, MacAddress mac) {
    if (refused || interfaceIndex == 0 || address.isLoopback()) {
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
