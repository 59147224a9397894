// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.Destination;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.link.Received;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;

/** Sends answers where the decision says, from the address they were asked at. */
final class ReplySender {

  private final UdpSocket socket;
  private final boolean byDevice;
  private final Introductions introductions;
  private final DhcpReport report;

  /**
   * @param byDevice whether answers leave by the interface their question came in by, because there
   *     is a socket for each; else those to relays and bound clients go the way the system knows
   */
  ReplySender(UdpSocket socket, boolean byDevice, DhcpReport report) {
    this.socket = socket;
    this.byDevice = byDevice;
    this.introductions = new Introductions(report);
    this.report = report;
  }

  /** Sends; false, and a line in the journal, if the system refuses. */
  boolean send(DhcpDecision.Reply reply, Received asked) {
    int back = asked.interfaceIndex();
    return switch (reply.to()) {
      case Destination.Relay(var to) -> send(reply, asked, to, byDevice ? back : 0);
      case Destination.Client(var to) -> send(reply, asked, to, byDevice ? back : 0);
      case Destination.Card(var mac, var address) when introductions.made(back, address, mac) ->
          send(reply, asked, new Endpoint(address, Destination.CLIENT_PORT), back);
      // to everybody on the wire it came from
      case Destination.Broadcast _, Destination.Card _ ->
          send(reply, asked, new Endpoint(Ip4Address.BROADCAST, Destination.CLIENT_PORT), back);
    };
  }

  private boolean send(DhcpDecision.Reply reply, Received asked, Endpoint to, int byInterface) {
    try {
      socket.send(asked.local(), Addresses.socketAddress(to), byInterface, reply.encode().buffer());
      return true;
    } catch (IOException fault) {
      report.fault("an answer to " + to + " did not leave: " + fault.getMessage());
      return false;
    }
  }
}
