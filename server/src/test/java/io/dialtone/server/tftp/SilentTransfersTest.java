// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
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

/** Clients that answer once, and then keep their place without taking anything. */
class SilentTransfersTest {
  private static final int BLOCKS = 10;

  /** What goes by in a test itself is nothing beside these. */
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
  private final Tally tally = new Tally();
  private final LiveTransfer.Buffers buffers = new LiveTransfer.Buffers();
  private final Transfers transfers =
      new Transfers(
          Quota.of(4, 3),
          new TftpJournal(journal::add, new PhonesSeen(10), InstantSource.fixed(Instant.EPOCH)),
          tally,
          (order, now) -> new LiveTransfer(order, new Nowhere(), LIMITS, buffers, begin(now)));
  private Duration later = Duration.ZERO;

  private long begin(long now) {
    return now + later.toNanos();
  }

  private long in(Duration time) {
    return System.nanoTime() + time.toNanos();
  }

  /** Asks from there; {@code blocks}: as many it acknowledges before it falls silent. */
  private InetSocketAddress client(String address, int port, int blocks) {
    InetSocketAddress client = new InetSocketAddress(InetAddress.ofLiteral(address), port);
    Inet4Address ours = (Inet4Address) InetAddress.ofLiteral("192.0.2.1");
    Look look = new Look("file", Mode.OCTET, TftpOptions.NONE, "asked for \"file\"");
    transfers.take(new Order(client, ours, look, "file", new Zeros(BLOCKS * 512), port, 0));
    for (int block = 1; block <= blocks; block++) {
      acknowledge(client, block);
    }
    return client;
  }

  private void acknowledge(InetSocketAddress client, int block) {
    ByteBuffer ack = ByteBuffer.allocate(4).putShort((short) 4).putShort((short) block).flip();
    transfers.of(client).ifPresent(transfer -> transfers.hear(transfer, ack));
  }

  private boolean goesOn(InetSocketAddress client) {
    return transfers.of(client).isPresent();
  }

  @Test
  void the_one_silent_for_longest_makes_room_once_it_is_silent_for_longer_than_the_first_wait() {
    InetSocketAddress first = client("192.0.2.7", 1, 1);
    InetSocketAddress second = client("192.0.2.7", 2, 1);
    acknowledge(first, 2);
    assertThat(transfers.madeRoom(in(Duration.ofMinutes(9)))).isFalse();
    assertThat(transfers.madeRoom(in(Duration.ofMinutes(11)))).isTrue();
    assertThat(goesOn(first)).isTrue();
    assertThat(goesOn(second)).isFalse();
    assertThat(journal)
        .filteredOn(told -> told.level() == Level.WARN)
        .singleElement()
        .satisfies(told ->
            assertThat(told.text())
                .startsWith("192.0.2.7:2 has fallen silent and makes room: as many"));
    assertThat(tally.displaced.sum()).isEqualTo(1);
  }

  @Test
  void who_has_never_answered_goes_before_who_fell_silent() {
    InetSocketAddress silent = client("192.0.2.7", 1, 1);
    InetSocketAddress unanswered = client("192.0.2.7", 2, 0);
    assertThat(transfers.madeRoom(in(Duration.ofMinutes(11)))).isTrue();
    assertThat(goesOn(unanswered)).isFalse();
    assertThat(goesOn(silent)).isTrue();
  }

  @Test
  void in_a_flood_of_requests_who_is_silent_keeps_its_place() {
    InetSocketAddress silent = client("192.0.2.7", 1, 1);
    later = Duration.ofMinutes(11); // these have begun just now, then
    client("192.0.2.8", 2, 0);
    assertThat(transfers.madeRoom(in(Duration.ofMinutes(10).plusSeconds(30)))).isTrue();
    assertThat(goesOn(silent)).as("beside a single one that has not answered").isFalse();

    later = Duration.ZERO;
    InetSocketAddress other = client("192.0.2.7", 3, 1);
    later = Duration.ofMinutes(11);
    client("192.0.2.8", 4, 0);
    assertThat(transfers.madeRoom(in(Duration.ofMinutes(10).plusSeconds(40)))).isFalse();
    assertThat(goesOn(other)).isTrue();
  }

  @Test
  void one_found_silent_that_has_gone_on_since_stays() {
    client("192.0.2.7", 1, 1);
    InetSocketAddress back = client("192.0.2.7", 2, 1);
    InetSocketAddress third = client("192.0.2.7", 3, 1);
    long now = in(Duration.ofMinutes(11));
    assertThat(transfers.madeRoom(now)).isTrue(); // and the others are remembered
    LiveTransfer transfer = transfers.of(back).orElseThrow();
    transfer.onDatagram(ByteBuffer.wrap(new byte[] {0, 4, 0, 2}), now);
    assertThat(transfers.madeRoom(now + 1)).isTrue();
    assertThat(goesOn(back)).isTrue();
    assertThat(goesOn(third)).isFalse();
    assertThat(transfers.madeRoom(now + 2)).isFalse();
  }

  @Test
  void all_are_looked_at_ten_times_a_second_however_many_ask() {
    InetSocketAddress silent = client("192.0.2.7", 1, 1);
    long since = transfers.of(silent).orElseThrow().progressAt();
    long wait = LIMITS.firstTimeout().toNanos() + Duration.ofMillis(100).toNanos();
    assertThat(transfers.madeRoom(since + wait - 50_000_000)).isFalse();
    assertThat(transfers.madeRoom(since + wait)).isFalse();
    assertThat(transfers.madeRoom(since + wait + 50_000_000)).isTrue();
  }

  @Test
  void of_those_to_one_address_its_own_is_found() {
    LaggingTransfers silent =
        new LaggingTransfers(
            LaggingTransfers.Way.SILENT,
            List.of(
                transfers.of(client("192.0.2.7", 1, 1)).orElseThrow(),
                transfers.of(client("192.0.2.8", 2, 1)).orElseThrow(),
                transfers.of(client("192.0.2.8", 3, 0)).orElseThrow()));
    long now = in(Duration.ofMinutes(11));
    InetAddress eight = InetAddress.ofLiteral("192.0.2.8");
    assertThat(silent.longest(eight, now))
        .hasValueSatisfying(found -> assertThat(found.order().client().getPort()).isEqualTo(2));
    assertThat(silent.longest(eight, now)).isEmpty();
    assertThat(silent.longest(InetAddress.ofLiteral("192.0.2.9"), now)).isEmpty();
    assertThat(silent.longest(now))
        .hasValueSatisfying(found -> assertThat(found.order().client().getPort()).isEqualTo(1));
  }

  @Test
  void other_threads_see_that_there_are_silent_ones() {
    client("192.0.2.7", 1, 1);
    assertThat(transfers.unsure()).isZero();
    transfers.lookAtTime(in(Duration.ofMinutes(11)));
    assertThat(transfers.unsure()).isEqualTo(1);
  }
}
