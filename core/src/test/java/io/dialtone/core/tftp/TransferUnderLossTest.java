// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.tftp.TftpClient;
import io.dialtone.handset.tftp.TftpEffect;
import io.dialtone.handset.tftp.TftpOutcome;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transfer and the phone's own client on a network that loses, doubles and overtakes. */
class TransferUnderLossTest {
  private static final Endpoint SERVER = Endpoint.parse("10.0.0.1:69").orElseThrow();
  private static final Endpoint PORT = Endpoint.parse("10.0.0.1:40000").orElseThrow();

  /** Both ends, the network between them, and one clock that only events move. */
  private static final class Net {
    private record Event(long at, long order, Runnable deed) {}

    private final Random random;
    private final double loss;
    private final double doubling;
    private final Bytes content;
    private final PriorityQueue<Event> events =
        new PriorityQueue<>((a, b) ->
            a.at() != b.at() ? Long.compare(a.at(), b.at()) : Long.compare(a.order(), b.order()));
    private final TftpClient client;
    private Optional<Transfer> transfer = Optional.empty();
    private Optional<TftpOutcome> outcome = Optional.empty();
    private Bytes delivered = Bytes.EMPTY;
    private long now;
    private long order;
    private long awaited;
    private int packets;

    Net(long seed, double loss, double doubling, int length) {
      random = new Random(seed);
      this.loss = loss;
      this.doubling = doubling;
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      content = Bytes.copyOf(bytes);
      client = new TftpClient(SERVER, "file", Long.MAX_VALUE);
    }

    Net run() {
      client(client.start());
      while (!events.isEmpty()) {
        Event next = events.poll();
        now = next.at();
        next.deed().run();
      }
      return this;
    }

    private void later(Duration wait, Runnable deed) {
      events.add(new Event(now + wait.toNanos(), order++, deed));
    }

    /** A packet arrives once, never or twice, each time after a delay of its own. */
    private void carry(Runnable arrival) {
      packets++;
      int copies = random.nextDouble() < loss ? 0 : random.nextDouble() < doubling ? 2 : 1;
      for (int copy = 0; copy < copies; copy++) {
        later(Duration.ofMillis(1 + random.nextInt(40)), arrival);
      }
    }

    private void client(List<TftpEffect> effects) {
      for (TftpEffect effect : effects) {
        switch (effect) {
          case TftpEffect.Send(_, TftpPacket packet) -> carry(() -> server(packet));
          case TftpEffect.Deliver(Bytes bytes) -> delivered = delivered.plus(bytes);
          case TftpEffect.Await(Duration wait) -> await(wait);
          case TftpEffect.End(TftpOutcome end) -> outcome = Optional.of(end);
        }
      }
    }

    private void await(Duration wait) {
      long mine = ++awaited;
      later(
          wait,
          () -> {
            if (mine == awaited && outcome.isEmpty()) {
              client(client.silence());
            }
          });
    }

    private void server(TftpPacket packet) {
      if (packet instanceof TftpPacket.ReadRequest) {
        if (transfer.isEmpty()) {
          Terms terms = Terms.negotiate(TftpOptions.NONE, content.length(), TransferLimits.USUAL);
          Transfer begun = Transfer.of(terms, TransferLimits.USUAL, now);
          transfer = Optional.of(begun);
          effects(begun, begun.start(now));
        }
        return;
      }
      transfer.ifPresent(begun -> effects(begun, begun.on(packet, now)));
    }

    private void effects(Transfer begun, List<Effect> effects) {
      for (Effect effect : effects) {
        switch (effect) {
          case Effect.SendBlock(int block, long offset, int length) -> {
            Bytes bytes = content.slice((int) offset, (int) offset + length);
            carry(() -> toClient(new TftpPacket.Data(block, bytes)));
          }
          case Effect.Send(TftpPacket packet) -> carry(() -> toClient(packet));
          case Effect.Finished _, Effect.Failed _ -> {}
        }
      }
      if (!begun.isOver()) {
        later(
            Duration.ofNanos(Math.max(1, begun.deadline() - now)),
            () -> effects(begun, begun.onTime(now)));
      }
    }

    private void toClient(TftpPacket packet) {
      if (outcome.isEmpty()) {
        client(client.received(PORT, packet.encode()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0.1, 0", "0, 0.3", "0.1, 0.1", "0.3, 0.3"})
  void what_arrives_is_the_file_or_the_beginning_of_it(double loss, double doubling) {
    int whole = 0;
    for (long seed = 0; seed < 200; seed++) {
      Net net = new Net(seed, loss, doubling, 512 * 20 + 7).run();
      assertThat(net.content.startsWith(net.delivered)).as("seed %d", seed).isTrue();
      assertThat(net.transfer.isEmpty() || net.transfer.get().isOver())
          .as("seed %d", seed)
          .isTrue();
      if (net.outcome.orElseThrow() instanceof TftpOutcome.Whole) {
        assertThat(net.delivered).as("seed %d", seed).isEqualTo(net.content);
        whole++;
      }
    }
    assertThat(whole).isGreaterThanOrEqualTo(loss > 0.2 ? 150 : 199);
  }

  @Test
  void copies_do_not_breed_copies() {
    for (long seed = 0; seed < 200; seed++) {
      Net net = new Net(seed, 0, 0.5, 512 * 200).run();
      // a block and its ACK each, and an ACK more for each block that came twice
      assertThat(net.packets).as("seed %d", seed).isLessThan(201 * 3);
    }
  }
}
