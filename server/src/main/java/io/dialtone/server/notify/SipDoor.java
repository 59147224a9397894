// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.notify;

import io.dialtone.core.notify.SipReception;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.link.Received;
import io.dialtone.link.Routes;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipTransport;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** One UDP port that requests leave from and answers come to, and TCP connections to phones. */
final class SipDoor implements AutoCloseable {

  private static final Duration A_WHILE = Duration.ofMinutes(1);
  private static final Duration MOMENT = Duration.ofMillis(20); // so that no fault spins
  private static final Duration CLOSING = Duration.ofSeconds(1);

  private final UdpSocket udp;
  private final SipHearer hearer;
  private final Thread receiver;
  private final Map<SipPeer, SipCall> calls = new LinkedHashMap<>();
  private volatile boolean closed;

  private SipDoor(UdpSocket udp, SipHearer hearer) {
    this.udp = udp;
    this.hearer = hearer;
    boolean wildcard = udp.localAddress().getAddress().isAnyLocalAddress();
    Thread.Builder kind = wildcard ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    this.receiver = kind.name("sip").unstarted(this::receive);
  }

  /** Opens and listens. */
  static SipDoor open(Endpoint listen, SipHearer hearer) throws IOException {
    UdpSocket udp = UdpSocket.open(UdpBinding.at(inet(listen.address()), listen.port()));
    SipDoor door = new SipDoor(udp, hearer);
    door.receiver.start();
    return door;
  }

  Endpoint endpoint() {
    return endpoint(udp.localAddress());
  }

  /** Where requests to an address leave from, as the phone there will see it. */
  Endpoint towards(Ip4Address phone) {
    Endpoint own = endpoint();
    return own.address().isUnspecified()
        ? Routes.sourceTowards(inet(phone))
            .map(source -> new Endpoint(ip4(source), own.port()))
            .orElse(own)
        : own;
  }

  private void receive() {
    while (!closed) {
      try {
        udp.receive(A_WHILE).ifPresent(this::received);
      } catch (ClosedChannelException _) {
        return; // close() ends it so
      } catch (IOException _) {
        LockSupport.parkNanos(MOMENT.toNanos()); // an error report for something we sent
      }
    }
  }

  private void received(Received received) {
    try {
      switch (SipMessage.parse(bytes(received.payload()))) {
        case SipResponse response -> hearer.heard(response);
        case SipRequest request -> answer(request, received);
      }
    } catch (MalformedPacketException | IOException _) {
      return; // anybody may send anything: there is nobody to tell
    } catch (RuntimeException fault) {
      // the one broad catch of this thread: one message must not end all hearing
      hearer.fault("a message from " + received.from() + " could not be taken: " + fault);
    }
  }

  private void answer(SipRequest request, Received received)
      throws MalformedPacketException, IOException {
    Endpoint from = endpoint(received.from());
    Optional<SipResponse> answer = SipReception.answer(request, from);
    if (answer.isPresent()) {
      Endpoint to = request.via().answerTo(from);
      udp.send(received.local(), socket(to), answer.get().encode().buffer());
    }
  }

  private static Bytes bytes(ByteBuffer payload) {
    byte[] octets = new byte[payload.remaining()];
    payload.get(octets);
    return Bytes.copyOf(octets);
  }

  /** Sends a request, over TCP by the connection there is or a new one. */
  void send(Endpoint from, SipPeer to, SipRequest request) {
    if (to.transport() == SipTransport.TCP) {
      call(from, to).send(request.encode());
      return;
    }
    try {
      udp.send(inet(from.address()), socket(to.endpoint()), request.encode().buffer());
    } catch (IOException fault) {
      hearer.broken(to, "cannot be sent to: " + fault.getMessage());
    }
  }

  private synchronized SipCall call(Endpoint from, SipPeer to) {
    return calls.computeIfAbsent(
        to, _ -> SipCall.begin(inet(from.address()), socket(to.endpoint()), new Told(to)));
  }

  /** What a connection has to say, to whoever waits. */
  private final class Told implements SipCall.Hearer {
    private final SipPeer peer;

    Told(SipPeer peer) {
      this.peer = peer;
    }

    @Override
    public void heard(SipResponse response) {
      hearer.heard(response);
    }

    @Override
    public void broken(String reason) {
      hangUp(peer);
      hearer.broken(peer, reason);
    }
  }

  /** Nothing more is said to this peer. */
  void hangUp(SipPeer peer) {
    forget(peer).ifPresent(SipCall::close);
  }

  private synchronized Optional<SipCall> forget(SipPeer peer) {
    return Optional.ofNullable(calls.remove(peer));
  }

  @Override
  public void close() {
    closed = true;
    List<SipCall> open;
    synchronized (this) {
      open = List.copyOf(calls.values());
      calls.clear();
    }
    open.forEach(SipCall::close);
    udp.close();
    try {
      boolean _ = receiver.join(CLOSING);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static Inet4Address inet(Ip4Address address) {
    try {
      return (Inet4Address) InetAddress.getByAddress(address.bytes().toArray());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  private static InetSocketAddress socket(Endpoint at) {
    return new InetSocketAddress(inet(at.address()), at.port());
  }

  private static Endpoint endpoint(InetSocketAddress at) {
    return new Endpoint(ip4((Inet4Address) at.getAddress()), at.getPort());
  }

  private static Ip4Address ip4(Inet4Address address) {
    return new Ip4Address(ByteBuffer.wrap(address.getAddress()).getInt());
  }
}
