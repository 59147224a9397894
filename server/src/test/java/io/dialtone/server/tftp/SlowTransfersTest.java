// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.tftp.Mode;
import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.server.quota.Quota;
import io.dialtone.wire.tftp.TftpOptions;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many transfers to few addresses that take something new each time, but next to nothing. */
class SlowTransfersTest {
  private static final InetAddress CROWD = InetAddress.ofLiteral("192.0.2.7");
  private static final InetAddress PAIR = InetAddress.ofLiteral("192.0.2.8");
  private static final InetAddress PHONE = InetAddress.ofLiteral("192.0.2.9");

  /** Nobody is silent for as long as a test lasts. */
  private static final TransferLimits LIMITS =
      new TransferLimits(
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          5,
          Duration.ofHours(5),
          Duration.ofHours(9),
          512,
          1);

  private final List<JournalRecord> journal = new ArrayList<>();
  private final LiveTransfer.Buffers buffers = new LiveTransfer.Buffers();
  private final Transfers transfers =
      new Transfers(
          Quota.of(5, 5),
          new TftpJournal(journal::add, new PhonesSeen(10), InstantSource.fixed(Instant.EPOCH)),
          new Tally(),
          (order, now) -> new LiveTransfer(order, new Nowhere(), LIMITS, buffers, now));

  private static long afterSeconds(int seconds) {
    return System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
  }

  /** Asks from there, and acknowledges a block. */
  private InetSocketAddress client(InetAddress address, int port) {
    InetSocketAddress client = new InetSocketAddress(address, port);
    Inet4Address ours = (Inet4Address) InetAddress.ofLiteral("192.0.2.1");
    Look look = new Look("file", Mode.OCTET, TftpOptions.NONE, "asked for \"file\"");
    transfers.take(new Order(client, ours, look, "file", new Zeros(99_999), port, 0));
    ByteBuffer ack = ByteBuffer.wrap(new byte[] {0, 4, 0, 1});
    transfers.of(client).ifPresent(transfer -> transfers.hear(transfer, ack));
    return client;
  }

  private void acknowledges(InetSocketAddress client, int block, long now) {
    ByteBuffer ack = ByteBuffer.allocate(4).putShort((short) 4).putShort((short) block).flip();
    transfers.of(client).orElseThrow().onDatagram(ack, now);
  }

  private boolean goesOn(InetSocketAddress client) {
    return transfers.of(client).isPresent();
  }

  @Test
  void the_address_with_most_yields_its_slowest_to_one_with_few() {
    InetSocketAddress quick = client(CROWD, 1);
    InetSocketAddress slowest = client(CROWD, 2);
    InetSocketAddress slow = client(CROWD, 3);
    InetSocketAddress other = client(PAIR, 4);
    client(PAIR, 5);
    for (int block = 2; block <= 8; block++) {
      acknowledges(slow, block, System.nanoTime());
      acknowledges(quick, block, afterSeconds(2));
    }
    assertThat(transfers.madeRoomFor(PHONE, afterSeconds(1))).as("they have just begun").isFalse();
    assertThat(transfers.madeRoomFor(PHONE, afterSeconds(3))).isTrue();
    assertThat(goesOn(slowest)).isFalse();
    assertThat(goesOn(slow)).isTrue();
    assertThat(goesOn(quick)).isTrue();
    assertThat(goesOn(other)).isTrue();
    assertThat(journal)
        .anySatisfy(told ->
            assertThat(told.text()).startsWith("192.0.2.7:2 takes next to nothing and makes room"));
    assertThat(transfers.madeRoomFor(PHONE, afterSeconds(4))).as("two and two").isFalse();
  }

  @Test
  void who_has_half_as_many_himself_gets_none_of_another() {
    for (int port = 1; port <= 4; port++) {
      client(CROWD, port);
    }
    client(PHONE, 5);
    assertThat(transfers.madeRoomFor(PHONE, afterSeconds(3))).isFalse();
    assertThat(transfers.madeRoomFor(CROWD, afterSeconds(4))).isFalse();
    assertThat(transfers.madeRoomFor(PAIR, afterSeconds(5))).isTrue();
  }

  @Test
  void those_who_really_take_their_files_yield_to_nobody() {
    for (int port = 1; port <= 5; port++) {
      InetSocketAddress client = client(CROWD, port);
      for (int block = 2; block <= 8; block++) {
        acknowledges(client, block, afterSeconds(2));
      }
    }
    assertThat(transfers.madeRoomFor(PHONE, afterSeconds(3))).isFalse();
  }

  @Test
  void other_threads_see_that_there_are_slow_ones() {
    client(CROWD, 1);
    assertThat(transfers.unsure()).isZero();
    transfers.lookAtTime(afterSeconds(3));
    assertThat(transfers.unsure()).isEqualTo(1);
  }
}
