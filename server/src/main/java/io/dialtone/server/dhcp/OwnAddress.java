// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.Arrival;
import io.dialtone.link.Received;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of our addresses a phone reaches us at: the one we name as server identifier. */
final class OwnAddress {

  private final Optional<Ip4Address> fixed;
  private final List<Subnet> served;
  private final Links links;

  /**
   * @param said the address that settings name, if they do
   * @param bound the address the socket is bound to, perhaps 0.0.0.0
   * @param served the networks there are pools for
   */
  OwnAddress(Optional<Ip4Address> said, Ip4Address bound, List<Subnet> served, Links links) {
    this.links = links;
    this.fixed = said.or(() -> Optional.of(bound).filter(a -> !a.isUnspecified()));
    this.served = List.copyOf(served);
  }

  /**
   * The same packet, but a broadcast on an interface of several networks came to the address of
   * ours on that one we serve. (The system names the interface's first.)
   */
  Received placed(Received received) {
    Ip4Address local = Addresses.ip4(received.local());
    if (!isBroadcast(received) || local.isLoopback() || isServed(local)) {
      return received;
    }
    return links.addresses(received.interfaceIndex()).stream()
        .filter(this::isServed)
        .findFirst()
        .map(address ->
            new Received(
                received.payload(),
                received.from(),
                received.to(),
                Addresses.inet(address),
                received.interfaceIndex()))
        .orElse(received);
  }

  private static boolean isBroadcast(Received received) {
    return !received.to().equals(received.local());
  }

  private boolean isServed(Ip4Address address) {
    return served.stream().anyMatch(subnet -> subnet.contains(address));
  }

  /** How a packet came in, once it is {@link #placed}. */
  Arrival arrival(DhcpPacket packet, Received received) {
    Endpoint from = Addresses.endpoint(received.from());
    Ip4Address self = reached(packet, received);
    boolean relayed = !packet.giaddr().isUnspecified();
    return relayed || self.isLoopback() || received.interfaceIndex() == 0
        ? new Arrival(from, self)
        : new Arrival(
            from, self, links.addresses(received.interfaceIndex()), isBroadcast(received));
  }

  private Ip4Address reached(DhcpPacket packet, Received received) {
    if (fixed.isPresent()) {
      return fixed.get();
    }
    Ip4Address local = Addresses.ip4(received.local());
    return packet.giaddr().isUnspecified() ? local : links.towards(packet.giaddr()).orElse(local);
  }

  static Stream<Ip4Address> of(NetworkInterface device) {
    return device
        .inetAddresses()
        .map(InetAddress::getHostAddress)
        .flatMap(text -> Ip4Address.parse(text).stream());
  }

  /** The addresses this machine has now; they must never be handed out. */
  static List<Ip4Address> all() throws SocketException {
    return NetworkInterface.networkInterfaces().flatMap(OwnAddress::of).distinct().toList();
  }
}
