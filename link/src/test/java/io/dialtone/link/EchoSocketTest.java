// SPDX-License-Identifier: Apache-2.0
package io.dialtone.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class EchoSocketTest {
  private static final Inet4Address SEVEN = UdpSocketContract.SEVEN;

  private static EchoSocket open() throws SocketFault {
    assumeTrue(NativeUdpSocket.supported(), "foreign calls are for Linux on x86-64 and aarch64");
    try {
      return EchoSocket.open();
    } catch (SocketFault refused) {
      assertThat(refused.kind()).isEqualTo(SocketFault.Kind.NOT_PERMITTED);
      System.out.println("skipped: needs root: " + refused.getMessage());
      assumeTrue(false, "needs root");
      throw refused;
    }
  }

  @Test
  void a_host_that_is_there_answers_with_the_number_it_was_asked_with() throws IOException {
    try (EchoSocket echo = open()) {
      echo.ask(SEVEN, 0, 0xFEDC);
      echo.ask(UdpSocketContract.ONE, Device.named("lo").index(), 2);
      assertThat(echo.receive(UdpSocketContract.SOON))
          .contains(new EchoSocket.Answer(SEVEN, 0xFEDC));
      assertThat(echo.receive(UdpSocketContract.SOON))
          .contains(new EchoSocket.Answer(UdpSocketContract.ONE, 2));
      assertThat(echo.receive(Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void answers_to_others_are_not_heard() throws IOException {
    try (EchoSocket one = open();
        EchoSocket other = open()) {
      one.ask(SEVEN, 0, 1);
      assertThat(one.receive(UdpSocketContract.SOON)).isPresent();
      assertThat(other.receive(Duration.ofMillis(20))).isEmpty();
    }
  }

  @Test
  void answers_to_others_put_neither_the_end_of_the_wait_off_nor_a_wake_up() throws IOException {
    try (EchoSocket one = open();
        EchoSocket other = open()) {
      assumeTrue(hearsOthers(), "needs root: the socket for pings hears its own answers alone");
      ask(other, one, 1);
      assertThat(one.receive(Duration.ZERO)).as("its own lies behind those of others").isEmpty();
      one.wake();
      assertThat(one.receive(Duration.ofMinutes(10))).as("woken").isEmpty();
      assertThat(one.receive(UdpSocketContract.SOON)).contains(new EchoSocket.Answer(SEVEN, 1));
    }
  }

  /** The answer to one lies behind twenty for the other. */
  private static void ask(EchoSocket other, EchoSocket one, int number) throws IOException {
    for (int i = 0; i < 20; i++) {
      other.ask(SEVEN, 0, i);
    }
    for (int i = 0; i < 20; i++) {
      assertThat(other.receive(UdpSocketContract.SOON)).isPresent();
    }
    one.ask(SEVEN, 0, number);
  }

  private static boolean hearsOthers() throws IOException {
    return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
  }

  @Test
  void a_host_without_a_way_to_it_is_told() throws IOException {
    try (EchoSocket echo = open()) {
      SocketFault fault =
          catchThrowableOfType(
              SocketFault.class, () -> echo.ask(UdpSocketContract.ip("203.0.113.9"), 9999, 1));
      assertThat(fault).hasMessageStartingWith("ping 203.0.113.9: ");
    }
  }

  @Test
  void it_can_be_woken() throws IOException {
    try (EchoSocket echo = open()) {
      echo.wake();
      assertThat(echo.receive(Duration.ofMinutes(10))).isEmpty();
    }
  }

  @Test
  void a_question_is_eight_octets_that_sum_up() {
    ByteBuffer packet = EchoSocket.echo(0x1234, 0x0001);
    byte[] octets = new byte[packet.remaining()];
    packet.duplicate().get(octets);
    // type 8, code 0, checksum ~(0x0800 + 0x1234 + 0x0001), identifier, number
    assertThat(HexFormat.of().formatHex(octets)).isEqualTo("0800" + "e5ca" + "12340001");
    assertThat(UdpFrame.checksum(packet, 0)).isZero();
  }
}
