// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class PlainUdpSocketTest extends UdpSocketContract {
  @Override
  UdpSocket open(UdpBinding binding) throws SocketFault {
    return PlainUdpSocket.open(binding);
  }

  @Test
  void on_the_wildcard_it_guesses_the_destination_from_the_route_back() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(InetAddress.ofLiteral("0.0.0.0"), 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      phone.send(
          Routes.ANY, new InetSocketAddress(ONE, server.localAddress().getPort()), bytes("x"));
      assertThat(server.receive(SOON).orElseThrow().to()).isEqualTo(ONE);
    }
  }

  @Test
  void it_refuses_a_device() {
    assertThatThrownBy(() -> open(UdpBinding.at(ONE, 0).onDevice("lo")))
        .isInstanceOf(SocketFault.class)
        .hasMessageContaining("cannot bind to a device");
  }
}
