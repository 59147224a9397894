// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.link.Device;
import io.dialtone.link.Received;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A DHCP server in a process of its own that answers each DISCOVER with rubbish, then with an
 * offer, and refuses each REQUEST. Its argument is the interface.
 */
final class RudeDhcpServer {
  private static final Ip4Address SELF = Ip4Address.of(10, 77, 0, 1);
  private static final InetSocketAddress EVERYBODY =
      new InetSocketAddress(InetAddress.ofLiteral("255.255.255.255"), 68);

  private RudeDhcpServer() {}

  public static void main(String[] arguments) throws Exception {
    Device device = Device.named(arguments[0]);
    var binding =
        UdpBinding.at(InetAddress.ofLiteral("0.0.0.0"), 67).onDevice(device.name()).broadcasting();
    try (UdpSocket socket = UdpSocket.open(binding)) {
      while (true) {
        Received received = socket.receive(Duration.ofMinutes(2)).orElseThrow();
        byte[] octets = new byte[received.payload().remaining()];
        received.payload().get(octets);
        for (Bytes answer : answers(DhcpPacket.parse(Bytes.copyOf(octets)))) {
          send(socket, device, answer);
        }
      }
    }
  }

  private static void send(UdpSocket socket, Device device, Bytes answer) throws IOException {
    var from = (Inet4Address) InetAddress.ofLiteral(SELF.toString());
    socket.send(from, EVERYBODY, device.index(), answer.buffer());
  }

  private static List<Bytes> answers(DhcpPacket asked) {
    if (!asked.messageType().equals(Optional.of(DhcpMessageType.DISCOVER))) {
      return List.of(reply(asked, DhcpMessageType.NAK).encode());
    }
    DhcpPacket offer = reply(asked, DhcpMessageType.OFFER).withYiaddr(Ip4Address.of(10, 77, 0, 66));
    DhcpPacket stranger =
        DhcpPacket.request(DhcpMessageType.DISCOVER, asked.xid(), new MacAddress(1))
            .reply(DhcpMessageType.OFFER)
            .withYiaddr(Ip4Address.of(10, 77, 0, 67));
    return List.of(
        Bytes.latin1("this is no DHCP"),
        offer.with(new Header(Op.REPLY, 0, asked.xid() ^ 1, 0, 0)).encode(),
        stranger.encode(),
        offer.with(offer.options().without(OptionCode.SERVER_ID)).encode(),
        offer.encode());
  }

  private static DhcpPacket reply(DhcpPacket asked, DhcpMessageType type) {
    return asked.reply(type).with(new DhcpOption.Address(OptionCode.SERVER_ID, SELF));
  }
}
