// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A client without any manners: it sends exactly the bytes it is told and expects exactly the bytes
 * it is told. Text in quotes stands for its characters, all else is hex.
 */
final class RawClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int LONGEST = 65_507;

  private final DatagramSocket socket;
  private final InetSocketAddress server;
  private Optional<InetSocketAddress> peer = Optional.empty();
  private Optional<Bytes> early = Optional.empty();

  RawClient(Endpoint server) throws IOException {
    this(server, "127.0.0.1");
  }

  RawClient(Endpoint server, String from) throws IOException {
    this.socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral(from), 0));
    this.server = Addresses.socketAddress(server);
  }

  /** {@code 00 01 'st2030s.inf' 00} as bytes. */
  static Bytes bytes(String told) {
    Bytes all = Bytes.EMPTY;
    String[] pieces = told.split("'", -1);
    for (int i = 0; i < pieces.length; i++) {
      all = all.plus(i % 2 == 0 ? Bytes.hex(pieces[i]) : Bytes.latin1(pieces[i]));
    }
    return all;
  }

  /** Sends to the port where requests arrive. */
  RawClient asks(String told) throws IOException {
    return send(bytes(told), server);
  }

  /** Sends to the port that answered last. */
  RawClient sends(String told) throws IOException {
    return send(bytes(told), peer.orElseThrow());
  }

  /** Sends to the port that answered somebody else. */
  RawClient intrudesOn(RawClient other, String told) throws IOException {
    return send(bytes(told), other.peer.orElseThrow());
  }

  private RawClient send(Bytes packet, InetSocketAddress to) throws IOException {
    socket.send(new DatagramPacket(packet.toArray(), packet.length(), to));
    return this;
  }

  /** The next datagram is this one, byte for byte. */
  RawClient expects(String told) throws IOException {
    return expects(bytes(told));
  }

  RawClient expects(Bytes packet) throws IOException {
    assertThat(receive()).isEqualTo(packet);
    return this;
  }

  Bytes receive() throws IOException {
    Optional<Bytes> next = early.isPresent() ? early : next(PATIENCE);
    early = Optional.empty();
    return next.orElseThrow(() -> new AssertionError("the server is silent"));
  }

  private Optional<Bytes> next(Duration patience) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[LONGEST], LONGEST);
    socket.setSoTimeout((int) patience.toMillis());
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
    peer = Optional.of((InetSocketAddress) packet.getSocketAddress());
    return Optional.of(Bytes.copyOf(Arrays.copyOf(packet.getData(), packet.getLength())));
  }

  /** Nothing lies ready; asked after an event that comes later than what must not come. */
  RawClient hasNothing() throws IOException {
    assertThat(hasSomething()).as("an answer").isFalse();
    return this;
  }

  /** Whether an answer lies ready, which the next call receives. */
  boolean hasSomething() throws IOException {
    if (early.isEmpty()) {
      early = next(Duration.ofMillis(1));
    }
    return early.isPresent();
  }

  /** Where it is heard from. */
  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  /** Who answered last. */
  InetSocketAddress peer() {
    return peer.orElseThrow();
  }

  @Override
  public void close() {
    socket.close();
  }
}
