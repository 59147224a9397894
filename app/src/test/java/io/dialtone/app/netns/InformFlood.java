// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.netns;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;

/**
 * Says INFORM in the name of addresses at which nobody is, in a process of its own: the address to
 * say it from, and how many times.
 */
final class InformFlood {
  private static final int NOBODIES = 100;

  private InformFlood() {}

  public static void main(String[] arguments) throws Exception {
    InetAddress server = InetAddress.ofLiteral(Cable.SERVER);
    try (var socket = new DatagramSocket(68, InetAddress.ofLiteral(arguments[0]))) {
      for (int i = 0; i < Integer.parseInt(arguments[1]); i++) {
        byte[] inform =
            DhcpPacket.request(DhcpMessageType.INFORM, i, new MacAddress(0x0014_7F00_0000L + i))
                .withCiaddr(Ip4Address.of(10, 77, 0, 60 + i % NOBODIES))
                .encode()
                .toArray();
        socket.send(new DatagramPacket(inform, inform.length, server, 67));
      }
    }
  }
}
