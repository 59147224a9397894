// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A DHCP server on loopback that answers each question with the offers it is told to make. */
final class OfferingServer implements AutoCloseable {
  static final Ip4Address SELF = Ip4Address.of(127, 0, 0, 1);

  private final DatagramSocket socket;
  private final Function<DhcpPacket, List<Bytes>> answers;

  private OfferingServer(DatagramSocket socket, Function<DhcpPacket, List<Bytes>> answers) {
    this.socket = socket;
    this.answers = answers;
  }

  static OfferingServer start(Function<DhcpPacket, List<DhcpPacket>> answers) throws IOException {
    return saying(asked -> answers.apply(asked).stream().map(DhcpPacket::encode).toList());
  }

  /** One that need not speak DHCP. */
  static OfferingServer saying(Function<DhcpPacket, List<Bytes>> answers) throws IOException {
    var server =
        new OfferingServer(new DatagramSocket(0, InetAddress.ofLiteral("127.0.0.1")), answers);
    Thread.ofVirtual().start(server::run);
    return server;
  }

  String place() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** A whole offer of this server, which says nothing of provisioning. */
  static DhcpPacket offer(DhcpPacket asked, Ip4Address server) {
    return asked
        .reply(DhcpMessageType.OFFER)
        .withYiaddr(Ip4Address.of(127, 64, 0, 9))
        .with(new DhcpOption.Address(OptionCode.SERVER_ID, server))
        .with(new DhcpOption.Address(OptionCode.SUBNET_MASK, Ip4Address.of(255, 0, 0, 0)))
        .with(new DhcpOption.AddressList(OptionCode.ROUTER, List.of(SELF)))
        .with(new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofHours(8)));
  }

  static DhcpPacket leading(DhcpPacket offer, String url) {
    return offer.with(new DhcpOption.Opaque(OptionCode.VENDOR_SPECIFIC, Bytes.latin1(url)));
  }

  private void run() {
    byte[] room = new byte[2000];
    while (true) {
      try {
        DatagramPacket packet = new DatagramPacket(room, room.length);
        socket.receive(packet);
        for (Bytes answer :
            answers.apply(DhcpPacket.parse(Bytes.copyOf(room, 0, packet.getLength())))) {
          byte[] octets = answer.toArray();
          socket.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
        }
      } catch (IOException closed) {
        return;
      } catch (MalformedPacketException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
