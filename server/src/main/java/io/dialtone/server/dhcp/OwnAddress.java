// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.link.Received;
import io.dialtone.link.Routes;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Ip4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which of our addresses a phone reaches us at: the one we name as server identifier. */
final class OwnAddress {

  /** Relays remembered; asking the system's routes costs a socket. */
  private static final int RELAY_LIMIT = 256;

  private final Optional<Ip4Address> fixed;
  private final Map<Ip4Address, Ip4Address> towards = new LinkedHashMap<>();

  /**
   * @param said the address that settings name, if they do
   * @param bound the address the socket is bound to, perhaps 0.0.0.0
   */
  OwnAddress(Optional<Ip4Address> said, Ip4Address bound) {
    this.fixed = said.or(() -> Optional.of(bound).filter(a -> !a.isUnspecified()));
  }

  Ip4Address reached(DhcpPacket packet, Received received) {
    if (fixed.isPresent()) {
      return fixed.get();
    }
    Ip4Address local = Addresses.ip4(received.local());
    return packet.giaddr().isUnspecified() ? local : towards(packet.giaddr()).orElse(local);
  }

  private Optional<Ip4Address> towards(Ip4Address relay) {
    Ip4Address known = towards.get(relay);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Ip4Address> found = Routes.sourceTowards(Addresses.inet(relay)).map(Addresses::ip4);
    if (towards.size() >= RELAY_LIMIT) {
      towards.clear();
    }
    found.ifPresent(address -> towards.put(relay, address));
    return found;
  }

  /** The addresses this machine has now; they must never be handed out. */
  static List<Ip4Address> all() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .map(InetAddress::getHostAddress)
        .flatMap(text -> Ip4Address.parse(text).stream())
        .distinct()
        .toList();
  }
}
