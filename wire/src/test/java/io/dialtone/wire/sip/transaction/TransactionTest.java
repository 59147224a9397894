// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipHeaders;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import io.dialtone.wire.sip.SipStatus;
import io.dialtone.wire.sip.transaction.TransactionEffect.Deliver;
import io.dialtone.wire.sip.transaction.TransactionEffect.Failed;
import io.dialtone.wire.sip.transaction.TransactionEffect.Send;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final SipRequest REGISTER = request("REGISTER", "z9hG4bKa");
  private static final SipRequest INVITE = request("INVITE", "z9hG4bKb");

  private static SipRequest request(String method, String branch) {
    return new SipRequest(
        method,
        "sip:a@192.0.2.1",
        SipHeaders.NONE
            .with("Via", "SIP/2.0/UDP 192.0.2.9:5060;branch=" + branch)
            .with("From", "<sip:b@192.0.2.9>;tag=1")
            .with("To", "<sip:a@192.0.2.1>")
            .with("Call-ID", "c")
            .with("CSeq", "1 " + method));
  }

  private static SipResponse response(int status) {
    return new SipResponse(status, "", SipHeaders.NONE, Bytes.EMPTY);
  }

  private static Instant at(long millis) {
    return START.plusMillis(millis);
  }

  private interface Ticking {
    List<TransactionEffect> tick(Instant now);
  }

  /** The times in ms at which something is sent or fails, each tick made when it is due. */
  private static List<String> run(Ticking ticking, Supplier<Optional<Instant>> wake) {
    List<String> seen = new ArrayList<>();
    for (var due = wake.get(); due.isPresent(); due = wake.get()) {
      long millis = Duration.between(START, due.get()).toMillis();
      ticking
          .tick(due.get())
          .forEach(e -> seen.add(e instanceof Failed ? millis + " failed" : millis + " sent"));
    }
    return seen;
  }

  @Test
  void an_unanswered_request_over_udp_follows_timers_e_and_f_NTF_4() {
    ClientTransaction client = ClientTransaction.begin(REGISTER, false, SipTimers.USUAL, START);
    assertThat(run(client::tick, client::wake))
        .containsExactly(
            "500 sent",
            "1500 sent",
            "3500 sent",
            "7500 sent",
            "11500 sent",
            "15500 sent",
            "19500 sent",
            "23500 sent",
            "27500 sent",
            "31500 sent",
            "32000 failed");
    assertThat(client.isOver()).isTrue();
  }

  @Test
  void over_tcp_nothing_is_repeated_and_only_timer_f_ends_it_NTF_4() {
    ClientTransaction client = ClientTransaction.begin(REGISTER, true, SipTimers.USUAL, START);
    assertThat(run(client::tick, client::wake)).containsExactly("32000 failed");
  }

  @Test
  void a_provisional_answer_slows_the_repetitions_to_t2() {
    ClientTransaction client = ClientTransaction.begin(REGISTER, false, SipTimers.USUAL, START);
    assertThat(client.received(response(100), at(100))).containsExactly(new Deliver(response(100)));
    assertThat(run(client::tick, client::wake))
        .startsWith("500 sent", "4500 sent", "8500 sent")
        .endsWith("32000 failed");
  }

  @Test
  void a_final_answer_is_delivered_once_and_its_repetitions_absorbed_until_timer_k() {
    ClientTransaction client = ClientTransaction.begin(REGISTER, false, SipTimers.USUAL, START);
    assertThat(client.received(response(200), at(300))).containsExactly(new Deliver(response(200)));
    assertThat(client.received(response(200), at(900))).isEmpty();
    assertThat(client.wake()).contains(at(5300));
    assertThat(client.isOver()).isFalse();
    assertThat(client.tick(at(5300))).isEmpty();
    assertThat(client.isOver()).isTrue();
  }

  @Test
  void over_tcp_timer_k_is_nothing() {
    ClientTransaction client = ClientTransaction.begin(REGISTER, true, SipTimers.USUAL, START);
    client.received(response(401), at(10));
    assertThat(client.isOver()).isTrue();
    assertThat(client.wake()).isEmpty();
  }

  @Test
  void a_transport_that_fails_ends_the_request_at_once() {
    ClientTransaction client = ClientTransaction.begin(REGISTER, true, SipTimers.USUAL, START);
    assertThat(client.unreachable("connection refused"))
        .containsExactly(new Failed("connection refused"));
    assertThat(client.unreachable("again")).isEmpty();
  }

  @Test
  void a_plain_server_repeats_its_answer_until_timer_j() {
    ServerTransaction server = ServerTransaction.begin(REGISTER, false, SipTimers.USUAL, START);
    assertThat(server.repeated()).isEmpty(); // nothing to say yet
    assertThat(server.answer(response(200), at(5))).containsExactly(new Send(response(200)));
    assertThat(server.answer(response(403), at(6))).isEmpty();
    assertThat(server.repeated()).containsExactly(new Send(response(200)));
    assertThat(server.wake()).contains(at(32_005));
    server.tick(at(32_005));
    assertThat(server.isOver()).isTrue();
    assertThat(server.repeated()).isEmpty();
  }

  @Test
  void a_plain_server_over_tcp_forgets_at_once() {
    ServerTransaction server = ServerTransaction.begin(REGISTER, true, SipTimers.USUAL, START);
    server.answer(response(200), at(5));
    assertThat(server.isOver()).isTrue();
  }

  @Test
  void a_refused_invite_is_repeated_by_timer_g_until_timer_h() {
    ServerTransaction server = ServerTransaction.begin(INVITE, false, SipTimers.USUAL, START);
    server.answer(response(180), START);
    assertThat(server.wake()).isEmpty(); // it may ring for ever
    assertThat(server.repeated()).containsExactly(new Send(response(180)));
    server.answer(response(486), START);
    assertThat(run(server::tick, server::wake))
        .startsWith("500 sent", "1500 sent", "3500 sent", "7500 sent", "11500 sent")
        .endsWith("32000 failed");
    assertThat(server.isOver()).isTrue();
  }

  @Test
  void an_ack_ends_the_repetitions_and_timer_i_the_rest() {
    InviteServerTransaction server =
        (InviteServerTransaction) ServerTransaction.begin(INVITE, false, SipTimers.USUAL, START);
    server.answer(response(487), START);
    server.acknowledged(at(200));
    assertThat(server.repeated()).isEmpty();
    assertThat(server.wake()).contains(at(5200));
    server.tick(at(5200));
    assertThat(server.isOver()).isTrue();
  }

  @Test
  void over_tcp_a_refusal_is_sent_once_and_the_ack_ends_it() {
    InviteServerTransaction server =
        (InviteServerTransaction) ServerTransaction.begin(INVITE, true, SipTimers.USUAL, START);
    server.answer(response(486), START);
    assertThat(server.wake()).contains(at(32_000));
    server.acknowledged(at(200));
    assertThat(server.isOver()).isTrue();
  }

  @Test
  void an_accepted_invite_is_no_longer_the_transactions_business() {
    ServerTransaction server = ServerTransaction.begin(INVITE, false, SipTimers.USUAL, START);
    server.answer(response(200), START);
    assertThat(server.isOver()).isTrue();
  }

  @Test
  void a_repetition_has_the_key_of_the_first_and_another_request_has_not()
      throws MalformedPacketException {
    assertThat(TransactionKey.of(REGISTER)).isEqualTo(TransactionKey.of(REGISTER));
    assertThat(TransactionKey.of(REGISTER))
        .isNotEqualTo(TransactionKey.of(request("REGISTER", "z9hG4bKother")));
    assertThat(TransactionKey.of(request("ACK", "z9hG4bKb"))).isEqualTo(TransactionKey.of(INVITE));
    SipRequest cancel = request("CANCEL", "z9hG4bKb");
    assertThat(TransactionKey.of(cancel)).isNotEqualTo(TransactionKey.of(INVITE));
    assertThat(TransactionKey.cancelledBy(cancel)).isEqualTo(TransactionKey.of(INVITE));
  }

  @ParameterizedTest
  @CsvSource({"CSeq, 2 REGISTER", "Call-ID, d", "From, <sip:b@192.0.2.9>;tag=2"})
  void a_branch_without_the_cookie_is_not_enough_RFC_2543(String header, String other)
      throws MalformedPacketException {
    SipRequest old = request("REGISTER", "1");
    SipRequest next = old.with(old.headers().replacing(header, other));
    assertThat(TransactionKey.of(next)).isNotEqualTo(TransactionKey.of(old));
  }

  @Test
  void the_key_needs_a_via_but_no_status() throws MalformedPacketException {
    assertThat(TransactionKey.of(REGISTER).text()).contains("z9hg4bka").endsWith("REGISTER");
    assertThat(REGISTER.answer(SipStatus.OK, "t").via()).isEqualTo(REGISTER.via());
  }

  @Test
  void timers_must_make_sense() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SipTimers(Duration.ZERO, Duration.ofSeconds(4), Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new SipTimers(Duration.ofSeconds(5), Duration.ofSeconds(4), Duration.ZERO));
  }
}
