// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.Destination;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.link.Received;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.Inet4Address;

/** Sends answers where the decision says, from the address they were asked at. */
final class ReplySender {

  private final UdpSocket socket;
  private final DhcpReport report;

  ReplySender(UdpSocket socket, DhcpReport report) {
    this.socket = socket;
    this.report = report;
  }

  /** Sends; false, and a line in the journal, if the system refuses. */
  boolean send(DhcpDecision.Reply reply, Received asked) {
    return switch (reply.to()) {
      case Destination.Relay(var to) -> send(reply, asked, to, 0);
      case Destination.Client(var to) -> send(reply, asked, to, 0);
      // a client without an address cannot be asked by ARP: to everybody on the wire it came from
      case Destination.Broadcast _, Destination.Card _ ->
          send(
              reply,
              asked,
              new Endpoint(Ip4Address.BROADCAST, Destination.CLIENT_PORT),
              asked.interfaceIndex());
    };
  }

  private boolean send(DhcpDecision.Reply reply, Received asked, Endpoint to, int byInterface) {
    Inet4Address from = asked.local();
    try {
      socket.send(from, Addresses.socketAddress(to), byInterface, reply.encode().buffer());
      return true;
    } catch (IOException fault) {
      report.fault("an answer to " + to + " did not leave: " + fault.getMessage());
      return false;
    }
  }
}
