// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The phone's broadcasts as a relay agent beside it would pass them on (RFC 1542, section 4.1.1):
 * {@code giaddr} and {@code hops} are filled in and the packet goes to one server. Answers are
 * taken on the relay's own port, which our server answers, and on port 67 of {@code giaddr}, which
 * other servers answer, where that port may be had.
 */
final class RelayPort implements UdpPort, Closeable {
  private static final int SERVER_PORT = 67;
  private static final int HOPS_AT = 3;
  private static final int GIADDR_AT = 24;

  private final Ip4Address giaddr;
  private final Endpoint server;
  private final PowerSwitch power;
  private final UdpSocket own;
  private final List<UdpSocket> listening = new ArrayList<>();
  private final DatagramQueue waiting;

  private RelayPort(Ip4Address giaddr, Endpoint server, PowerSwitch power, UdpSocket own) {
    this.giaddr = giaddr;
    this.server = server;
    this.power = power;
    this.own = own;
    this.waiting = new DatagramQueue(power, "dhcp");
    listen(own);
  }

  static RelayPort open(Ip4Address giaddr, Endpoint server, PowerSwitch power) throws IOException {
    var inet = Addresses.inet(giaddr);
    var port = new RelayPort(giaddr, server, power, UdpSocket.open(UdpBinding.at(inet, 0)));
    if (!server.equals(new Endpoint(giaddr, SERVER_PORT))) { // else the port is the server's
      port.listenOnServerPort(inet);
    }
    return power.attach(port);
  }

  /** Shared, because a server of this very machine may hold the port on all addresses. */
  private void listenOnServerPort(InetAddress inet) {
    try {
      listen(UdpSocket.open(UdpBinding.at(inet, SERVER_PORT).sharing()));
    } catch (IOException _) {
      // not root, or taken: then only servers that answer the port asked from are heard
      power.check("dhcp");
    }
  }

  private void listen(UdpSocket socket) {
    listening.add(socket);
    Thread.ofVirtual().name("relay " + socket.localAddress()).start(() -> waiting.takeAll(socket));
  }

  @Override
  public int localPort() {
    return own.localAddress().getPort();
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    power.check("dhcp");
    try {
      var from = (Inet4Address) own.localAddress().getAddress();
      own.send(from, Addresses.socket(server), relayed(payload, giaddr).buffer());
    } catch (IOException _) {
      power.check("dhcp"); // lost, as UDP may lose it
    }
  }

  /** The packet with one hop more, and with the relay's address where none stands yet. */
  static Bytes relayed(Bytes packet, Ip4Address giaddr) {
    if (packet.length() < GIADDR_AT + 4) {
      return packet;
    }
    int bits = giaddr.bits();
    Bytes filled = Bytes.of(bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff);
    Bytes present = packet.slice(GIADDR_AT, GIADDR_AT + 4);
    return packet
        .slice(0, HOPS_AT)
        .plus(Bytes.of(Math.min(255, packet.at(HOPS_AT) + 1)))
        .plus(packet.slice(HOPS_AT + 1, GIADDR_AT))
        .plus(present.equals(Bytes.of(0, 0, 0, 0)) ? filled : present)
        .plus(packet.slice(GIADDR_AT + 4, packet.length()));
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    return waiting.next(atMost);
  }

  @Override
  public void close() {
    listening.forEach(UdpSocket::close);
    power.detach(this);
  }
}
