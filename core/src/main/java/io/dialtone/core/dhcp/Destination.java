// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;

/** Where an answer goes: RFC 2131 section 4.1. */
public sealed interface Destination {

  /** The port DHCP clients listen on. */
  int CLIENT_PORT = 68;

  /** The port relays hear answers at, as servers hear them. */
  int RELAY_PORT = 67;

  /** How many ports only root may have: RFC 6335 section 6. */
  int SYSTEM_PORTS = 1024;

  /** To the relay the packet came by, which passes it on. */
  record Relay(Endpoint to) implements Destination {}

  /** To a client that has its address already. */
  record Client(Endpoint to) implements Destination {}

  /** To everybody on the wire. */
  record Broadcast() implements Destination {}

  /** To a client without an address, by its network card: it cannot answer ARP yet. */
  record Card(MacAddress mac, Ip4Address address) implements Destination {}

  /** Where an OFFER or ACK goes; to a client on loopback at the port it sent from. */
  static Destination ofAnswer(DhcpPacket request, Arrival arrival, Ip4Address yiaddr) {
    if (!request.giaddr().isUnspecified()) {
      return relay(request, arrival);
    }
    if (!request.ciaddr().isUnspecified()) {
      int port = request.ciaddr().isLoopback() ? arrival.from().port() : CLIENT_PORT;
      // who sends from 0.0.0.0 has no address yet, whatever it says, and answers no ARP for it
      return arrival.from().address().isUnspecified()
          ? new Broadcast()
          : new Client(new Endpoint(request.ciaddr(), port));
    }
    return request.broadcast() || request.mac().isEmpty()
        ? new Broadcast()
        : new Card(request.mac().get(), yiaddr);
  }

  /**
   * Where a NAK goes: the address its client uses is wrong, so to everybody, or to the relay. One
   * that renewed from far away hears no broadcast of ours, and by the address it uses it just
   * reached us.
   */
  static Destination ofRefusal(DhcpPacket request, Arrival arrival, boolean farAway) {
    if (!request.giaddr().isUnspecified()) {
      return relay(request, arrival);
    }
    return farAway ? new Client(new Endpoint(request.ciaddr(), CLIENT_PORT)) : new Broadcast();
  }

  /**
   * At its own port, though some pass on a client's packet from that client's; one that says so
   * (RFC 8357) hears where it asked from. So does one that cannot have a port of the system's: a
   * program like our own doctor.
   */
  private static Relay relay(DhcpPacket request, Arrival arrival) {
    int from = arrival.from().port();
    boolean saysSo =
        from != 0
            && request
                .options()
                .find(DhcpOption.RelayInformation.class)
                .filter(DhcpOption.RelayInformation::hearsAtItsSourcePort)
                .isPresent();
    boolean there = saysSo || from >= SYSTEM_PORTS;
    return new Relay(new Endpoint(request.giaddr(), there ? from : RELAY_PORT));
  }
}
