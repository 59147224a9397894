// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.link.Received;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;

/**
 * A UDP port of the phone on a socket; what the system refuses to send or take is a lost packet.
 */
final class SocketUdpPort implements UdpPort, Closeable {
  private final UdpSocket socket;
  private final PowerSwitch power;

  SocketUdpPort(UdpSocket socket, PowerSwitch power) {
    this.socket = socket;
    this.power = power;
    power.attach(this);
  }

  @Override
  public int localPort() {
    return socket.localAddress().getPort();
  }

  @Override
  public void send(Endpoint to, Bytes payload) {
    power.check("udp");
    try {
      var from = (Inet4Address) socket.localAddress().getAddress();
      socket.send(from, Addresses.socket(to), payload.buffer());
    } catch (IOException _) {
      power.check("udp"); // unreachable or refused: lost, as UDP may lose it
    }
  }

  @Override
  public Optional<Datagram> receive(Duration atMost) {
    power.check("udp");
    try {
      Optional<Datagram> datagram = socket.receive(atMost).map(SocketUdpPort::datagram);
      power.check("udp");
      return datagram;
    } catch (IOException _) {
      power.check("udp");
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    socket.close();
    power.detach(this);
  }

  static Datagram datagram(Received received) {
    ByteBuffer payload = received.payload();
    byte[] octets = new byte[payload.remaining()];
    payload.get(octets);
    return new Datagram(Addresses.endpoint(received.from()), Bytes.copyOf(octets));
  }
}
