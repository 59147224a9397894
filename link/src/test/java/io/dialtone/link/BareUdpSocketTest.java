// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BareUdpSocketTest {
  private static final int PORT = 20_068;
  private static final Inet4Address EVERYBODY = UdpSocketContract.ip("255.255.255.255");

  @BeforeAll
  static void needs_root() {
    assumeTrue(NativeUdpSocket.supported(), "foreign calls are for Linux on x86-64 and aarch64");
    try {
      open(PORT).close();
    } catch (SocketFault refused) {
      System.out.println("skipped: needs root: " + refused.getMessage());
      assumeTrue(false, "needs root");
    }
  }

  private static UdpSocket open(int port) throws SocketFault {
    return UdpSocket.openBare(Device.named("lo"), port);
  }

  @Test
  void a_broadcast_comes_from_nowhere_to_everybody() throws IOException {
    try (UdpSocket client = open(PORT);
        UdpSocket server = open(PORT + 1)) {
      var to = new InetSocketAddress(EVERYBODY, PORT + 1);
      client.send(Routes.ANY, to, UdpSocketContract.bytes("discover"));
      Received got = server.receive(UdpSocketContract.SOON).orElseThrow();
      assertThat(UdpSocketContract.text(got)).isEqualTo("discover");
      assertThat(got.from()).isEqualTo(new InetSocketAddress(Routes.ANY, PORT));
      assertThat(got.to()).isEqualTo(EVERYBODY);
      assertThat(got.interfaceIndex()).isEqualTo(Device.named("lo").index());
    }
  }

  @Test
  void it_hears_ordinary_datagrams_to_its_port_and_no_others() throws IOException {
    try (UdpSocket bare = open(PORT);
        UdpSocket peer = UdpSocket.open(UdpBinding.at(UdpSocketContract.ONE, 0))) {
      for (int port : new int[] {PORT + 2, PORT}) {
        var to = new InetSocketAddress(UdpSocketContract.SEVEN, port);
        peer.send(Routes.ANY, to, UdpSocketContract.bytes("to " + port));
      }
      Received got = bare.receive(UdpSocketContract.SOON).orElseThrow();
      assertThat(UdpSocketContract.text(got)).isEqualTo("to " + PORT);
      assertThat(got.from()).isEqualTo(peer.localAddress());
      assertThat(bare.receive(Duration.ofMillis(5))).isEmpty();
    }
  }

  @Test
  void closing_wakes_whoever_receives() throws Exception {
    UdpSocket socket = open(PORT);
    var outcome = new CompletableFuture<Void>();
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
    socket.close();
    assertThatThrownBy(() -> outcome.orTimeout(60, TimeUnit.SECONDS).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> socket.send(Routes.ANY, socket.localAddress(), empty()))
        .isInstanceOf(ClosedChannelException.class);
  }

  private static ByteBuffer empty() {
    return UdpSocketContract.bytes("");
  }
}
