// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.survey;

import io.dialtone.handset.survey.DhcpSurvey;
import io.dialtone.link.Device;
import io.dialtone.link.Received;
import io.dialtone.link.Routes;
import io.dialtone.link.SocketFault;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a survey's question is asked and its answers are heard. */
public final class SurveyPlace implements AutoCloseable {

  private static final int SERVER_PORT = 67;
  private static final int CLIENT_PORT = 68;

  private final String name;
  private final List<UdpSocket> sockets;
  private final InetSocketAddress to;
  private final int interfaceIndex;
  private final Optional<Ip4Address> relay;

  private SurveyPlace(
      String name,
      List<UdpSocket> sockets,
      InetSocketAddress to,
      int interfaceIndex,
      Optional<Ip4Address> relay) {
    this.name = name;
    this.sockets = List.copyOf(sockets);
    this.to = to;
    this.interfaceIndex = interfaceIndex;
    this.relay = relay;
  }

  /**
   * An interface, asked by broadcast. A DHCP server of this very machine does not hear it there.
   */
  public static SurveyPlace on(String networkInterface) throws SocketFault {
    Device device = Device.named(networkInterface);
    return new SurveyPlace(
        networkInterface,
        List.of(UdpSocket.openBare(device, CLIENT_PORT)),
        new InetSocketAddress(inet(Ip4Address.BROADCAST), SERVER_PORT),
        device.index(),
        Optional.empty());
  }

  /** One server, asked as by a relay on this machine. */
  public static SurveyPlace at(Endpoint server) throws SocketFault {
    Inet4Address own = Routes.sourceTowards(inet(server.address())).orElse(Routes.ANY);
    List<UdpSocket> sockets = new ArrayList<>();
    sockets.add(UdpSocket.open(UdpBinding.at(own, 0)));
    // most servers answer a relay at their own port; ours answers the port that asked
    serverPort(own, server).ifPresent(sockets::add);
    Ip4Address relay = new Ip4Address(ByteBuffer.wrap(own.getAddress()).getInt());
    return new SurveyPlace(
        server.toString(),
        sockets,
        new InetSocketAddress(inet(server.address()), server.port()),
        0,
        Optional.of(relay));
  }

  /** Port 67, where it may be had and is not the very server's. */
  private static Optional<UdpSocket> serverPort(Inet4Address own, Endpoint server) {
    if (server.port() == SERVER_PORT && inet(server.address()).equals(own)) {
      return Optional.empty();
    }
    try {
      return Optional.of(UdpSocket.open(UdpBinding.at(own, SERVER_PORT).sharing()));
    } catch (SocketFault taken) {
      return Optional.empty(); // or not root: then only servers like ours are heard
    }
  }

  public String name() {
    return name;
  }

  /** Asks twice, and hears answers until this long has passed. */
  public void perform(DhcpSurvey survey, Duration patience)
      throws IOException, InterruptedException {
    perform(survey, List.of(), patience);
  }

  /**
   * The same while others ask elsewhere: an answer that is for one of them is given to it, because
   * all relays of a machine hear at one port.
   */
  public void perform(DhcpSurvey survey, List<DhcpSurvey> beside, Duration patience)
      throws IOException, InterruptedException {
    List<DhcpSurvey> takers = new ArrayList<>(List.of(survey));
    takers.addAll(beside);
    long end = System.nanoTime() + patience.toNanos();
    List<Thread> listening = new ArrayList<>();
    for (UdpSocket socket : sockets) {
      listening.add(
          Thread.ofPlatform()
              .daemon()
              .name("survey " + name)
              .start(() -> hear(socket, takers, end)));
    }
    ask(survey);
    listening.getFirst().join(patience.dividedBy(3)); // a packet may be lost, a port still asleep
    ask(survey);
    for (Thread thread : listening) {
      thread.join();
    }
  }

  private void ask(DhcpSurvey survey) throws IOException {
    Inet4Address from = relay.map(SurveyPlace::inet).orElse(Routes.ANY);
    DhcpPacket question = survey.question();
    DhcpPacket sent = relay.map(own -> question.withGiaddr(own).withHops(1)).orElse(question);
    sockets.getFirst().send(from, to, interfaceIndex, sent.encode().buffer());
  }

  private static void hear(UdpSocket socket, List<DhcpSurvey> takers, long end) {
    try {
      for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
        Optional<Received> received = socket.receive(Duration.ofNanos(left));
        if (received.isPresent()) {
          byte[] octets = new byte[received.get().payload().remaining()];
          received.get().payload().duplicate().get(octets);
          give(Bytes.copyOf(octets), takers);
        }
      }
    } catch (ClosedChannelException _) {
      return; // nobody wants to hear any more
    } catch (IOException cableOut) {
      return; // nothing more will be heard here
    }
  }

  private static void give(Bytes octets, List<DhcpSurvey> takers) {
    // what is no DHCP names no question: it is told of the place where it was heard alone
    for (DhcpSurvey survey : isDhcp(octets) ? takers : takers.subList(0, 1)) {
      synchronized (survey) {
        if (survey.take(octets)) {
          return;
        }
      }
    }
  }

  private static boolean isDhcp(Bytes octets) {
    try {
      DhcpPacket _ = DhcpPacket.parse(octets);
      return true;
    } catch (MalformedPacketException fault) {
      return false;
    }
  }

  private static Inet4Address inet(Ip4Address address) {
    try {
      return (Inet4Address) InetAddress.getByAddress(address.bytes().toArray());
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException("four bytes are an address", impossible);
    }
  }

  @Override
  public void close() {
    sockets.forEach(UdpSocket::close);
  }
}
