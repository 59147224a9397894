// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NativeUdpSocketTest extends UdpSocketContract {
  private static final Inet4Address WILDCARD = ip("0.0.0.0");

  @BeforeAll
  static void needs_a_linux_we_know() {
    assumeTrue(NativeUdpSocket.supported(), "foreign calls are for Linux on x86-64 and aarch64");
  }

  @Override
  UdpSocket open(UdpBinding binding) throws SocketFault {
    return NativeUdpSocket.open(binding);
  }

  private static InetSocketAddress at(Inet4Address address, UdpSocket socket) {
    return new InetSocketAddress(address, socket.localAddress().getPort());
  }

  @Test
  void a_wildcard_socket_asked_at_127_0_0_7_answers_from_127_0_0_7() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(WILDCARD, 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      phone.send(Routes.ANY, at(SEVEN, server), bytes("who?"));
      Received asked = server.receive(SOON).orElseThrow();
      assertThat(asked.to()).isEqualTo(SEVEN);
      assertThat(asked.local()).isEqualTo(SEVEN);

      server.answer(asked, bytes("I"));
      assertThat(phone.receive(SOON).orElseThrow().from()).isEqualTo(at(SEVEN, server));
    }
  }

  @Test
  void it_tells_the_interface_a_datagram_came_in_by() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(WILDCARD, 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      phone.send(Routes.ANY, at(ONE, server), bytes("x"));
      assertThat(server.receive(SOON).orElseThrow().interfaceIndex())
          .isEqualTo(NetworkInterface.getByInetAddress(ONE).getIndex());
    }
  }

  @Test
  void it_sends_by_the_interface_it_is_told() throws IOException {
    int loopback = NetworkInterface.getByInetAddress(ONE).getIndex();
    try (UdpSocket server = open(UdpBinding.at(WILDCARD, 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      server.send(SEVEN, phone.localAddress(), loopback, bytes("x"));
      assertThat(phone.receive(SOON).orElseThrow().from()).isEqualTo(at(SEVEN, server));
    }
  }

  @Test
  void of_a_broadcast_it_tells_both_the_broadcast_and_our_own_address() throws IOException {
    Inet4Address everybody = ip("127.255.255.255");
    try (UdpSocket server = open(UdpBinding.at(WILDCARD, 0));
        UdpSocket phone = open(UdpBinding.at(WILDCARD, 0).broadcasting())) {
      phone.send(ONE, at(everybody, server), bytes("discover"));
      Received got = server.receive(SOON).orElseThrow();
      assertThat(got.to()).isEqualTo(everybody);
      assertThat(got.local()).isEqualTo(ONE);
    }
  }

  @Test
  void without_leave_to_broadcast_a_broadcast_is_refused() throws IOException {
    try (UdpSocket phone = open(UdpBinding.at(WILDCARD, 0))) {
      SocketFault fault =
          catchThrowableOfType(
              SocketFault.class,
              () -> phone.send(ONE, at(ip("127.255.255.255"), phone), bytes("discover")));
      assertThat(fault.kind()).isEqualTo(SocketFault.Kind.NOT_PERMITTED);
    }
  }

  @Test
  void a_socket_of_a_device_takes_what_comes_by_it() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(WILDCARD, 0).onDevice("lo"));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      phone.send(Routes.ANY, at(SEVEN, server), bytes("x"));
      assertThat(server.receive(SOON).map(UdpSocketContract::text)).contains("x");
    }
  }

  @Test
  void a_device_that_is_not_there_is_told_with_its_name() {
    SocketFault fault =
        catchThrowableOfType(
            SocketFault.class,
            () -> open(UdpBinding.at(WILDCARD, 0).onDevice("nodevice0")).close());
    assertThat(fault.kind()).isEqualTo(SocketFault.Kind.NO_SUCH_DEVICE);
    assertThat(fault).hasMessage("bind 0.0.0.0:0 on nodevice0: No such device");
  }

  @Test
  void a_destination_without_a_route_is_told() throws IOException {
    try (UdpSocket phone = open(UdpBinding.at(WILDCARD, 0))) {
      SocketFault fault =
          catchThrowableOfType(
              SocketFault.class,
              () -> phone.send(ONE, new InetSocketAddress(ip("203.0.113.9"), 9), 9999, bytes("x")));
      assertThat(fault.getMessage()).startsWith("send to 203.0.113.9:9: ");
    }
  }
}
