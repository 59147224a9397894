// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.tftp.Mode;
import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.wire.tftp.TftpOptions;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which request is a repeated one, and which a client's that begins anew. */
class LiveTransferTest {
  private static final InetSocketAddress CLIENT =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 1069);

  private static final Look OPTIONS =
      new Look(
          "file",
          Mode.OCTET,
          TftpOptions.read(Map.of("timeout", "6", "tsize", "0")),
          "asked for \"file\"");

  private static final Look NO_OPTIONS =
      new Look("file", Mode.OCTET, TftpOptions.NONE, "asked for \"file\"");

  private static LiveTransfer transfer(Look look) {
    Inet4Address ours = (Inet4Address) InetAddress.ofLiteral("192.0.2.1");
    Order order = new Order(CLIENT, ours, look, "file", new Zeros(6_000), 1);
    LiveTransfer transfer =
        new LiveTransfer(order, new Nowhere(), TransferLimits.USUAL, new LiveTransfer.Buffers(), 0);
    transfer.begin(0);
    return transfer;
  }

  private static void acknowledges(LiveTransfer transfer, int block, Duration at) {
    ByteBuffer ack = ByteBuffer.allocate(4).putShort((short) 4).putShort((short) block).flip();
    transfer.onDatagram(ack, at.toNanos());
  }

  private static Duration millis(long millis) {
    return Duration.ofMillis(millis);
  }

  /** As curl does when the OACK was lost: its clock and ours run out at the same moment. */
  @Test
  void a_request_that_crossed_our_second_OACK_is_a_repeated_one_RFC_2347() {
    LiveTransfer transfer = transfer(OPTIONS);
    transfer.onTime(millis(6_000).toNanos());
    acknowledges(transfer, 0, millis(6_001));
    assertThat(transfer.covers(OPTIONS, millis(6_002).toNanos())).isTrue();
    assertThat(transfer.isSilent(millis(6_002).toNanos())).isFalse();
  }

  @Test
  void a_request_that_crossed_our_second_DATA_is_a_repeated_one() {
    LiveTransfer transfer = transfer(NO_OPTIONS);
    transfer.onTime(millis(1_000).toNanos());
    acknowledges(transfer, 1, millis(1_001));
    assertThat(transfer.covers(NO_OPTIONS, millis(1_002).toNanos())).isTrue();
  }

  @Test
  void a_request_after_a_silence_begins_anew() {
    LiveTransfer transfer = transfer(OPTIONS);
    acknowledges(transfer, 0, millis(10));
    assertThat(transfer.covers(OPTIONS, millis(1_009).toNanos())).isTrue();
    assertThat(transfer.covers(OPTIONS, millis(1_010).toNanos())).isFalse();
  }

  @Test
  void what_was_acknowledged_before_is_no_progress() {
    LiveTransfer transfer = transfer(OPTIONS);
    acknowledges(transfer, 0, millis(10));
    acknowledges(transfer, 1, millis(20));
    acknowledges(transfer, 1, millis(900));
    assertThat(transfer.covers(OPTIONS, millis(1_020).toNanos())).isFalse();
    assertThat(transfer.isSilent(millis(1_120).toNanos())).isTrue();
  }

  @Test
  void another_request_always_begins_anew() {
    assertThat(transfer(OPTIONS).covers(NO_OPTIONS, 0)).isFalse();
  }
}
