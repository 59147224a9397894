// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.Snapshot;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that stands still for a while: what lies in the sockets then is heard first. */
class StallTest {

  private static final Ip4Address PEER = Ip4Address.of(192, 0, 2, 7);
  private static final Duration SWEEP = Duration.ofMillis(500);
  private static final Duration STALL = Duration.ofMinutes(3);

  private final LoopHere loop = new LoopHere(LoopHere.always(StallTest::file));
  private final EmbeddedChannel channel = new EmbeddedChannel();
  private final Connection connection = loop.open(channel, PEER);

  private static Snapshot file() {
    return Snapshot.made("it", Bytes.latin1("content"), Instant.EPOCH);
  }

  private void send(String text) {
    boolean _ = channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
  }

  private void sweepFor(Duration time) {
    for (long left = time.dividedBy(SWEEP); left > 0; left--) {
      loop.pass(SWEEP);
      loop.connections().sweep();
    }
  }

  /** Nothing is read and nobody looked at, until all sweeps that were missed come at once. */
  private void stall() {
    loop.stall(STALL);
    loop.connections().sweep();
    loop.connections().sweep();
  }

  private String answer() {
    ByteBuf answer = channel.readOutbound();
    assertThat(answer).as("an answer").isNotNull();
    try {
      return answer.toString(US_ASCII);
    } finally {
      answer.release();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "|GET /it HTTP/1.1\r\n\r\n",
        "GET /it HT|TP/1.1\r\n\r\n",
        "POST /it HTTP/1.1\r\nContent-Length: 4\r\n\r\nab|cd",
      })
  void who_sends_in_time_is_answered_however_long_we_stood_still(String request) {
    String[] parts = request.split("\\|", -1);
    send(parts[0]);
    sweepFor(Duration.ofSeconds(25));
    stall();
    send(parts[1]); // which has lain in the socket all the while
    assertThat(answer()).startsWith("HTTP/1.1 200 OK").endsWith("content");
  }

  @Test
  void an_answer_that_we_could_not_go_on_sending_is_not_taken_too_slowly() {
    connection.answering(1_000_000, false, true);
    for (int seconds = 0; seconds < 58; seconds++) {
      sweepFor(Duration.ofSeconds(1));
      connection.taking().piece(3_000, loop.nanos());
    }
    stall();
    sweepFor(Duration.ofSeconds(20));
    assertThat(channel.isActive()).isTrue();
  }

  @Test
  void who_stayed_silent_for_too_long_is_cut_afterwards_all_the_same() {
    sweepFor(Duration.ofSeconds(25));
    stall();
    sweepFor(Duration.ofSeconds(6));
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void who_is_late_is_heard_once_more_before_he_is_cut() {
    send("GET /it HT");
    sweepFor(Duration.ofMillis(30_500));
    send("TP/1.1\r\n\r\n");
    assertThat(answer()).startsWith("HTTP/1.1 200 OK");
    sweepFor(Duration.ofSeconds(31));
    assertThat(channel.isActive()).isFalse();
  }

  @Test
  void a_handshake_has_ten_seconds_of_the_time_that_we_had() {
    connection.shakesHands();
    sweepFor(Duration.ofSeconds(8));
    stall();
    assertThat(channel.isActive()).isTrue();
    sweepFor(Duration.ofSeconds(3));
    assertThat(channel.isActive()).isFalse();
  }
}
