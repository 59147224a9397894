// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.notify.NotifyResult.Verdict;
import io.dialtone.handset.sip.SipPeer;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipTransport;
import io.dialtone.wire.sip.transaction.SipTimers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many phones told, by a clock that is moved. */
class NotifyRoundTest {

  private final NotifyBench bench = new NotifyBench();
  private final Map<MacAddress, Long> asked = new TreeMap<>();

  private NotifyRound round(int phones, int rate, Function<MacAddress, Sought> book) {
    return new NotifyRound(
        new NotifyOrder(false, SipTransport.UDP, rate, Duration.ofMinutes(2), OptionalInt.empty()),
        IntStream.rangeClosed(1, phones).mapToObj(NotifyBench::mac).toList(),
        book,
        mac -> asked.getOrDefault(mac, 0L),
        SipTimers.USUAL,
        NotifyBench.tokens(),
        bench.now);
  }

  private static Function<MacAddress, Sought> anybody() {
    return NotifyBench.all(SipTransport.UDP, List.of());
  }

  private void comes(MacAddress mac) {
    asked.merge(mac, 1L, Long::sum);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 50, 1000})
  void a_thousand_phones_are_told_at_the_rate(int rate) throws Exception {
    NotifyRound round = round(1_000, rate, anybody());
    List<Instant> told = new ArrayList<>();
    while (!round.isOver()) {
      for (SipRequest request : NotifyBench.sent(round.tick(bench.now))) {
        told.add(bench.now);
        comes(NotifyBench.mac(told.size()));
        round.received(
            NotifyBench.branch(request), NotifyBench.answer(request, "200 OK"), bench.now);
      }
      bench.now = round.wake().filter(bench.now::isBefore).orElse(bench.now.plusMillis(1));
    }
    assertThat(told).hasSize(1_000);
    for (int i = 0; i + rate < told.size(); i++) {
      // a second holds no more than the rate, and the first of the next
      assertThat(Duration.between(told.get(i), told.get(i + rate)))
          .isBetween(Duration.ofMillis(999), Duration.ofMillis(1_001));
    }
    assertThat(round.results(0, 2_000))
        .hasSize(1_000)
        .allMatch(result -> result.verdict() == Verdict.ANSWERED && result.back().isPresent());
  }

  @Test
  void who_was_late_does_not_tell_all_at_once() {
    NotifyRound round = round(1_000, 10, anybody());
    assertThat(NotifyBench.sent(round.tick(bench.now))).hasSize(1);
    assertThat(NotifyBench.sent(round.tick(bench.after("PT10S")))).hasSizeLessThan(10);
  }

  @Test
  void no_more_than_a_thousand_wait_for_an_answer_at_once() {
    NotifyRound round = round(1_500, 1_000, anybody());
    int first = 0;
    while (bench.now.isBefore(NotifyBench.START.plusSeconds(30))) {
      first += NotifyBench.sent(round.tick(bench.after("PT0.1S"))).size();
    }
    assertThat(round.progress().told()).isEqualTo(NotifyRound.MOST_AT_ONCE);
    assertThat(first).isGreaterThan(NotifyRound.MOST_AT_ONCE); // with what timer E repeats
    while (bench.now.isBefore(NotifyBench.START.plusSeconds(80))) {
      round.tick(bench.after("PT0.1S"));
    }
    assertThat(round.isOver()).isTrue();
    assertThat(round.results(0, 2_000))
        .hasSize(1_500)
        .allMatch(result -> result.verdict() == Verdict.SILENT);
  }

  @Test
  void a_phone_that_answers_and_does_not_come_is_waited_for_and_told_why() throws Exception {
    NotifyRound round = round(1, 10, anybody());
    SipRequest request = NotifyBench.sent(round.tick(bench.now)).getFirst();
    round.received(NotifyBench.branch(request), NotifyBench.answer(request, "200 OK"), bench.now);
    round.tick(bench.after("PT1M59S"));
    assertThat(round.isOver()).isFalse();
    assertThat(round.results(0, 10)).isEmpty();
    round.tick(bench.after("PT1S"));
    assertThat(round.isOver()).isTrue();
    NotifyResult result = round.results(0, 10).getFirst();
    assertThat(result.back()).isEmpty();
    assertThat(result.warnings()).containsExactly("a hint");
  }

  @Test
  void a_phone_that_comes_after_a_while_is_seen() throws Exception {
    asked.put(NotifyBench.mac(1), 40L);
    NotifyRound round = round(1, 10, anybody());
    SipRequest request = NotifyBench.sent(round.tick(bench.now)).getFirst();
    round.received(NotifyBench.branch(request), NotifyBench.answer(request, "200 OK"), bench.now);
    round.tick(bench.after("PT30S"));
    comes(NotifyBench.mac(1));
    round.tick(bench.after("PT0.25S"));
    NotifyResult result = round.results(0, 10).getFirst();
    assertThat(result.back()).contains(Duration.ofMillis(30_250));
    assertThat(result.warnings()).isEmpty();
  }

  @Test
  void a_phone_of_which_nothing_is_remembered_any_more_has_not_come_by_that() throws Exception {
    asked.put(NotifyBench.mac(1), 40L);
    NotifyRound round = round(1, 10, anybody());
    SipRequest request = NotifyBench.sent(round.tick(bench.now)).getFirst();
    round.received(NotifyBench.branch(request), NotifyBench.answer(request, "200 OK"), bench.now);
    asked.clear(); // so many others were seen since
    round.tick(bench.after("PT30S"));
    assertThat(round.results(0, 10)).isEmpty();
    comes(NotifyBench.mac(1));
    round.tick(bench.after("PT1S"));
    assertThat(round.results(0, 10).getFirst().back()).contains(Duration.ofSeconds(31));
  }

  @Test
  void a_silent_phone_that_came_all_the_same_is_seen_as_its_answer_may_be_lost() {
    NotifyRound round = round(1, 10, anybody());
    round.tick(bench.now);
    comes(NotifyBench.mac(1));
    round.tick(bench.after("PT5S"));
    round.tick(bench.after("PT27S"));
    round.tick(bench.after("PT0.25S"));
    NotifyResult result = round.results(0, 10).getFirst();
    assertThat(result.verdict()).isEqualTo(Verdict.SILENT);
    assertThat(result.back()).contains(Duration.ofSeconds(5));
  }

  @Test
  void who_cannot_be_told_takes_no_turn() {
    NotifyRound round =
        round(
            300,
            10,
            mac ->
                mac.equals(NotifyBench.mac(300))
                    ? anybody().apply(mac)
                    : new Sought.Missing(mac, "no address is known", false));
    assertThat(NotifyBench.sent(round.tick(bench.now))).hasSize(1);
    assertThat(round.progress()).isEqualTo(new NotifyProgress(300, 300, 299, false));
    assertThat(round.results(298, 10).getFirst().verdict()).isEqualTo(Verdict.NOT_TOLD);
  }

  @Test
  void only_the_phone_at_that_place_is_unreachable() {
    NotifyRound round = round(2, 1_000, anybody());
    round.tick(bench.now);
    round.tick(bench.after("PT0.001S"));
    SipPeer peer = NotifyBench.target(2, SipTransport.UDP, List.of()).at();
    round.unreachable(peer, "no route", bench.now);
    round.tick(bench.after("PT0.25S"));
    assertThat(round.results(0, 10))
        .singleElement()
        .satisfies(result -> {
          assertThat(result.mac()).isEqualTo(NotifyBench.mac(2));
          assertThat(result.words()).isEqualTo("no route");
        });
  }

  @Test
  void a_strangers_response_changes_nothing() throws Exception {
    NotifyRound round = round(1, 10, anybody());
    SipRequest request = NotifyBench.sent(round.tick(bench.now)).getFirst();
    assertThat(round.received("z9hG4bKother", NotifyBench.answer(request, "403 No"), bench.now))
        .isEmpty();
    assertThat(round.isOver()).isFalse();
  }

  @Test
  void a_round_that_is_stopped_tells_nobody_more() {
    NotifyRound round = round(100, 10, anybody());
    round.tick(bench.now);
    round.stop("the server stops");
    assertThat(NotifyBench.sent(round.tick(bench.after("PT0.4S")))).isEmpty();
    assertThat(round.progress()).isEqualTo(new NotifyProgress(100, 1, 99, false));
    assertThat(round.results(0, 100))
        .allMatch(
            one -> one.verdict() == Verdict.STOPPED && one.words().equals("the server stops"));
    assertThat(round.isOver()).isFalse(); // one waits for its answer
  }
}
