// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.SipResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTest {

  private static String request(String method, String branch) {
    return """
    %s sip:8002@192.0.2.9:5062 SIP/2.0
    Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%s
    From: "Anna" <sip:8001@pbx>;tag=1
    To: <sip:8002@pbx>
    Call-ID: call
    CSeq: 1 %s
    Content-Length: 0

    """
        .formatted(method, branch, method);
  }

  @Test
  void an_invite_rings_and_the_phone_hears_of_it_TRG_6_LCD_3() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().receive(request("INVITE", "a"));
    SipResponse ringing = bench.response();
    assertThat(ringing.status()).isEqualTo(180);
    assertThat(ringing.headers().first("Contact")).contains("<sip:8002@192.0.2.9:5062>");
    assertThat(bench.posted()).containsExactly(new PhoneEvent.IncomingCall("Anna"));
    bench.receive(request("INVITE", "a")); // repeated: the same call
    assertThat(bench.response()).isEqualTo(ringing);
    assertThat(bench.posted()).hasSize(1);
  }

  @Test
  void a_caller_who_gives_up_gets_200_and_487_until_he_confirms_TRG_6()
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("INVITE", "a"));
    bench.sent();
    bench.receive(request("CANCEL", "a"));
    assertThat(bench.statuses()).containsExactly(200, 487);
    assertThat(bench.posted())
        .containsExactly(new PhoneEvent.IncomingCall("Anna"), new PhoneEvent.CallEnded());
    bench.pass(Duration.ofMillis(1500));
    assertThat(bench.statuses()).containsExactly(487, 487); // timer G
    bench.receive(request("ACK", "a")).pass(Duration.ofMinutes(2));
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.wake()).isEmpty();
  }

  @Test
  void a_cancel_for_no_call_finds_none() throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("CANCEL", "a"));
    assertThat(bench.response().status()).isEqualTo(481);
    assertThat(bench.posted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"RUNNING, false, RUN-10", "IDLE, true, TRG-6", "WAITING_FOR_USER, true, TRG-6"})
  void a_phone_in_use_or_in_a_run_is_busy(Activity activity, boolean talking, String rule)
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().doing(activity).talking(talking);
    bench.receive(request("INVITE", "a"));
    assertThat(bench.response().status()).isEqualTo(486);
    assertThat(bench.noted()).endsWith(rule);
    assertThat(bench.posted()).isEmpty();
  }

  @Test
  void a_second_caller_is_busy_and_the_first_still_rings() throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("INVITE", "a"));
    bench.sent();
    bench.receive(request("INVITE", "b"));
    assertThat(bench.response().status()).isEqualTo(486);
    bench.receive(request("CANCEL", "a"));
    assertThat(bench.statuses()).containsExactly(200, 487);
  }

  @Test
  void a_cancel_after_the_answer_changes_nothing() throws MalformedPacketException {
    AgentBench bench = new AgentBench().talking(true).receive(request("INVITE", "a"));
    bench.sent();
    bench.receive(request("CANCEL", "a"));
    assertThat(bench.response().status()).isEqualTo(200);
  }

  @Test
  void it_rings_again_each_minute_and_ends_after_three() throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("INVITE", "a"));
    bench.sent();
    bench.pass(Answering.RING_LIMIT.minusSeconds(1));
    assertThat(bench.statuses()).containsExactly(180, 180);
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.response().status()).isEqualTo(480);
    assertThat(bench.posted()).endsWith(new PhoneEvent.CallEnded());
  }

  @Test
  void a_user_who_lifts_the_handset_leaves_the_caller_busy() throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("INVITE", "a"));
    bench.sent();
    bench.decline();
    assertThat(bench.response().status()).isEqualTo(486);
    assertThat(bench.posted()).endsWith(new PhoneEvent.CallEnded());
    bench.decline();
    assertThat(bench.sent()).isEmpty();
  }

  @Test
  void options_is_answered_with_what_the_phone_can() throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("OPTIONS", "o"));
    SipResponse response = bench.response();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.headers().list("Allow"))
        .containsExactly("INVITE", "ACK", "CANCEL", "OPTIONS", "NOTIFY");
    assertThat(response.headers().first("Allow-Events")).contains("check-sync");
  }

  @ParameterizedTest
  @CsvSource({"SUBSCRIBE, 405", "REGISTER, 405", "FROBNICATE, 405", "BYE, 481"})
  void what_a_phone_does_not_take_is_refused(String method, int status)
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request(method, "x"));
    assertThat(bench.response().status()).isEqualTo(status);
  }

  @Test
  void an_extension_that_is_required_is_refused_by_name() throws MalformedPacketException {
    AgentBench bench = new AgentBench();
    bench.receive(request("INVITE", "a").replace("CSeq", "Require: 100rel, foo\nCSeq"));
    SipResponse response = bench.response();
    assertThat(response.status()).isEqualTo(420);
    assertThat(response.headers().first("Unsupported")).contains("100rel, foo");
  }

  @Test
  void an_ack_is_never_answered() {
    AgentBench bench = new AgentBench().receive(request("ACK", "a"));
    assertThat(bench.sent()).isEmpty();
    bench.receive(request("ACK", "a").replace("CSeq: 1 ACK", "CSeq: x"));
    assertThat(bench.sent()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "CSeq: 1 OPTIONS, CSeq: 1 INVITE",
    "CSeq: 1 OPTIONS, CSeq: one",
    "Call-ID: call, X: y"
  })
  void a_request_with_broken_essentials_is_bad(String good, String broken)
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("OPTIONS", "x").replace(good, broken));
    assertThat(bench.response().status()).isEqualTo(400);
    assertThat(bench.noted()).startsWith("400");
  }

  @ParameterizedTest
  @CsvSource({
    "Via: SIP/2.0/UDP 192.0.2.1:5060, Via: nonsense",
    "To: <sip:8002@pbx>, To: <",
    "Content-Length: 0, Content-Length: 7",
    "Content-Length: 0, nonsense",
  })
  void what_cannot_be_answered_is_dropped_with_a_note(String good, String broken) {
    AgentBench bench = new AgentBench().receive(request("OPTIONS", "x").replace(good, broken));
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.noted()).matches("(not answered|dropped).*");
  }

  @Test
  void the_answer_goes_where_the_via_says_but_to_the_address_it_came_from()
      throws MalformedPacketException {
    AgentBench bench = new AgentBench();
    bench.receive(AgentBench.peer("192.0.2.7:1234"), request("OPTIONS", "x"));
    assertThat(bench.sent().getFirst().to()).isEqualTo(AgentBench.peer("192.0.2.7:5060"));
    bench.receive(
        AgentBench.peer("192.0.2.7:1234"), request("OPTIONS", "y").replace("5060;", "5060;rport;"));
    assertThat(bench.sent().getFirst().to()).isEqualTo(AgentBench.peer("192.0.2.7:1234"));
  }

  @Test
  void a_flood_of_requests_has_a_limit() throws MalformedPacketException {
    AgentBench bench = new AgentBench();
    for (int i = 0; i < Answering.MAX_TRANSACTIONS + 10; i++) {
      bench.receive(request("OPTIONS", "f" + i));
    }
    assertThat(bench.statuses()).hasSize(Answering.MAX_TRANSACTIONS);
    bench.pass(Duration.ofSeconds(33)).receive(request("OPTIONS", "later"));
    assertThat(bench.statuses()).containsExactly(200);
  }

  @Test
  void a_phone_that_restarts_has_forgotten_the_call() throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("INVITE", "a"));
    bench.doing(Activity.STARTING).look().doing(Activity.IDLE).look();
    bench.sent();
    bench.receive(request("CANCEL", "a"));
    assertThat(bench.response().status()).isEqualTo(481);
  }

  @Test
  void a_phone_that_is_switched_off_says_so_to_the_caller() throws MalformedPacketException {
    AgentBench bench = new AgentBench().receive(request("INVITE", "a"));
    bench.sent();
    bench.stop();
    assertThat(bench.statuses()).containsExactly(480);
    assertThat(bench.isStopped()).isTrue();
  }
}
