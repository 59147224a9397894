// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.core.tftp.Mode;
import io.dialtone.core.tftp.RequestDecision.Look;
import io.dialtone.core.tftp.TransferLimits;
import io.dialtone.link.Received;
import io.dialtone.link.UdpSocket;
import io.dialtone.server.quota.Quota;
import io.dialtone.wire.tftp.TftpOptions;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The machine slept, and what clients said meanwhile lies there when deadlines have passed. */
@Timeout(60)
class StalledServerTest {
  private static final Inet4Address OURS = (Inet4Address) InetAddress.ofLiteral("192.0.2.1");
  private static final InetSocketAddress PHONE = client(1);
  private static final int BLOCKS = 3;

  private final Tally tally = new Tally();
  private final Map<InetSocketAddress, Queue<ByteBuffer>> lying = new HashMap<>();

  private static InetSocketAddress client(int port) {
    return new InetSocketAddress(InetAddress.ofLiteral("192.0.2.7"), port);
  }

  private static ByteBuffer ack(int block) {
    return ByteBuffer.allocate(4).putShort((short) 4).putShort((short) block).flip();
  }

  private static Order order(InetSocketAddress client) {
    Look look = new Look("file", Mode.OCTET, TftpOptions.NONE, "asked for \"file\"");
    Zeros content = new Zeros((BLOCKS - 1) * 512);
    return new Order(client, OURS, look, "file", content, client.getPort(), System.nanoTime());
  }

  private static TransferLimits limits(Duration wait, int tries) {
    return new TransferLimits(wait, wait, tries, Duration.ofDays(1), Duration.ofDays(2), 512, 1);
  }

  private TftpJournal journal() {
    return new TftpJournal(Journal.silent(), new PhonesSeen(10), InstantSource.system());
  }

  /** Transfers by ports where what clients said lies until somebody looks there. */
  private final class Ports implements Transfers.Gate {
    private final LiveTransfer.Buffers buffers = new LiveTransfer.Buffers();
    private final Transfers transfers = new Transfers(Quota.of(2, 2), journal(), tally, this);

    @Override
    public LiveTransfer open(Order order, long now) {
      return new LiveTransfer(order, new Nowhere(), limits(Duration.ofMinutes(1), 1), buffers, now);
    }

    @Override
    public void catchUp(LiveTransfer transfer) {
      Queue<ByteBuffer> said = lying.getOrDefault(transfer.order().client(), new ArrayDeque<>());
      while (!said.isEmpty()) {
        transfers.hear(transfer, said.remove());
      }
    }
  }

  private void says(InetSocketAddress client, int block) {
    lying.computeIfAbsent(client, _ -> new ArrayDeque<>()).add(ack(block));
  }

  @Test
  void who_has_answered_meanwhile_is_heard_before_it_is_given_up() {
    Ports ports = new Ports();
    ports.transfers.take(order(PHONE));
    says(PHONE, 1);
    LiveTransfer transfer = ports.transfers.of(PHONE).orElseThrow();
    ports.transfers.lookAtTime(transfer.deadline());
    assertThat(tally.failed.sum()).isZero();
    assertThat(transfer.bytesAcknowledged()).isEqualTo(512);
    ports.transfers.lookAtTime(transfer.deadline());
    assertThat(tally.failed.sum()).isEqualTo(1);
  }

  @Test
  void who_has_come_to_its_end_meanwhile_has_ended_well() {
    Ports ports = new Ports();
    ports.transfers.take(order(PHONE));
    for (int block = 1; block <= BLOCKS; block++) {
      says(PHONE, block);
    }
    ports.transfers.lookAtTime(System.nanoTime() + Duration.ofSeconds(61).toNanos());
    assertThat(tally.finished.sum()).isEqualTo(1);
    assertThat(tally.failed.sum()).isZero();
  }

  @Test
  void who_has_answered_meanwhile_makes_no_room_for_others() {
    Ports ports = new Ports();
    ports.transfers.take(order(client(1)));
    ports.transfers.take(order(client(2)));
    says(client(1), 1);
    long now = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    assertThat(ports.transfers.madeRoom(now)).isTrue();
    assertThat(ports.transfers.of(client(1))).as("the older, but it has answered").isPresent();
    assertThat(ports.transfers.of(client(2))).isEmpty();
  }

  @Test
  void who_has_come_to_its_end_meanwhile_makes_room_by_that() {
    Ports ports = new Ports();
    ports.transfers.take(order(client(1)));
    ports.transfers.take(order(client(2)));
    for (int block = 1; block <= BLOCKS; block++) {
      says(client(1), block);
    }
    long now = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    assertThat(ports.transfers.madeRoom(now)).isTrue();
    assertThat(tally.finished.sum()).isEqualTo(1);
    assertThat(tally.displaced.sum()).isZero();
    assertThat(ports.transfers.of(client(2))).isPresent();
  }

  /** A port at which nothing is ever sent or received by itself. */
  private static final class SilentSocket implements UdpSocket {
    @Override
    public InetSocketAddress localAddress() {
      return new InetSocketAddress(OURS, 69);
    }

    @Override
    public Optional<Received> receive(Duration atMost) {
      return Optional.empty();
    }

    @Override
    public void send(Inet4Address from, InetSocketAddress to, int by, ByteBuffer payload) {
      // lost
    }

    @Override
    public void close() {
      // holds nothing
    }
  }

  private SharedPort sharedPort() {
    return new SharedPort(
        new Surroundings(
            new SilentSocket(),
            limits(Duration.ofNanos(1), 1), // so its time is over at once
            Quota.of(2, 2),
            journal(),
            tally));
  }

  private static boolean took(SharedPort port, InetSocketAddress from, int block) {
    return port.took(new Received(ack(block), from, OURS, OURS, 1));
  }

  @Test
  void by_a_single_port_nobody_is_given_up_while_something_lies_there_unheard() {
    SharedPort port = sharedPort();
    port.begin(order(PHONE));
    for (int other = 100; other < 200; other++) {
      var _ = port.turn(false);
      assertThat(took(port, client(other), 1)).isFalse();
    }
    for (int block = 1; block <= BLOCKS; block++) {
      var _ = port.turn(false);
      assertThat(took(port, PHONE, block)).isTrue();
    }
    assertThat(tally.finished.sum()).isEqualTo(1);
  }

  @Test
  void by_a_single_port_at_which_all_was_heard_the_silent_are_given_up() {
    SharedPort port = sharedPort();
    port.begin(order(PHONE));
    while (tally.failed.sum() == 0) {
      var _ = port.turn(false);
    }
    assertThat(took(port, PHONE, 1)).isFalse();
  }

  @Test
  void by_a_single_port_that_is_never_quiet_the_silent_are_given_up_when_enough_was_heard() {
    SharedPort port = sharedPort();
    port.begin(order(PHONE));
    while (tally.failed.sum() == 0) {
      var _ = port.turn(false);
      assertThat(took(port, client(99), 1)).isFalse();
    }
  }
}
