// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.sip;

import io.dialtone.fleet.net.Addresses;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.link.Received;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.SipTransport;
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

  private final UdpSocket udp;
  private final ServerSocket tcp;
  private final Consumer<Order> orders;
  private final Map<Endpoint, SipConnection> connections = new LinkedHashMap<>();
  private final Map<Endpoint, Inet4Address> asked = new Asked();
  private final Thread receiver;
  private final Thread acceptor;
  private boolean closed;

  private SipSockets(UdpSocket udp, ServerSocket tcp, Consumer<Order> orders) {
    this.udp = udp;
    this.tcp = tcp;
    this.orders = orders;
    this.receiver = receives().name("sip udp " + port()).unstarted(this::receive);
    this.acceptor = Thread.ofVirtual().name("sip tcp " + port()).unstarted(this::accept);
  }

  /** A wildcard socket's waits hold their thread. */
  private Thread.Builder receives() {
    boolean wildcard = udp.localAddress().getAddress().isAnyLocalAddress();
    return wildcard ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
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
        return new SipSockets(udp, tcp, orders);
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
    Endpoint from = Addresses.endpoint(received.from());
    synchronized (asked) {
      asked.put(from, received.local());
    }
    orders.accept(new Order.Datagram(from, Bytes.copyOf(octets)));
  }

  private void accept() {
    while (!isClosed()) {
      try {
        Socket socket = tcp.accept();
        InetSocketAddress from = (InetSocketAddress) socket.getRemoteSocketAddress();
        if (!(from.getAddress() instanceof Inet4Address)) {
          socket.close(); // the phones have no IPv6, a wildcard socket of Java's has
          continue;
        }
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

  /**
   * Sends; over TCP by the connection there is, or for a request by a new one.
   *
   * @param from our address that requests go out from, 0.0.0.0 leaves it to the system; a response
   *     goes out from the address that was asked
   */
  void send(Ip4Address from, SipPeer to, Bytes message, boolean request) {
    Inet4Address usual = (Inet4Address) Addresses.inet(from);
    switch (to.transport()) {
      case UDP ->
          sendDatagram(request ? usual : asked(to.endpoint(), usual), to.endpoint(), message);
      case TCP -> sendByConnection(usual, to, message, request);
    }
  }

  private Inet4Address asked(Endpoint by, Inet4Address usual) {
    synchronized (asked) {
      return asked.getOrDefault(by, usual);
    }
  }

  private void sendDatagram(Inet4Address from, Endpoint to, Bytes message) {
    try {
      udp.send(from, Addresses.socket(to), message.buffer());
    } catch (IOException _) {
      orders.accept(new Order.Broken(new SipPeer(SipTransport.UDP, to), "cannot be sent to"));
    }
  }

  private void sendByConnection(Inet4Address from, SipPeer to, Bytes message, boolean request) {
    Optional<SipConnection> there = connection(to);
    if (request && there.filter(made -> made.isFrom(from)).isEmpty()) {
      there.ifPresent(SipConnection::close); // it hangs on an address that the phone has no more
      connect(from, to, message);
    } else {
      there.ifPresent(made -> made.send(message));
    }
  }

  private void connect(Inet4Address address, SipPeer to, Bytes message) {
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

  /** From which address of ours those are answered who asked latest. */
  private static final class Asked extends LinkedHashMap<Endpoint, Inet4Address> {
    private static final long serialVersionUID = 1;
    private static final int MOST = 1_024;

    @Override
    protected boolean removeEldestEntry(Map.Entry<Endpoint, Inet4Address> eldest) {
      return size() > MOST;
    }
  }
}
