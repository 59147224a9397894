// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.fleet.net.Addresses;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.handset.sip.SipTransport;
import io.dialtone.link.Received;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The sockets of one listener: UDP and TCP on the same port, and the TCP connections. */
final class SipSockets {

  /** More connections than this are nothing a phone needs. */
  static final int MAX_CONNECTIONS = 64;

  private static final int PORT_TRIES = 20;
  private static final Duration MOMENT = Duration.ofMillis(20); // so that no fault spins
  private static final Duration CLOSING = Duration.ofSeconds(1);
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private final InetAddress address;
  private final UdpSocket udp;
  private final ServerSocket tcp;
  private final Consumer<Order> orders;
  private final Map<Endpoint, SipConnection> connections = new LinkedHashMap<>();
  private final Thread receiver;
  private final Thread acceptor;
  private boolean closed;

  private SipSockets(InetAddress address, UdpSocket udp, ServerSocket tcp, Consumer<Order> orders) {
    this.address = address;
    this.udp = udp;
    this.tcp = tcp;
    this.orders = orders;
    this.receiver = Thread.ofVirtual().name("sip udp " + port()).unstarted(this::receive);
    this.acceptor = Thread.ofVirtual().name("sip tcp " + port()).unstarted(this::accept);
  }

  /** Opens both; with port 0 a port is looked for that is free for both. */
  static SipSockets open(Endpoint listen, Consumer<Order> orders) throws IOException {
    InetAddress address = Addresses.inet(listen.address());
    IOException taken = new IOException("no port is free for UDP and TCP");
    for (int i = 0; i < (listen.port() == 0 ? PORT_TRIES : 1); i++) {
      UdpSocket udp = UdpSocket.open(UdpBinding.at(address, listen.port()));
      try {
        ServerSocket tcp = new ServerSocket();
        tcp.setReuseAddress(true);
        tcp.bind(new InetSocketAddress(address, udp.localAddress().getPort()));
        return new SipSockets(address, udp, tcp, orders);
      } catch (IOException e) {
        udp.close();
        taken = e;
      }
    }
    throw taken;
  }

  int port() {
    return tcp.getLocalPort();
  }

  /** Begins to listen. */
  void start() {
    receiver.start();
    acceptor.start();
  }

  private void receive() {
    while (!isClosed()) {
      try {
        udp.receive(A_WHILE).ifPresent(this::received);
      } catch (IOException _) {
        LockSupport.parkNanos(
            MOMENT.toNanos()); // an error report for something we sent, or the end
      }
    }
  }

  private void received(Received received) {
    ByteBuffer payload = received.payload();
    byte[] octets = new byte[payload.remaining()];
    payload.get(octets);
    orders.accept(new Order.Datagram(Addresses.endpoint(received.from()), Bytes.copyOf(octets)));
  }

  private void accept() {
    while (!isClosed()) {
      try {
        Socket socket = tcp.accept();
        InetSocketAddress from = (InetSocketAddress) socket.getRemoteSocketAddress();
        SipPeer peer = new SipPeer(SipTransport.TCP, Addresses.endpoint(from));
        SipConnection connection = new SipConnection(peer, socket, orders);
        if (take(connection)) {
          connection.accepted();
        } else {
          socket.close();
        }
      } catch (IOException _) {
        LockSupport.parkNanos(MOMENT.toNanos()); // one that went away as it came, or the end
      }
    }
  }

  private synchronized boolean take(SipConnection connection) {
    if (closed || connections.size() >= MAX_CONNECTIONS) {
      return false;
    }
    connections.put(connection.peer().endpoint(), connection);
    return true;
  }

  /** Sends; over TCP by the connection there is, or for a request by a new one. */
  void send(SipPeer to, Bytes message, boolean request) {
    switch (to.transport()) {
      case UDP -> sendDatagram(to.endpoint(), message);
      case TCP -> sendByConnection(to, message, request);
    }
  }

  private void sendDatagram(Endpoint to, Bytes message) {
    try {
      udp.send((Inet4Address) address, Addresses.socket(to), message.buffer());
    } catch (IOException _) {
      orders.accept(new Order.Broken(new SipPeer(SipTransport.UDP, to), "cannot be sent to"));
    }
  }

  private void sendByConnection(SipPeer to, Bytes message, boolean request) {
    Optional<SipConnection> there = connection(to);
    if (there.isPresent()) {
      there.get().send(message);
    } else if (request) {
      connect(to, message);
    }
  }

  private void connect(SipPeer to, Bytes message) {
    try {
      Socket socket = new Socket();
      socket.bind(new InetSocketAddress(address, 0));
      SipConnection made = new SipConnection(to, socket, orders);
      if (take(made)) {
        made.send(message);
        made.connect(Addresses.socket(to.endpoint()));
      } else {
        socket.close();
        orders.accept(new Order.Broken(to, "too many connections"));
      }
    } catch (IOException e) {
      orders.accept(new Order.Broken(to, "no connection: " + e.getMessage()));
    }
  }

  private synchronized Optional<SipConnection> connection(SipPeer to) {
    return Optional.ofNullable(connections.get(to.endpoint()));
  }

  /** A connection is over. */
  synchronized void forget(SipPeer peer) {
    connections.remove(peer.endpoint());
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /** Closes all; the port is free again when this returns, unless who calls is interrupted. */
  void close() {
    for (SipConnection connection : end()) {
      boolean _ = connection.close();
    }
    udp.close();
    try {
      tcp.close();
      boolean _ = receiver.join(CLOSING) && acceptor.join(CLOSING);
    } catch (IOException _) {
      return; // it is gone either way
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<SipConnection> end() {
    closed = true;
    List<SipConnection> all = List.copyOf(connections.values());
    connections.clear();
    return all;
  }
}
