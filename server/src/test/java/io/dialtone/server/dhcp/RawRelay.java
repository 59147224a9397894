// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;

/** A relay on loopback that says exactly the bytes it is given, and hears exactly what comes. */
final class RawRelay implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;
  private static final int MOMENT_MILLIS = 100;

  private final DatagramSocket socket;
  private final InetSocketAddress server;

  RawRelay(Endpoint server) throws IOException {
    this(server, "127.0.0.1");
  }

  RawRelay(Endpoint server, String bind) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.ofLiteral(bind));
    this.server =
        new InetSocketAddress(InetAddress.ofLiteral(server.address().toString()), server.port());
  }

  void say(Bytes bytes) throws IOException {
    socket.send(new DatagramPacket(bytes.toArray(), bytes.length(), server));
  }

  Bytes hear() throws IOException {
    socket.setSoTimeout(PATIENCE_MILLIS);
    return receive();
  }

  Bytes ask(Bytes bytes) throws IOException {
    say(bytes);
    return hear();
  }

  /** Whether nothing is waiting; only meaningful once the server has said what it did. */
  boolean hearsNothing() throws IOException {
    socket.setSoTimeout(MOMENT_MILLIS);
    try {
      receive();
      return false;
    } catch (SocketTimeoutException _) {
      return true;
    }
  }

  private Bytes receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
    socket.receive(packet);
    return Bytes.copyOf(packet.getData(), 0, packet.getLength());
  }

  @Override
  public void close() {
    socket.close();
  }
}
