// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.tftp.Effect;
import io.dialtone.core.tftp.Mode;
import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.wire.tftp.TftpOptions;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which request is a repeated one, which a client's that begins anew, and what cannot be sent. */
class LiveTransferTest {
  private static final InetSocketAddress CLIENT =
      new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), 1069);

  private static final Inet4Address OURS = (Inet4Address) InetAddress.ofLiteral("192.0.2.1");

  private static final Look OPTIONS =
      new Look(
          "file",
          Mode.OCTET,
          TftpOptions.read(Map.of("timeout", "6", "tsize", "0")),
          "asked for \"file\"");

  private static final Look NO_OPTIONS =
      new Look("file", Mode.OCTET, TftpOptions.NONE, "asked for \"file\"");

  private static LiveTransfer transfer(Look look) {
    return transfer(look, new Nowhere());
  }

  private static LiveTransfer transfer(Look look, Outlet outlet) {
    LiveTransfer transfer =
        new LiveTransfer(
            order(look, millis(0), OURS),
            outlet,
            TransferLimits.USUAL,
            new LiveTransfer.Buffers(),
            0);
    transfer.begin(0);
    return transfer;
  }

  private static Order order(Look look, Duration at, Inet4Address ours) {
    return new Order(CLIENT, ours, look, "file", new Zeros(6_000), 1, at.toNanos());
  }

  /** Whether a request of this time is a repeated one. */
  private static boolean covers(LiveTransfer transfer, Look look, long millis) {
    return transfer.covers(order(look, millis(millis), OURS));
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
    assertThat(covers(transfer, OPTIONS, 6_002)).isTrue();
    assertThat(transfer.isSilent(millis(6_002).toNanos())).isFalse();
  }

  @Test
  void a_request_that_crossed_our_second_DATA_is_a_repeated_one() {
    LiveTransfer transfer = transfer(NO_OPTIONS);
    transfer.onTime(millis(1_000).toNanos());
    acknowledges(transfer, 1, millis(1_001));
    assertThat(covers(transfer, NO_OPTIONS, 1_002)).isTrue();
  }

  @Test
  void a_request_after_a_silence_begins_anew() {
    LiveTransfer transfer = transfer(OPTIONS);
    acknowledges(transfer, 0, millis(10));
    assertThat(covers(transfer, OPTIONS, 1_009)).isTrue();
    assertThat(covers(transfer, OPTIONS, 1_010)).isFalse();
  }

  @Test
  void what_was_acknowledged_before_is_no_progress() {
    LiveTransfer transfer = transfer(OPTIONS);
    acknowledges(transfer, 0, millis(10));
    acknowledges(transfer, 1, millis(20));
    acknowledges(transfer, 1, millis(900));
    assertThat(covers(transfer, OPTIONS, 1_020)).isFalse();
    assertThat(transfer.isSilent(millis(1_120).toNanos())).isTrue();
  }

  /** As while a cable is out, or the system's table of connections is full. */
  @Test
  void what_cannot_be_sent_is_as_good_as_lost_and_goes_out_again_by_the_clock_RFC_1350() {
    LiveTransfer transfer = transfer(NO_OPTIONS, new Nowhere().refusing(2));
    transfer.onTime(millis(1_000).toNanos());
    transfer.onTime(millis(3_000).toNanos());
    assertThat(transfer.end()).isEmpty();
    for (int block = 1; block <= 12; block++) {
      acknowledges(transfer, block, millis(3_000 + block));
    }
    assertThat(transfer.end()).containsInstanceOf(Effect.Finished.class);
    assertThat(transfer.troubles())
        .isEqualTo(", 2 sent again, 2 could not be sent (Operation not permitted)");
  }

  @Test
  void who_can_never_be_sent_anything_is_given_up_after_as_many_tries_as_others() {
    LiveTransfer transfer = transfer(NO_OPTIONS, new Nowhere().refusing(99));
    for (int second : List.of(1, 3, 7, 15)) {
      transfer.onTime(millis(1_000L * second).toNanos());
    }
    assertThat(transfer.end()).isEmpty();
    transfer.onTime(millis(23_000).toNanos());
    assertThat(transfer.end()).containsInstanceOf(Effect.Failed.class);
    assertThat(transfer.troubles()).contains("5 could not be sent");
  }

  @Test
  void another_request_always_begins_anew() {
    assertThat(covers(transfer(OPTIONS), NO_OPTIONS, 0)).isFalse();
  }

  /** As a phone does that knows two servers, both of them us, and hears nothing from the first. */
  @Test
  void who_turns_to_another_address_of_ours_begins_anew_there() {
    Inet4Address other = (Inet4Address) InetAddress.ofLiteral("192.0.2.2");
    LiveTransfer transfer = transfer(OPTIONS);
    assertThat(covers(transfer, OPTIONS, 10)).isTrue();
    assertThat(transfer.covers(order(OPTIONS, millis(10), other))).isFalse();
  }

  @Test
  void a_request_sent_before_the_answer_is_a_repeated_one_however_late_its_file_is_open() {
    LiveTransfer transfer = transfer(OPTIONS);
    acknowledges(transfer, 0, millis(2_000));
    assertThat(covers(transfer, OPTIONS, 1_000)).isTrue();
  }
}
