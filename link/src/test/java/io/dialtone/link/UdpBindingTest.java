// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import org.junit.jupiter.api.Test;

class UdpBindingTest {
  private static final InetAddress WILDCARD = InetAddress.ofLiteral("0.0.0.0");

  @Test
  void it_is_printed_as_a_place() {
    assertThat(UdpBinding.at(WILDCARD, 67).onDevice("eth0")).hasToString("0.0.0.0:67 on eth0");
    assertThat(UdpBinding.at(WILDCARD, 69)).hasToString("0.0.0.0:69");
  }

  @Test
  void ipv6_addresses_and_impossible_devices_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UdpBinding.at(InetAddress.ofLiteral("::1"), 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UdpBinding.at(WILDCARD, 0).onDevice("a-name-too-long-for-linux"));
  }

  @Test
  void the_kind_of_socket_follows_from_the_binding() throws IOException {
    try (UdpSocket one = UdpSocket.open(UdpBinding.at(InetAddress.ofLiteral("127.9.9.9"), 0));
        UdpSocket all = UdpSocket.open(UdpBinding.at(WILDCARD, 0))) {
      assertThat(one).isInstanceOf(PlainUdpSocket.class);
      if (NativeUdpSocket.supported()) {
        assertThat(all).isInstanceOf(NativeUdpSocket.class);
      }
    }
  }

  @Test
  void the_way_to_loopback_starts_at_loopback() {
    Inet4Address seven = (Inet4Address) InetAddress.ofLiteral("127.0.0.7");
    assertThat(Routes.sourceTowards(seven)).contains(UdpSocketContract.ONE);
  }
}
