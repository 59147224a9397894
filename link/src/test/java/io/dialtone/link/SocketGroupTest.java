// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Sockets received from as one; two of loopback, told apart by their ports. */
@Timeout(20)
class SocketGroupTest {
  private static final Duration SOON = UdpSocketContract.SOON;
  private static final Inet4Address ONE = UdpSocketContract.ONE;

  @BeforeAll
  static void needs_a_linux_we_know() {
    assumeTrue(NativeUdpSocket.supported(), "foreign calls are for Linux on x86-64 and aarch64");
  }

  private static UdpBinding binding(int port) {
    return UdpBinding.at(UdpSocketContract.ip("0.0.0.0"), port).onDevice("lo");
  }

  /** Two ports that were free a moment ago. */
  private static int[] ports() throws SocketFault {
    try (UdpSocket one = UdpSocket.open(binding(0));
        UdpSocket two = UdpSocket.open(binding(0))) {
      return new int[] {one.localAddress().getPort(), two.localAddress().getPort()};
    }
  }

  @Test
  void what_comes_to_any_of_them_is_received() throws IOException {
    int[] ports = ports();
    try (UdpSocket group = UdpSocket.openAll(List.of(binding(ports[0]), binding(ports[1])));
        UdpSocket phone = UdpSocket.open(UdpBinding.at(ONE, 0))) {
      phone.send(Routes.ANY, new InetSocketAddress(ONE, ports[0]), UdpSocketContract.bytes("a"));
      phone.send(Routes.ANY, new InetSocketAddress(ONE, ports[0]), UdpSocketContract.bytes("b"));
      phone.send(Routes.ANY, new InetSocketAddress(ONE, ports[1]), UdpSocketContract.bytes("c"));
      List<String> heard =
          Stream.of(group.receive(SOON), group.receive(SOON), group.receive(SOON))
              .map(received -> UdpSocketContract.text(received.orElseThrow()))
              .toList();
      assertThat(heard).as("each socket in its turn").containsExactly("c", "a", "b");
      assertThat(group.receive(Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void it_sends_by_the_socket_of_the_interface() throws IOException {
    int loopback = Device.named("lo").index();
    int[] ports = ports();
    try (UdpSocket group = UdpSocket.openAll(List.of(binding(ports[0]), binding(ports[1])));
        UdpSocket phone = UdpSocket.open(UdpBinding.at(ONE, 0))) {
      group.send(
          UdpSocketContract.SEVEN, phone.localAddress(), loopback, UdpSocketContract.bytes("x"));
      assertThat(phone.receive(SOON).orElseThrow().from())
          .isEqualTo(new InetSocketAddress(UdpSocketContract.SEVEN, ports[0]));
    }
  }

  @Test
  void the_socket_of_a_device_is_opened_anew_in_its_place() throws IOException {
    int[] ports = ports();
    // shared, so that two sockets may have the port of one device for a moment
    try (UdpSocket group = UdpSocket.openAll(List.of(binding(ports[0]).sharing()));
        UdpSocket phone = UdpSocket.open(UdpBinding.at(ONE, 0))) {
      InetSocketAddress at = new InetSocketAddress(ONE, ports[0]);
      phone.send(Routes.ANY, at, UdpSocketContract.bytes("old"));
      group.reopen("lo");
      phone.send(Routes.ANY, at, UdpSocketContract.bytes("new"));
      Received heard = group.receive(SOON).orElseThrow();
      assertThat(UdpSocketContract.text(heard))
          .as("what the old one held is gone")
          .isEqualTo("new");
      group.answer(heard, UdpSocketContract.bytes("answer"));
      assertThat(UdpSocketContract.text(phone.receive(SOON).orElseThrow())).isEqualTo("answer");
      assertThat(group.receive(Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void only_a_device_that_it_listens_on_can_be_opened_anew() throws IOException {
    int[] ports = ports();
    try (UdpSocket group = UdpSocket.openAll(List.of(binding(ports[0])));
        UdpSocket alone = UdpSocket.openAll(List.of(UdpBinding.at(ONE, 0)))) {
      assertThatThrownBy(() -> group.reopen("other0"))
          .hasMessage("no socket is of the device other0");
      assertThatThrownBy(() -> alone.reopen("lo")).hasMessage("no socket is of the device lo");
    }
  }

  @Test
  void one_binding_needs_no_group_and_can_be_woken_too() throws Exception {
    try (UdpSocket alone = UdpSocket.openAll(List.of(UdpBinding.at(ONE, 0)))) {
      assertThat(alone).isInstanceOf(NativeUdpSocket.class);
      assertWakes(alone);
    }
  }

  @Test
  void a_group_that_waits_is_woken() throws Exception {
    int[] ports = ports();
    try (UdpSocket group = UdpSocket.openAll(List.of(binding(ports[0]), binding(ports[1])))) {
      assertWakes(group);
    }
  }

  private static void assertWakes(UdpSocket socket) throws Exception {
    socket.wake(); // before anybody waits: the next wait is the one that ends
    assertThat(socket.receive(Duration.ofMinutes(10))).isEmpty();
    CompletableFuture<Boolean> woken = new CompletableFuture<>();
    Thread.ofPlatform()
        .start(() -> {
          try {
            woken.complete(socket.receive(Duration.ofMinutes(10)).isEmpty());
          } catch (IOException e) {
            woken.completeExceptionally(e);
          }
        });
    socket.wake();
    assertThat(woken.get(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closing_wakes_whoever_receives_and_may_be_done_again() throws Exception {
    int[] ports = ports();
    UdpSocket group = UdpSocket.openAll(List.of(binding(ports[0]), binding(ports[1])));
    CompletableFuture<Void> outcome =
        CompletableFuture.runAsync(() -> {
          try {
            group.receive(Duration.ofMinutes(10));
          } catch (IOException e) {
            throw new CompletionException(e);
          }
        });
    group.close();
    group.close();
    group.wake();
    assertThatThrownBy(() -> group.reopen("lo")).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> outcome.orTimeout(60, TimeUnit.SECONDS).join())
        .hasCauseInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> group.send(ONE, group.localAddress(), UdpSocketContract.bytes("x")))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void one_that_cannot_be_opened_leaves_none_open() throws Exception {
    int port = ports()[0];
    UdpBinding missing = UdpBinding.at(ONE, port).onDevice("nodevice0");
    SocketFault fault =
        catchThrowableOfType(
            SocketFault.class, () -> UdpSocket.openAll(List.of(binding(port), missing)).close());
    assertThat(fault.kind()).isEqualTo(SocketFault.Kind.NO_SUCH_DEVICE);
    assertThat(fault).hasMessageContaining("nodevice0");
    UdpSocket.open(binding(port)).close();
  }
}
