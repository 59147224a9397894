// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.files.FileSource;
import io.dialtone.server.http.HttpLimits.Counts;
import io.dialtone.wire.octets.Ip4Address;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

  private static final Ip4Address ONE = Ip4Address.of(192, 0, 2, 1);
  private static final Ip4Address OTHER = Ip4Address.of(192, 0, 2, 2);
  private static final Ip4Address THIRD = Ip4Address.of(192, 0, 2, 3);
  private static final Ip4Address FOURTH = Ip4Address.of(192, 0, 2, 4);

  private static Connections connections(Counts counts) {
    return new Connections(counts.quota(), () -> 0);
  }

  @Test
  void who_is_not_taken_in_is_told_of_by_its_reason() {
    Connections connections = connections(new Counts(2, 1));
    assertThat(connections.refuses(ONE)).isEmpty();
    assertThat(connections.refuses(ONE))
        .hasValue("the address has 1 connections already (http.connections-per-address)");
    assertThat(connections.refuses(OTHER)).isEmpty();
    assertThat(connections.refuses(THIRD)).hasValue("all 2 connections are taken");
  }

  @Test
  void without_a_limit_for_one_an_address_may_have_all() {
    Connections connections = connections(new Counts(2, 0));
    assertThat(connections.refuses(ONE)).isEmpty();
    assertThat(connections.refuses(ONE)).isEmpty();
    assertThat(connections.refuses(ONE)).hasValue("all 2 connections are taken");
  }

  @Test
  void who_comes_once_it_stops_is_not_taken_in() {
    Connections connections = connections(new Counts(2, 0));
    assertThat(connections.stop()).isCompleted();
    assertThat(connections.refuses(ONE)).hasValue("the server stops");
  }

  /** A loop that has room for two, and its clock. */
  private static final class Full {
    private static final String BODY = "POST /x HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n";

    private final LoopHere loop =
        new LoopHere(
            FileSource.none(),
            new HttpLimits(HttpLimits.USUAL.sizes(), HttpLimits.USUAL.times(), new Counts(2, 0)),
            _ -> {});
    private final Connection first = loop.open(new EmbeddedChannel(), ONE);
    private final Connection second = loop.open(new EmbeddedChannel(), FOURTH);

    void pass(Duration time) {
      loop.pass(time);
    }

    static void send(Connection connection, String text) {
      var _ =
          ((EmbeddedChannel) connection.channel())
              .writeInbound(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII));
    }

    /** The beginning of an answer, of which the system takes as much as the test says. */
    static void answer(Connection connection) {
      connection.answering(1_000_000, false, true);
    }

    void take(Connection connection, int bytes) {
      connection.taking().piece(bytes, loop.nanos());
    }

    boolean takesIn(Ip4Address peer) {
      return loop.connections().refuses(peer).isEmpty();
    }
  }

  @Test
  void when_all_are_taken_a_body_that_hardly_comes_makes_room() {
    Full full = new Full();
    Full.send(full.first, Full.BODY);
    Full.send(full.second, Full.BODY);
    for (int seconds = 0; seconds < 6; seconds++) {
      assertThat(full.takesIn(OTHER)).isFalse();
      full.pass(Duration.ofSeconds(1));
      Full.send(full.first, "x");
      Full.send(full.second, "x".repeat(4_000));
    }
    assertThat(full.takesIn(OTHER)).isTrue();
    assertThat(full.first.channel().isActive()).isFalse();
    assertThat(full.second.channel().isActive()).isTrue();
    assertThat(full.takesIn(THIRD)).as("at the cost of one that makes progress").isFalse();
  }

  @Test
  void when_all_are_taken_an_answer_that_nobody_takes_makes_room() {
    Full full = new Full();
    Full.answer(full.first);
    Full.answer(full.second);
    for (int seconds = 0; seconds < 11; seconds++) {
      assertThat(full.takesIn(OTHER)).isFalse();
      full.take(full.first, 4_000);
      full.pass(Duration.ofSeconds(1));
    }
    assertThat(full.takesIn(OTHER)).isTrue();
    assertThat(full.first.channel().isActive()).isTrue();
    assertThat(full.second.channel().isActive()).isFalse();
    assertThat(full.takesIn(THIRD)).as("at the cost of one that makes progress").isFalse();
  }

  @Test
  void one_makes_room_for_one_and_the_one_that_stood_still_for_longest_first() {
    Full full = new Full();
    Full.send(full.first, Full.BODY);
    Full.send(full.second, Full.BODY);
    full.pass(Duration.ofSeconds(3));
    Full.send(full.first, "x");
    full.pass(Duration.ofSeconds(3));
    assertThat(full.takesIn(OTHER)).isTrue();
    assertThat(full.second.channel().isActive()).isFalse();
    assertThat(full.first.channel().isActive()).isTrue();
    assertThat(full.takesIn(THIRD)).isTrue();
    assertThat(full.first.channel().isActive()).isFalse();
  }

  @Test
  void one_that_has_got_going_again_since_it_was_found_stays() {
    Full full = new Full();
    Full.send(full.first, Full.BODY);
    Full.send(full.second, Full.BODY);
    full.pass(Duration.ofSeconds(6));
    assertThat(full.takesIn(OTHER)).isTrue(); // and the second is remembered
    Full.send(full.second, "x".repeat(10_000));
    assertThat(full.takesIn(THIRD)).isFalse();
    assertThat(full.second.channel().isActive()).isTrue();
  }

  /** Three of one address and one of another that all make more than the least progress. */
  private static final class Crowd {
    private final LoopHere loop =
        new LoopHere(
            FileSource.none(),
            new HttpLimits(HttpLimits.USUAL.sizes(), HttpLimits.USUAL.times(), new Counts(4, 0)),
            _ -> {});
    private final Connection fast = loop.open(new EmbeddedChannel(), ONE);
    private final Connection slow = loop.open(new EmbeddedChannel(), ONE);
    private final Connection middle = loop.open(new EmbeddedChannel(), ONE);
    private final Connection other = loop.open(new EmbeddedChannel(), OTHER);

    Crowd(Duration time) {
      for (Connection each : List.of(fast, slow, middle, other)) {
        Full.answer(each);
      }
      for (long seconds = time.toSeconds(); seconds > 0; seconds--) {
        loop.pass(Duration.ofSeconds(1));
        fast.taking().piece(9_000, loop.nanos());
        middle.taking().piece(4_000, loop.nanos());
        slow.taking().piece(3_000, loop.nanos());
        other.taking().piece(2_500, loop.nanos());
        loop.connections().sweep();
      }
    }

    boolean takesIn(Ip4Address peer) {
      return loop.connections().refuses(peer).isEmpty();
    }
  }

  @Test
  void where_all_make_progress_the_slowest_of_the_address_that_holds_most_makes_room() {
    Crowd crowd = new Crowd(Duration.ofMinutes(2));
    assertThat(crowd.takesIn(THIRD)).isTrue();
    assertThat(crowd.slow.channel().isActive()).isFalse();
    assertThat(crowd.takesIn(THIRD)).isTrue();
    assertThat(crowd.middle.channel().isActive()).isFalse();
    assertThat(crowd.takesIn(THIRD)).as("at the cost of an address that has one").isFalse();
    assertThat(crowd.fast.channel().isActive()).isTrue();
    assertThat(crowd.other.channel().isActive()).isTrue();
  }

  @Test
  void an_address_that_holds_half_as_many_itself_gets_no_more_at_the_cost_of_another() {
    Crowd crowd = new Crowd(Duration.ofMinutes(2));
    assertThat(crowd.takesIn(ONE)).isFalse();
    assertThat(crowd.takesIn(OTHER)).isFalse();
  }

  @Test
  void who_has_asked_only_just_now_makes_no_room_however_many_his_address_has() {
    assertThat(new Crowd(Duration.ofSeconds(1)).takesIn(THIRD)).isFalse();
    assertThat(new Crowd(Duration.ofSeconds(2)).takesIn(THIRD)).isTrue();
  }

  /** Room for ten, and for two of one address. */
  private static LoopHere twoOfAnAddress() {
    Counts counts = new Counts(10, 2);
    return new LoopHere(
        FileSource.none(),
        new HttpLimits(HttpLimits.USUAL.sizes(), HttpLimits.USUAL.times(), counts),
        _ -> {});
  }

  @Test
  void an_address_that_has_all_it_may_have_makes_room_among_those_of_its_own_that_ask_nothing() {
    LoopHere loop = twoOfAnAddress();
    Connection others = loop.open(new EmbeddedChannel(), OTHER);
    Connection asking = loop.open(new EmbeddedChannel(), ONE);
    Connection idle = loop.open(new EmbeddedChannel(), ONE);
    Full.send(asking, Full.BODY);
    assertThat(loop.connections().refuses(ONE)).as("its own have only just come").isPresent();
    loop.pass(Duration.ofSeconds(1));
    assertThat(loop.connections().refuses(ONE)).isEmpty();
    assertThat(idle.channel().isActive()).isFalse();
    assertThat(asking.channel().isActive()).isTrue();
    assertThat(others.channel().isActive()).isTrue();
  }

  @Test
  void who_has_enough_and_asks_with_all_of_them_gets_no_more_at_the_cost_of_others() {
    LoopHere loop = twoOfAnAddress();
    Connection others = loop.open(new EmbeddedChannel(), OTHER);
    Full.send(loop.open(new EmbeddedChannel(), ONE), Full.BODY);
    Full.send(loop.open(new EmbeddedChannel(), ONE), Full.BODY);
    loop.pass(Duration.ofSeconds(1));
    assertThat(loop.connections().refuses(ONE)).isPresent();
    assertThat(others.channel().isActive()).isTrue();
  }

  @Test
  void the_open_ones_are_looked_at_ten_times_a_second_however_many_come() {
    Full full = new Full();
    Full.send(full.first, Full.BODY);
    Full.send(full.second, Full.BODY);
    full.pass(Duration.ofMillis(4_950));
    assertThat(full.takesIn(OTHER)).isFalse();
    full.pass(Duration.ofMillis(60)); // both are behind now, but it is too early to look again
    assertThat(full.takesIn(OTHER)).isFalse();
    full.pass(Duration.ofMillis(40));
    assertThat(full.takesIn(OTHER)).isTrue();
  }
}
