// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.netns.Cable;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy itself: what it promises of the ports, and that its weather is the one ordered. */
@Timeout(60)
class UdpProxyTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private static DatagramSocket socket() throws Exception {
    DatagramSocket socket = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0));
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void send(DatagramSocket by, int number, SocketAddress to) throws Exception {
    by.send(new DatagramPacket(new byte[] {(byte) number}, 1, to));
  }

  private static DatagramPacket receive(DatagramSocket at) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[1], 1);
    at.receive(packet);
    return packet;
  }

  @Test
  void each_port_of_the_server_is_a_port_of_the_proxy() throws Exception {
    try (DatagramSocket server = socket();
        DatagramSocket other = socket();
        DatagramSocket client = socket();
        UdpProxy proxy =
            UdpProxy.before((InetSocketAddress) server.getLocalSocketAddress(), Weather.fair())) {
      send(client, 1, proxy.address());
      DatagramPacket asked = receive(server);
      send(server, 2, asked.getSocketAddress());
      assertThat(receive(client).getSocketAddress()).isEqualTo(proxy.address());

      send(other, 3, asked.getSocketAddress()); // as a transfer from a port of its own
      DatagramPacket answer = receive(client);
      assertThat(answer.getData()).containsExactly(3);
      assertThat(answer.getSocketAddress()).isNotEqualTo(proxy.address());
      send(client, 4, answer.getSocketAddress());
      assertThat(receive(other).getData()).containsExactly(4);
    }
  }

  @Test
  void everything_may_be_lost_doubled_or_turned_round() throws Exception {
    try (DatagramSocket server = socket();
        DatagramSocket client = socket()) {
      InetSocketAddress at = (InetSocketAddress) server.getLocalSocketAddress();
      try (UdpProxy none = UdpProxy.before(at, Weather.losing(1, 1));
          UdpProxy twice = UdpProxy.before(at, Weather.fair().doubling(1))) {
        send(client, 1, none.address());
        send(client, 2, twice.address());
        assertThat(receive(server).getData()).containsExactly(2);
        assertThat(receive(server).getData()).containsExactly(2);
        Cable.await("the other was lost", () -> none.lost() == 1);
        assertThat(twice.doubled()).isEqualTo(1);
      }
      Weather mixed = Weather.losing(7, 0).delaying(Duration.ZERO, Duration.ofMillis(50));
      try (UdpProxy proxy = UdpProxy.before(at, mixed)) {
        List<Integer> came = new ArrayList<>();
        for (int number = 0; number < 50; number++) {
          send(client, number, proxy.address());
        }
        for (int number = 0; number < 50; number++) {
          came.add((int) receive(server).getData()[0]);
        }
        assertThat(came).doesNotHaveDuplicates().hasSize(50);
        assertThat(came).isNotEqualTo(came.stream().sorted().toList());
      }
    }
  }
}
