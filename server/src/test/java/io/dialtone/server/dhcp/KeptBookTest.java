// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.dhcp.Arrival;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.server.metrics.Metrics;
import io.dialtone.server.store.Entry;
import io.dialtone.server.store.HeapLeaseStore;
import io.dialtone.server.store.LeaseWriter;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The book beside its store, asked as the DHCP loop asks it. */
@Timeout(60)
class KeptBookTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Ip4Address RELAY = Ip4Address.of(127, 0, 0, 1);
  private static final Ip4Address FIRST = Ip4Address.of(127, 64, 0, 1);

  private final HeapLeaseStore store = new HeapLeaseStore();
  private final LeaseWriter writer = LeaseWriter.start(store);
  private final HeardJournal journal = new HeardJournal();
  private final Metrics metrics = new Metrics();
  private final MovingClock clock = new MovingClock();
  private final List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
  private final KeptBook book =
      new KeptBook(
          DhcpPolicy.loopback(Terms.NONE, new Services(Optional.empty(), Optional.empty())),
          store,
          writer,
          new DhcpReport(journal, new PhonesSeen(10), metrics, clock.clocks()));

  @AfterEach
  void stop() throws InterruptedException {
    writer.close(LONG);
    metrics.close();
  }

  /** Decides, and has the change stored if it can be. */
  private DhcpDecision asks(Bytes packet) throws MalformedPacketException {
    Arrival arrival = new Arrival(new Endpoint(RELAY, 67), RELAY);
    DhcpDecision decision = book.decide(DhcpPacket.parse(packet), arrival);
    switch (decision) {
      case DhcpDecision.Reply reply when reply.change().isEmpty() -> {}
      case DhcpDecision.Reply reply ->
          book.store(reply.change(), () -> acknowledged.add("REQUEST"));
      case DhcpDecision.Store(var change, _, _) ->
          book.store(change, () -> acknowledged.add("told"));
      case DhcpDecision.Silence _ -> {}
    }
    return decision;
  }

  private static DhcpMessageType type(DhcpDecision decision) {
    return ((DhcpDecision.Reply) decision).packet().messageType().orElseThrow();
  }

  private Lease only() throws InterruptedException {
    assertThat(writer.await(LONG)).isTrue();
    return store.load().getFirst();
  }

  @Test
  void a_process_that_stands_still_between_its_two_clocks_moves_no_lease() throws Exception {
    assertThat(type(asks(Said.request("01", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    Instant end = only().expires();
    clock.stallAfterNextLook(Duration.ofHours(5));
    assertThat(book.settle()).isTrue();
    assertThat(only().expires()).isEqualTo(end);
    assertThat(book.settle()).isTrue();
    assertThat(only().expires()).isEqualTo(end);
    assertThat(journal.texts()).noneMatch(text -> text.contains("clock"));
  }

  /** The writer stands still until the disk is let go, so that all that is asked is one commit. */
  private CountDownLatch holdDisk() {
    CountDownLatch disk = new CountDownLatch(1);
    writer.offer(new Entry(LeaseChange.NONE, writer.epoch(), () -> await(disk)));
    return disk;
  }

  private static Bytes says(String phone, String type, String address) {
    return Said.message(
        "00000000", "7f000001", phone, "35 01 " + type + " 32 04 " + address + " 36 04 7f000001");
  }

  private static Bytes releases(String phone, String address) {
    return Said.message(address, "7f000001", phone, "35 01 07 36 04 7f000001");
  }

  @Test
  void what_crosses_within_one_commit_is_stored_in_the_order_it_was_decided() throws Exception {
    CountDownLatch disk = holdDisk();
    assertThat(type(asks(Said.request("01", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    assertThat(type(asks(Said.request("01", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    assertThat(asks(releases("01", "7f400001"))).isInstanceOf(DhcpDecision.Store.class);
    assertThat(type(asks(Said.request("02", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    assertThat(type(asks(Said.request("01", "7f400001")))).isEqualTo(DhcpMessageType.NAK);
    assertThat(asks(says("01", "04", "7f400001"))).isInstanceOf(DhcpDecision.Silence.class);
    assertThat(type(asks(Said.request("03", "7f400003")))).isEqualTo(DhcpMessageType.ACK);
    assertThat(asks(says("03", "04", "7f400003"))).isInstanceOf(DhcpDecision.Store.class);
    assertThat(type(asks(Said.request("02", "7f400003")))).isEqualTo(DhcpMessageType.NAK);
    assertThat(acknowledged).isEmpty();
    disk.countDown();
    assertThat(only().holder().mac()).isEqualTo(new MacAddress(0x00147F000002L));
    assertThat(store.load())
        .extracting(Lease::state)
        .containsExactly(Lease.State.BOUND, Lease.State.DECLINED);
    assertThat(acknowledged).hasSize(6);
  }

  @Test
  void a_group_that_fails_acknowledges_nothing_and_leaves_the_book_as_the_disk_is()
      throws Exception {
    assertThat(type(asks(Said.request("01", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    Lease before = only();
    acknowledged.clear();
    store.refuse(1);
    CountDownLatch disk = holdDisk();
    assertThat(asks(releases("01", "7f400001"))).isInstanceOf(DhcpDecision.Store.class);
    for (String phone : List.of("02", "03", "04")) {
      assertThat(type(asks(Said.request(phone, "7f4000" + phone)))).isEqualTo(DhcpMessageType.ACK);
    }
    disk.countDown();
    assertThat(only()).isEqualTo(before);
    assertThat(type(asks(Said.request("05", "7f400005"))))
        .as("decided before anybody knows")
        .isEqualTo(DhcpMessageType.ACK);
    assertThat(writer.await(LONG)).isTrue();
    assertThat(acknowledged).isEmpty();
    assertThat(book.settle()).isTrue();
    assertThat(store.load()).containsExactly(before);
    assertThat(type(asks(Said.request("06", "7f400001")))).isEqualTo(DhcpMessageType.NAK);
    assertThat(type(asks(Said.request("06", "7f400002")))).isEqualTo(DhcpMessageType.ACK);
    assertThat(writer.await(LONG)).isTrue();
    assertThat(acknowledged).containsExactly("REQUEST");
    assertThat(store.load()).hasSize(2);
  }

  @Test
  void a_change_for_which_the_queue_has_no_room_is_not_in_the_book_either() throws Exception {
    assertThat(type(asks(Said.request("01", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    CountDownLatch disk = holdDisk();
    Entry nothing = new Entry(LeaseChange.NONE, writer.epoch(), () -> await(disk));
    while (writer.offer(nothing)) {} // until the writer stands still, and no more finds room
    Bytes gone = Said.message("00000000", "7f000001", "01", "35 01 04 32 04 7f400001");
    assertThat(asks(gone)).isInstanceOf(DhcpDecision.Silence.class);
    assertThat(asks(Said.request("02", "7f400002"))).isInstanceOf(DhcpDecision.Silence.class);
    assertThat(book.inUse(Ip4Address.of(127, 64, 0, 3)).change().isEmpty()).isTrue();
    disk.countDown();
    assertThat(only().address()).isEqualTo(FIRST);
    assertThat(type(asks(Said.comesBack("01", "7f400001")))).isEqualTo(DhcpMessageType.ACK);
    assertThat(type(asks(Said.request("03", "7f400002")))).isEqualTo(DhcpMessageType.ACK);
    assertThat(type(asks(Said.request("03", "7f400003"))))
        .as("its own is another")
        .isEqualTo(DhcpMessageType.NAK);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
