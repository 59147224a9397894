// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every UDP socket does, however it is made. */
@Timeout(20)
abstract class UdpSocketContract {
  static final Duration SOON = Duration.ofSeconds(5);
  static final Inet4Address ONE = ip("127.0.0.1");
  static final Inet4Address SEVEN = ip("127.0.0.7");

  abstract UdpSocket open(UdpBinding binding) throws SocketFault;

  static Inet4Address ip(String dotted) {
    return (Inet4Address) InetAddress.ofLiteral(dotted);
  }

  static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static String text(Received received) {
    return StandardCharsets.ISO_8859_1.decode(received.payload().duplicate()).toString();
  }

  @Test
  void a_datagram_comes_with_its_sender_and_its_destination() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(SEVEN, 0));
        UdpSocket phone = open(UdpBinding.at(ip("127.3.4.5"), 0))) {
      phone.send(Routes.ANY, server.localAddress(), bytes("hello"));
      Received got = server.receive(SOON).orElseThrow();

      assertThat(text(got)).isEqualTo("hello");
      assertThat(got.from()).isEqualTo(phone.localAddress());
      assertThat(got.to()).isEqualTo(SEVEN);
      assertThat(got.local()).isEqualTo(SEVEN);
      assertThat(got.payload().isReadOnly()).isTrue();
    }
  }

  @Test
  void an_answer_comes_from_the_address_bound_to() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(SEVEN, 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      phone.send(Routes.ANY, server.localAddress(), bytes("a"));
      server.answer(server.receive(SOON).orElseThrow(), bytes("b"));

      assertThat(phone.receive(SOON).orElseThrow().from()).isEqualTo(server.localAddress());
    }
  }

  @Test
  void when_nothing_comes_in_time_the_answer_is_empty() throws IOException {
    try (UdpSocket socket = open(UdpBinding.at(ONE, 0))) {
      long before = System.nanoTime();
      assertThat(socket.receive(Duration.ofMillis(30))).isEmpty();
      assertThat(System.nanoTime() - before)
          .isGreaterThanOrEqualTo(Duration.ofMillis(29).toNanos());
      assertThat(socket.receive(Duration.ZERO)).isEmpty();
    }
  }

  @Test
  void a_socket_for_a_crowd_holds_what_a_thousand_phones_say_at_once() throws IOException {
    int phones = 1_500;
    if (mostRoom() < UdpBinding.CROWD_BYTES) {
      String reason = "net.core.rmem_max is less than " + UdpBinding.CROWD_BYTES;
      System.out.println("skipped: " + reason);
      assumeTrue(false, reason);
    }
    try (UdpSocket server = open(UdpBinding.at(SEVEN, 0).forCrowd());
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      ByteBuffer discover = ByteBuffer.allocate(548);
      for (int number = 0; number < phones; number++) {
        phone.send(Routes.ANY, server.localAddress(), discover.putInt(0, number).duplicate());
      }
      for (int number = 0; number < phones; number++) {
        Received one = server.receive(SOON).orElseThrow();
        assertThat(one.payload().getInt(0)).isEqualTo(number);
      }
    }
  }

  /** What the system gives whoever asks for it; the setting itself is not seen everywhere. */
  private static int mostRoom() throws IOException {
    try (DatagramSocket any = new DatagramSocket()) {
      any.setReceiveBufferSize(UdpBinding.CROWD_BYTES);
      return any.getReceiveBufferSize();
    }
  }

  @Test
  void what_lies_ready_is_taken_even_with_no_time_to_wait() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(ONE, 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      phone.send(Routes.ANY, server.localAddress(), bytes("one"));
      phone.send(Routes.ANY, server.localAddress(), bytes("two"));
      assertThat(text(server.receive(SOON).orElseThrow())).isEqualTo("one");
      assertThat(server.receive(Duration.ZERO).map(UdpSocketContract::text)).contains("two");
    }
  }

  @Test
  void empty_and_longest_payloads_pass_whole() throws IOException {
    try (UdpSocket server = open(UdpBinding.at(ONE, 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      byte[] longest = new byte[UdpSocket.LONGEST_PAYLOAD];
      longest[longest.length - 1] = 42;
      phone.send(Routes.ANY, server.localAddress(), ByteBuffer.allocate(0));
      phone.send(Routes.ANY, server.localAddress(), ByteBuffer.wrap(longest));

      assertThat(server.receive(SOON).orElseThrow().payload().remaining()).isZero();
      ByteBuffer got = server.receive(SOON).orElseThrow().payload();
      assertThat(got.remaining()).isEqualTo(longest.length);
      assertThat(got.get(longest.length - 1)).isEqualTo((byte) 42);
    }
  }

  @Test
  void a_payload_longer_than_udp_allows_is_refused() throws IOException {
    try (UdpSocket socket = open(UdpBinding.at(ONE, 0))) {
      ByteBuffer tooLong = ByteBuffer.allocate(UdpSocket.LONGEST_PAYLOAD + 1);
      SocketFault fault =
          catchThrowableOfType(
              SocketFault.class, () -> socket.send(Routes.ANY, socket.localAddress(), tooLong));
      assertThat(fault.kind()).isEqualTo(SocketFault.Kind.TOO_LONG);
    }
  }

  @Test
  void closing_wakes_whoever_receives() throws Exception {
    UdpSocket socket = open(UdpBinding.at(ONE, 0));
    CompletableFuture<Void> outcome = new CompletableFuture<>();
    Thread receiver =
        Thread.ofPlatform()
            .start(() -> {
              try {
                socket.receive(Duration.ofMinutes(10));
                outcome.complete(null);
              } catch (IOException e) {
                outcome.completeExceptionally(e);
              }
            });
    while (receiver.getState() == Thread.State.NEW) {
      Thread.onSpinWait();
    }
    socket.close();
    assertThatThrownBy(() -> outcome.orTimeout(60, TimeUnit.SECONDS).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ClosedChannelException.class);
  }

  @Test
  void a_closed_socket_says_so_and_may_be_closed_again() throws IOException {
    UdpSocket socket = open(UdpBinding.at(ONE, 0));
    socket.close();
    socket.close();
    assertThatThrownBy(() -> socket.receive(SOON)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> socket.send(ONE, new InetSocketAddress(ONE, 9), bytes("x")))
        .isInstanceOf(ClosedChannelException.class);
  }

  @Test
  void a_busy_port_is_told_with_the_place_and_the_reason() throws IOException {
    try (UdpSocket first = open(UdpBinding.at(ONE, 0))) {
      int port = first.localAddress().getPort();
      SocketFault fault =
          catchThrowableOfType(SocketFault.class, () -> open(UdpBinding.at(ONE, port)).close());
      assertThat(fault.kind()).isEqualTo(SocketFault.Kind.ADDRESS_IN_USE);
      assertThat(fault).hasMessage("bind 127.0.0.1:" + port + ": Address already in use");
    }
  }

  @Test
  void an_address_that_is_not_ours_is_told() {
    SocketFault fault =
        catchThrowableOfType(
            SocketFault.class, () -> open(UdpBinding.at(ip("203.0.113.9"), 0)).close());
    assertThat(fault.kind()).isEqualTo(SocketFault.Kind.NO_SUCH_ADDRESS);
    assertThat(fault).hasMessageContaining("Cannot assign requested address");
  }

  @Test
  void a_peer_whose_port_is_closed_does_not_stop_the_next_datagram() throws IOException {
    InetSocketAddress gone;
    try (UdpSocket shortLived = open(UdpBinding.at(ONE, 0))) {
      gone = shortLived.localAddress();
    }
    try (UdpSocket server = open(UdpBinding.at(ONE, 0));
        UdpSocket phone = open(UdpBinding.at(ONE, 0))) {
      server.send(ONE, gone, bytes("to nobody")); // the kernel answers port unreachable
      server.send(ONE, gone, bytes("to nobody"));
      phone.send(Routes.ANY, server.localAddress(), bytes("next"));
      assertThat(server.receive(SOON).map(UdpSocketContract::text)).contains("next");
    }
  }

  @Test
  void two_sockets_that_agree_share_a_port() throws IOException {
    try (UdpSocket first = open(UdpBinding.at(ONE, 0).sharing())) {
      UdpBinding same = UdpBinding.at(first.localAddress()).sharing();
      try (UdpSocket second = open(same)) {
        assertThat(second.localAddress()).isEqualTo(first.localAddress());
      }
    }
  }
}
