// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.ClientNonce;
import io.dialtone.wire.sip.DigestAlgorithm;
import io.dialtone.wire.sip.DigestChallenge;
import io.dialtone.wire.sip.DigestCredentials;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class NotifyTest {

  private static final PhoneEvent CHECK_SYNC = new PhoneEvent.CheckSync(false);
  private static final PhoneEvent REBOOT = new PhoneEvent.CheckSync(true);

  private int count;

  private String notify(String event, String... more) {
    count++;
    return """
    NOTIFY sip:8002@192.0.2.9:5062 SIP/2.0
    Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK%d
    From: <sip:webadmin@operator.com>;tag=8542
    To: <sip:8002@192.0.2.9>
    Call-ID: 0394
    CSeq: %d NOTIFY
    Event: %s
    %sContent-Length: 0

    """
        .formatted(count, count, event, more.length == 0 ? "" : String.join("\n", more) + "\n");
  }

  private static AgentBench allowed() {
    return new AgentBench().set("sw_notify_autoprovision", "1");
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.0.0.0, 200, true",
    "1, '', 200, true",
    "1, 192.0.2.1, 200, true",
    "1, 192.0.2.2, 0, false",
    "1, pbx.example, 0, false",
    "0, 0.0.0.0, 403, false",
    "0, 192.0.2.1, 403, false",
    "0, 192.0.2.2, 0, false",
    "'', 0.0.0.0, 403, false",
    "yes, 0.0.0.0, 403, false",
  })
  @DisplayName("NTF-2 the switch and the only address decide: 200, 403 or silence")
  void switch_and_address(String allowed, String from, int status, boolean told)
      throws MalformedPacketException {
    AgentBench bench =
        new AgentBench().set("sw_notify_autoprovision", allowed).set("AuthNotifyCheckSync", from);
    bench.receive(notify("check-sync"));
    assertThat(bench.statuses()).isEqualTo(status == 0 ? List.of() : List.of(status));
    assertThat(bench.posted().contains(CHECK_SYNC)).isEqualTo(told);
    assertThat(bench.noted()).endsWith(told ? "NTF-1" : "NTF-2");
  }

  @Test
  void a_wrong_address_gets_no_answer_at_all_NTF_2() {
    AgentBench bench = allowed().set("AuthNotifyCheckSync", "192.0.2.77");
    bench.receive(notify("check-sync")).pass(Duration.ofMinutes(1));
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.posted()).isEmpty();
    assertThat(bench.noted()).contains("not answered: 192.0.2.1 is not the address");
  }

  @Test
  void notify_is_off_by_default_NTF_2() throws MalformedPacketException {
    AgentBench bench = new AgentBench();
    bench.receive(notify("check-sync"));
    assertThat(bench.response().status()).isEqualTo(403);
    assertThat(bench.posted()).isEmpty();
  }

  @Test
  void check_sync_is_answered_200_and_posted_NTF_1_TRG_5() throws MalformedPacketException {
    AgentBench bench = allowed();
    bench.receive(notify("check-sync"));
    SipResponse response = bench.response();
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.to().tag()).isPresent();
    assertThat(response.headers().first("User-Agent"))
        .contains("THOMSON ST2030 hw5 fw1.53 00-14-7F-00-00-01");
    assertThat(bench.posted()).containsExactly(CHECK_SYNC);
  }

  @Test
  void with_reboot_true_a_reboot_is_posted_NTF_5() throws MalformedPacketException {
    AgentBench bench = allowed();
    bench.receive(notify("check-sync;reboot=true"));
    assertThat(bench.response().status()).isEqualTo(200);
    assertThat(bench.posted()).containsExactly(REBOOT);
  }

  @Test
  void a_repetition_is_answered_again_but_posted_once_NTF_4() throws MalformedPacketException {
    AgentBench bench = allowed();
    String notify = notify("check-sync");
    bench.receive(notify).receive(notify).receive(notify);
    assertThat(bench.statuses()).containsExactly(200, 200, 200);
    assertThat(bench.posted()).containsExactly(CHECK_SYNC);
  }

  @ParameterizedTest
  @CsvSource({"check-sync", "check-sync;reboot=true"})
  void in_its_span_the_phone_says_200_and_does_nothing_NTF_3(String event)
      throws MalformedPacketException {
    AgentBench bench = allowed().doing(Activity.WAITING_IN_SPAN);
    bench.receive(notify(event));
    assertThat(bench.response().status()).isEqualTo(200);
    assertThat(bench.posted()).isEmpty();
    assertThat(bench.noted()).endsWith("NTF-3");
  }

  @ParameterizedTest
  @EnumSource(names = {"RUNNING", "IDLE"})
  void what_comes_during_a_run_or_a_call_is_left_to_the_phone_TRG_6(Activity activity)
      throws MalformedPacketException {
    AgentBench bench = allowed().doing(activity).talking(true);
    bench.receive(notify("check-sync"));
    assertThat(bench.response().status()).isEqualTo(200);
    assertThat(bench.posted()).containsExactly(CHECK_SYNC);
  }

  @Test
  void with_provisioning_off_nothing_starts_TRG_7() throws MalformedPacketException {
    AgentBench bench = allowed().set("AutoprovisionFlag", "0");
    bench.receive(notify("check-sync"));
    assertThat(bench.response().status()).isEqualTo(200);
    assertThat(bench.posted()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "check-sync, '', '', false",
    "check-sync, 192.0.2.5, '', false",
    "check-sync, '', st2030s.inf, false",
    "check-sync, 192.0.2.5, st2030s.inf, true",
    "check-sync;reboot=true, '', '', true",
  })
  void the_quirk_notify_needs_server_NTF_5(String event, String server, String name, boolean told)
      throws MalformedPacketException {
    AgentBench bench =
        allowed()
            .with(Quirk.NOTIFY_NEEDS_SERVER)
            .set("AutoprovisionHTTPServer", server)
            .set("AutoprovisionConfigname", name);
    bench.receive(notify(event));
    assertThat(bench.response().status()).isEqualTo(200);
    assertThat(bench.posted()).hasSize(told ? 1 : 0);
  }

  @Test
  void another_event_is_refused_and_says_which_is_taken_NTF_1() throws MalformedPacketException {
    AgentBench bench = allowed();
    bench.receive(notify("message-summary"));
    SipResponse response = bench.response();
    assertThat(response.status()).isEqualTo(489);
    assertThat(response.headers().first("Allow-Events")).contains("check-sync");
    bench.receive(notify("x").replace("Event: x\n", ""));
    assertThat(bench.response().status()).isEqualTo(489);
    assertThat(bench.posted()).isEmpty();
  }

  @Test
  void inside_a_dialog_there_is_none_NTF_1() throws MalformedPacketException {
    AgentBench bench = allowed();
    bench.receive(notify("check-sync").replace("2.9>\n", "2.9>;tag=old\n"));
    assertThat(bench.response().status()).isEqualTo(481);
    assertThat(bench.posted()).isEmpty();
  }

  @Test
  void an_mgcp_phone_has_no_ears_for_it_NTF_1() {
    AgentBench bench = allowed().speaking(Protocol.MGCP);
    bench.receive(notify("check-sync"));
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.posted()).isEmpty();
  }

  @Test
  void a_phone_that_is_starting_hears_nothing() {
    AgentBench bench = allowed().doing(Activity.STARTING);
    bench.receive(notify("check-sync"));
    assertThat(bench.sent()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(DigestAlgorithm.class)
  void who_knows_a_lines_password_passes_the_challenge_NTF_4(DigestAlgorithm algorithm)
      throws MalformedPacketException {
    AgentBench bench = allowed().line().with(Quirk.NOTIFY_DIGEST).challenging(algorithm);
    bench.receive(notify("check-sync"));
    SipResponse challenged = bench.response();
    assertThat(challenged.status()).isEqualTo(401);
    DigestChallenge challenge = DigestChallenge.of(challenged).orElseThrow();
    assertThat(challenge.realm()).isEqualTo("ST2030");
    assertThat(challenge.known()).contains(algorithm);
    bench.receive(notify("check-sync", authorization(challenge, "secret", 1)));
    assertThat(bench.response().status()).isEqualTo(200);
    assertThat(bench.posted()).containsExactly(CHECK_SYNC);
  }

  @Test
  void a_wrong_password_is_challenged_anew_and_does_nothing_NTF_4()
      throws MalformedPacketException {
    AgentBench bench = allowed().line().with(Quirk.NOTIFY_DIGEST);
    bench.receive(notify("check-sync"));
    DigestChallenge first = DigestChallenge.of(bench.response()).orElseThrow();
    bench.receive(notify("check-sync", authorization(first, "guess", 1)));
    SipResponse second = bench.response();
    assertThat(second.status()).isEqualTo(401);
    assertThat(DigestChallenge.of(second).orElseThrow().nonce()).isNotEqualTo(first.nonce());
    assertThat(DigestChallenge.of(second).orElseThrow().stale()).isFalse();
    assertThat(bench.posted()).isEmpty();
  }

  @Test
  void what_was_overheard_cannot_be_used_again_NTF_4() throws MalformedPacketException {
    AgentBench bench = allowed().line().with(Quirk.NOTIFY_DIGEST);
    bench.receive(notify("check-sync"));
    DigestChallenge challenge = DigestChallenge.of(bench.response()).orElseThrow();
    String shown = authorization(challenge, "secret", 1);
    bench.receive(notify("check-sync", shown));
    assertThat(bench.response().status()).isEqualTo(200);
    bench.receive(notify("check-sync", shown));
    SipResponse replayed = bench.response();
    assertThat(replayed.status()).isEqualTo(401);
    assertThat(DigestChallenge.of(replayed).orElseThrow().stale()).isTrue();
    bench.receive(notify("check-sync", authorization(challenge, "secret", 2)));
    assertThat(bench.response().status()).isEqualTo(200); // the count has grown
    assertThat(bench.posted()).hasSize(2);
  }

  @Test
  void a_nonce_grows_old_NTF_4() throws MalformedPacketException {
    AgentBench bench = allowed().line().with(Quirk.NOTIFY_DIGEST);
    bench.receive(notify("check-sync"));
    DigestChallenge challenge = DigestChallenge.of(bench.response()).orElseThrow();
    bench.pass(NotifyGuard.NONCE_LIFE);
    bench.receive(notify("check-sync", authorization(challenge, "secret", 1)));
    assertThat(DigestChallenge.of(bench.response()).orElseThrow().stale()).isTrue();
  }

  @Test
  void without_any_password_nobody_can_be_known_NTF_4() throws MalformedPacketException {
    AgentBench bench = allowed().with(Quirk.NOTIFY_DIGEST);
    bench.receive(notify("check-sync"));
    assertThat(bench.response().status()).isEqualTo(403);
  }

  @Test
  void broken_credentials_are_none_NTF_4() throws MalformedPacketException {
    AgentBench bench = allowed().line().with(Quirk.NOTIFY_DIGEST);
    bench.receive(notify("check-sync", "Authorization: Digest nonsense"));
    assertThat(bench.response().status()).isEqualTo(401);
  }

  private static String authorization(DigestChallenge challenge, String password, int count) {
    return "Authorization: "
        + DigestCredentials.answer(
                challenge,
                new Login("8002", password),
                "NOTIFY",
                "sip:8002@192.0.2.9:5062",
                new ClientNonce("c", count))
            .text();
  }
}
