// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("TFT-1 a UDP port is not used again at once")
class FreshPortsTest {

  private static final Inet4Address HOME = (Inet4Address) InetAddress.getLoopbackAddress();
  private static final UdpBinding ANY = UdpBinding.at(HOME, 0);

  @Test
  void a_port_that_the_system_hands_out_again_is_held_until_there_is_another() throws IOException {
    int first;
    try (UdpSocket probe = UdpSocket.open(ANY)) {
      first = probe.localAddress().getPort();
    }
    // A system that hands out the same port as long as it is free, then any other.
    Queue<UdpBinding> handedOut =
        new ArrayDeque<>(List.of(UdpBinding.at(HOME, first), UdpBinding.at(HOME, first), ANY));
    FreshPorts ports = new FreshPorts(_ -> UdpSocket.open(handedOut.remove()));
    ports.open(ANY).close();
    try (UdpSocket second = ports.open(ANY)) {
      assertThat(second.localAddress().getPort()).isNotEqualTo(first);
    }
    assertThat(handedOut).isEmpty();
    try (UdpSocket free = UdpSocket.open(UdpBinding.at(HOME, first))) {
      assertThat(free.localAddress().getPort()).as("nothing is left open").isEqualTo(first);
    }
  }

  @Test
  void a_port_asked_for_by_number_is_given_again() throws IOException {
    FreshPorts ports = new FreshPorts();
    int number;
    try (UdpSocket socket = ports.open(ANY)) {
      number = socket.localAddress().getPort();
    }
    try (UdpSocket socket = ports.open(UdpBinding.at(HOME, number))) {
      assertThat(socket.localAddress().getPort()).isEqualTo(number);
    }
  }
}
