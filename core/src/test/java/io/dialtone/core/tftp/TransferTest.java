// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket;
import io.dialtone.wire.tftp.TftpPacket.Ack;
import io.dialtone.wire.tftp.TftpPacket.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A transfer told step by step: what comes in, when, and what goes out. */
class TransferTest {
  private static final TransferLimits LIMITS = TransferLimits.USUAL;

  /** One transfer with a clock that only the story moves. */
  private static final class Story {
    private final Transfer transfer;
    private long now;

    Story(long length, Map<String, String> options) {
      this(length, options, LIMITS);
    }

    Story(long length, Map<String, String> options, TransferLimits limits) {
      Terms terms = Terms.negotiate(TftpOptions.read(options), length, limits);
      transfer = Transfer.of(terms, limits, now);
    }

    static Story plain(long length) {
      return new Story(length, Map.of());
    }

    Story starts(String expected) {
      assertThat(told(transfer.start(now))).isEqualTo(expected);
      return this;
    }

    Story packet(TftpPacket packet, String expected) {
      assertThat(told(transfer.on(packet, now))).as("%s", packet).isEqualTo(expected);
      return this;
    }

    Story ack(int block, String expected) {
      return packet(new Ack(block), expected);
    }

    Story after(Duration time, String expected) {
      now += time.toNanos();
      assertThat(told(transfer.onTime(now))).as("after %s", time).isEqualTo(expected);
      return this;
    }

    Story asksAgain(String expected) {
      assertThat(told(transfer.onAskedAgain(now))).isEqualTo(expected);
      return this;
    }

    Story afterSeconds(long seconds, String expected) {
      return after(Duration.ofSeconds(seconds), expected);
    }
  }

  /** Effects in a line: {@code DATA block offset+length}, {@code OACK}, {@code ERROR}, the end. */
  private static String told(List<Effect> effects) {
    return effects.stream().map(TransferTest::told).collect(Collectors.joining(", "));
  }

  private static String told(Effect effect) {
    return switch (effect) {
      case Effect.SendBlock(int block, long offset, int length) ->
          "DATA " + block + " " + offset + "+" + length;
      case Effect.Send(TftpPacket.OptionAck(var options)) -> "OACK " + new TreeMap<>(options);
      case Effect.Send(Failure(int code, _)) -> "ERROR " + code;
      case Effect.Send(TftpPacket other) -> "unexpected " + other;
      case Effect.Finished _ -> "finished";
      case Effect.Failed(String reason) -> "failed: " + reason;
    };
  }

  @Test
  void blocks_of_512_bytes_go_out_one_by_one_TFT_1() {
    Story.plain(1300)
        .starts("DATA 1 0+512")
        .ack(1, "DATA 2 512+512")
        .ack(2, "DATA 3 1024+276")
        .ack(3, "finished");
  }

  @ParameterizedTest
  @CsvSource({"0, 0+0, 1", "1, 0+1, 1", "511, 0+511, 1", "512, 512+0, 2", "1024, 1024+0, 3"})
  @DisplayName("TFT-1 the last block is shorter than a full one, empty if need be")
  void the_last_block_is_short(long length, String lastSent, int blocks) {
    Terms terms = Terms.negotiate(TftpOptions.NONE, length, LIMITS);
    assertThat(terms.blocks()).isEqualTo(blocks);

    Transfer transfer = Transfer.of(terms, LIMITS, 0);
    String sent = told(transfer.start(0));
    for (int block = 1; block < blocks; block++) {
      sent = told(transfer.on(new Ack(block), 0));
    }
    assertThat(sent).isEqualTo("DATA " + blocks + " " + lastSent);
    assertThat(told(transfer.on(new Ack(blocks), 0))).isEqualTo("finished");
    assertThat(transfer.bytesAcknowledged()).isEqualTo(length);
  }

  @Test
  void block_numbers_wrap_to_0_after_65535_TFT_1() {
    long length = 512L * 140_000; // twice round and some: above 64 MiB
    Transfer transfer = Transfer.of(Terms.negotiate(TftpOptions.NONE, length, LIMITS), LIMITS, 0);
    List<Effect> sent = transfer.start(0);
    for (long block = 1; block <= 140_001; block++) {
      int onWire = (int) (block % 65_536);
      int size = block == 140_001 ? 0 : 512;
      assertThat(sent).containsExactly(new Effect.SendBlock(onWire, (block - 1) * 512, size));
      sent = transfer.on(new Ack(onWire), 0);
    }
    assertThat(told(sent)).isEqualTo("finished");
    assertThat(transfer.bytesAcknowledged()).isEqualTo(length);
  }

  @Test
  void agreed_options_are_acknowledged_before_any_data() {
    new Story(3000, Map.of("blksize", "1428", "tsize", "0", "timeout", "2"))
        .starts("OACK {blksize=1428, timeout=2, tsize=3000}")
        .ack(0, "DATA 1 0+1428")
        .ack(1, "DATA 2 1428+1428")
        .ack(2, "DATA 3 2856+144")
        .ack(3, "finished");
  }

  @Test
  void options_that_we_do_not_know_alone_bring_no_oack() {
    new Story(10, Map.of("multicast", "", "blksize", "7")).starts("DATA 1 0+10");
  }

  @Test
  void a_window_goes_out_at_once_and_moves_with_each_ack() {
    new Story(512 * 5, Map.of("windowsize", "2"))
        .starts("OACK {windowsize=2}")
        .ack(0, "DATA 1 0+512, DATA 2 512+512")
        .ack(2, "DATA 3 1024+512, DATA 4 1536+512")
        .ack(3, "DATA 4 1536+512, DATA 5 2048+512") // block 4 was lost: RFC 7440 §4
        .ack(5, "DATA 6 2560+0")
        .ack(6, "finished");
  }

  @Test
  void a_repeated_ack_sends_nothing_or_copies_would_circle_for_ever() {
    Story.plain(2000)
        .starts("DATA 1 0+512")
        .ack(1, "DATA 2 512+512")
        .ack(1, "")
        .ack(1, "")
        .ack(2, "DATA 3 1024+512")
        .ack(1, "")
        .ack(2, "");
  }

  @Test
  void an_ack_of_a_block_that_never_went_out_is_passed_over() {
    Story story =
        Story.plain(2000)
            .starts("DATA 1 0+512")
            .ack(2, "")
            .ack(65_535, "")
            .ack(0, "")
            .ack(1, "DATA 2 512+512");
    assertThat(story.transfer.strays()).isEqualTo(3);
  }

  @Test
  void an_unanswered_block_goes_out_again_each_wait_twice_as_long() {
    Story.plain(10)
        .starts("DATA 1 0+10")
        .after(Duration.ofMillis(999), "")
        .after(Duration.ofMillis(1), "DATA 1 0+10") // after 1 s
        .after(Duration.ofMillis(1999), "")
        .after(Duration.ofMillis(1), "DATA 1 0+10") // 2 s
        .afterSeconds(4, "DATA 1 0+10")
        .afterSeconds(7, "")
        .afterSeconds(1, "DATA 1 0+10") // 8 s, the fifth and last try
        .afterSeconds(7, "")
        .afterSeconds(1, "failed: the client stopped answering at block 0 of 1")
        .afterSeconds(99, "");
  }

  @Test
  void an_answer_makes_the_waits_short_again() {
    Story.plain(1000)
        .starts("DATA 1 0+512")
        .afterSeconds(1, "DATA 1 0+512")
        .afterSeconds(2, "DATA 1 0+512")
        .ack(1, "DATA 2 512+488")
        .afterSeconds(1, "DATA 2 512+488");
  }

  @Test
  void a_repeated_ack_does_not_put_off_the_next_try() {
    Story.plain(1000)
        .starts("DATA 1 0+512")
        .ack(1, "DATA 2 512+488")
        .after(Duration.ofMillis(900), "")
        .ack(1, "")
        .after(Duration.ofMillis(100), "DATA 2 512+488");
  }

  @Test
  void an_unanswered_oack_goes_out_again() {
    new Story(10, Map.of("tsize", "0"))
        .starts("OACK {tsize=10}")
        .afterSeconds(1, "OACK {tsize=10}")
        .ack(0, "DATA 1 0+10")
        .ack(0, "")
        .ack(1, "finished");
  }

  @Test
  void the_client_may_name_the_first_wait() {
    new Story(10, Map.of("timeout", "20"))
        .starts("OACK {timeout=20}")
        .afterSeconds(19, "")
        .afterSeconds(1, "OACK {timeout=20}")
        .afterSeconds(20, "OACK {timeout=20}"); // longer than our longest already: not doubled
  }

  @Test
  void an_unanswered_window_goes_out_again_whole() {
    new Story(512 * 9, Map.of("windowsize", "3"))
        .starts("OACK {windowsize=3}")
        .ack(0, "DATA 1 0+512, DATA 2 512+512, DATA 3 1024+512")
        .ack(1, "DATA 2 512+512, DATA 3 1024+512, DATA 4 1536+512")
        .afterSeconds(1, "DATA 2 512+512, DATA 3 1024+512, DATA 4 1536+512");
  }

  @Test
  void however_lively_a_transfer_ends_after_its_total_time() {
    TransferLimits brief =
        new TransferLimits(
            Duration.ofSeconds(1),
            Duration.ofSeconds(8),
            5,
            Duration.ofMinutes(1),
            Duration.ofSeconds(3),
            512,
            1);
    new Story(5000, Map.of(), brief)
        .starts("DATA 1 0+512")
        .afterSeconds(1, "DATA 1 0+512")
        .ack(1, "DATA 2 512+512")
        .afterSeconds(1, "DATA 2 512+512")
        .ack(2, "DATA 3 1024+512")
        .afterSeconds(1, "ERROR 0, failed: not finished within 3 s")
        .ack(3, "");
  }

  @Test
  void a_client_that_says_nothing_new_is_given_up_after_the_idle_time() {
    TransferLimits idle = LIMITS.within(Duration.ofSeconds(50), Duration.ofMinutes(30));
    new Story(5000, Map.of("timeout", "20"), idle)
        .starts("OACK {timeout=20}")
        .afterSeconds(20, "OACK {timeout=20}")
        .ack(0, "DATA 1 0+512") // something new: the time begins again
        .afterSeconds(20, "DATA 1 0+512")
        .ack(0, "") // nothing new
        .afterSeconds(20, "DATA 1 0+512")
        .afterSeconds(9, "")
        .afterSeconds(1, "failed: the client stopped answering at block 0 of 10");
  }

  @Test
  void a_client_that_cannot_live_with_the_options_ends_it_RFC_2347() {
    new Story(5000, Map.of("blksize", "1428"))
        .starts("OACK {blksize=1428}")
        .packet(
            new Failure(Failure.OPTION_REFUSED, "no"),
            "failed: the client gave up with error 8 \"no\"")
        .afterSeconds(1, "");
  }

  @Test
  void an_error_of_the_client_ends_it_without_an_answer() {
    Story.plain(1000)
        .starts("DATA 1 0+512")
        .packet(
            new Failure(3, "disk full"), "failed: the client gave up with error 3 \"disk full\"")
        .ack(1, "");
  }

  @Test
  void what_no_client_sends_is_answered_with_error_4() {
    String ending = "ERROR 4, failed: the client sent ";
    Story.plain(10)
        .starts("DATA 1 0+10")
        .packet(new TftpPacket.Data(1, Bytes.EMPTY), ending + "a packet that servers send");
    Story.plain(10)
        .starts("DATA 1 0+10")
        .packet(new TftpPacket.OptionAck(Map.of()), ending + "a packet that servers send");
    Story.plain(10)
        .starts("DATA 1 0+10")
        .packet(
            new TftpPacket.ReadRequest("x"), ending + "a new request on the port of a transfer");
    Story.plain(10)
        .starts("DATA 1 0+10")
        .packet(new TftpPacket.Unknown(9, Bytes.EMPTY), ending + "opcode 9");
  }

  @Test
  void malformed_bytes_and_unreadable_content_end_it_with_an_error() {
    Story malformed = Story.plain(10).starts("DATA 1 0+10");
    assertThat(told(malformed.transfer.onMalformed("block at offset 2: missing")))
        .isEqualTo(
            "ERROR 4, failed: the client sent a malformed packet (block at offset 2: missing)");
    assertThat(malformed.transfer.onMalformed("again")).isEmpty();

    Story unreadable = Story.plain(10).starts("DATA 1 0+10");
    assertThat(told(unreadable.transfer.onUnreadable("disk error")))
        .isEqualTo("ERROR 0, failed: disk error");
  }

  @Test
  void it_tells_how_far_it_is() {
    Story story = new Story(1000, Map.of("tsize", "0")).starts("OACK {tsize=1000}");
    assertThat(story.transfer.isAnswered()).isFalse();
    story.ack(0, "DATA 1 0+512");
    assertThat(story.transfer.isAnswered()).isTrue();
    assertThat(story.transfer.bytesAcknowledged()).isZero();
    story.afterSeconds(1, "DATA 1 0+512").ack(1, "DATA 2 512+488");
    assertThat(story.transfer.bytesAcknowledged()).isEqualTo(512);
    assertThat(story.transfer.retransmissions()).isEqualTo(1);
    assertThat(story.transfer.isOver()).isFalse();
    story.ack(2, "finished");
    assertThat(story.transfer.isOver()).isTrue();
  }

  @Test
  void its_deadline_says_when_time_matters_next() {
    Story story = Story.plain(10).starts("DATA 1 0+10");
    assertThat(story.transfer.deadline()).isEqualTo(Duration.ofSeconds(1).toNanos());
    story.afterSeconds(1, "DATA 1 0+10");
    assertThat(story.transfer.deadline()).isEqualTo(Duration.ofSeconds(3).toNanos());
  }

  @Test
  void who_asks_again_gets_the_first_packets_again_and_is_waited_for_as_at_first() {
    Story.plain(1300)
        .starts("DATA 1 0+512")
        .afterSeconds(1, "DATA 1 0+512")
        .afterSeconds(2, "DATA 1 0+512")
        .afterSeconds(3, "") // the next would be due in another second
        .asksAgain("DATA 1 0+512")
        .afterSeconds(1, "DATA 1 0+512")
        .ack(1, "DATA 2 512+512")
        .asksAgain("") // he has had them
        .ack(2, "DATA 3 1024+276")
        .ack(3, "finished")
        .asksAgain("");
  }

  @Test
  void who_asks_again_gets_the_options_again_that_were_agreed() {
    new Story(2000, Map.of("blksize", "1000"))
        .starts("OACK {blksize=1000}")
        .after(Duration.ofMillis(499), "")
        .asksAgain("") // both were on their way
        .after(Duration.ofMillis(1), "")
        .asksAgain("OACK {blksize=1000}")
        .asksAgain("")
        .ack(0, "DATA 1 0+1000")
        .asksAgain("");
  }
}
