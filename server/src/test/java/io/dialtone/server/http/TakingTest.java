// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Peers that ask ahead, and take what they asked for at their own pace. */
class TakingTest {

  private static final Ip4Address PEER = Ip4Address.of(192, 0, 2, 7);
  private static final Duration SWEEP = Duration.ofMillis(500);
  private static final int SIZE = 16_000; // several at once in the buffer for sending

  private final Narrow channel = new Narrow();
  private final LoopHere loop = new LoopHere(LoopHere.always(TakingTest::file));

  @Test
  void who_asks_ahead_is_not_cut_while_he_takes_his_answers_fast_enough() {
    ask(3_200);
    pass(Duration.ofMinutes(4), 100_000);
    assertThat(channel.isActive()).isTrue();
    assertThat(channel.taken).isGreaterThan(40_000_000);
  }

  @Test
  void who_asks_ahead_and_takes_too_slowly_is_cut() {
    ask(3_200);
    pass(Duration.ofMinutes(4), 500);
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void who_asks_ahead_and_takes_nothing_is_neither_answered_nor_read_any_further() {
    ask(3_200);
    assertThat(channel.unsafe().outboundBuffer().totalPendingWriteBytes()).isLessThan(10L * SIZE);
    assertThat(channel.config().isAutoRead()).isFalse();
    pass(Duration.ofMinutes(2), 1_000_000);
    assertThat(channel.config().isAutoRead()).isTrue();
  }

  private void ask(int times) {
    var _ = loop.open(channel, PEER);
    String request = "GET /large HTTP/1.1\r\nHost: x\r\n\r\n";
    boolean _ = channel.writeInbound(Unpooled.copiedBuffer(request.repeat(times), US_ASCII));
  }

  /** So much time, in which the peer takes so many bytes from one sweep to the next. */
  private void pass(Duration time, int bytes) {
    for (long left = time.dividedBy(SWEEP); left > 0 && channel.isActive(); left--) {
      loop.pass(SWEEP);
      channel.take(bytes);
      loop.connections().sweep();
      channel.runPendingTasks();
    }
  }

  /** A channel whose peer takes no more than it is told to. */
  private static final class Narrow extends EmbeddedChannel {
    private long room;
    private long taken;

    void take(int bytes) {
      room = bytes;
      var flushed = flush();
      assertThat(flushed).isSameAs(this);
    }

    @Override
    protected void doWrite(ChannelOutboundBuffer out) {
      while (room > 0 && out.current() instanceof ByteBuf next) {
        long count = Math.min(room, next.readableBytes());
        room -= count;
        taken += count;
        out.removeBytes(count);
      }
    }
  }

  private static Snapshot file() {
    return Snapshot.made("large", Bytes.latin1("x".repeat(SIZE)), Instant.EPOCH);
  }
}
