// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.sip;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.PhoneStatus.Activity;
import io.dialtone.handset.sip.LineStatus.State;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.sip.DigestCredentials;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipTransport;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegistrationTest {

  private static final String MD5 =
      "WWW-Authenticate: Digest realm=\"pbx\", nonce=\"n1\", qop=\"auth\", algorithm=MD5";

  @Test
  void a_line_registers_as_its_parameters_say_FIL_2() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().set("ExpireTimeMP1", "1800").look();
    var send = bench.sent().getFirst();
    assertThat(send.to()).isEqualTo(AgentBench.peer("192.0.2.1:5070"));
    assertThat(send.request()).isTrue();
    assertThat(send.message().utf8())
        .matches(
            """
            REGISTER sip:pbx.example SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5062;branch=z9hG4bK[0-9a-f]{16};rport
            Max-Forwards: 70
            From: <sip:8002@pbx.example>;tag=[0-9a-f]{16}
            To: <sip:8002@pbx.example>
            Call-ID: [0-9a-f]{16}@192.0.2.9
            CSeq: 1 REGISTER
            Contact: <sip:8002@192.0.2.9:5062>
            Expires: 1800
            Content-Length: 0

            """
                .replace("\n", "\r\n"));
    assertThat(bench.line1().state()).isEqualTo(State.TRYING);
  }

  @ParameterizedTest
  @CsvSource({
    "MD5, WWW-Authenticate, 401, Authorization",
    "SHA-256, Proxy-Authenticate, 407, Proxy-Authorization"
  })
  void a_challenge_is_answered_with_the_lines_password(
      String algorithm, String challenge, int status, String answer)
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    SipRequest first = bench.request();
    bench.answer(
        first,
        status,
        challenge + ": Digest realm=\"pbx\", nonce=\"n1\", qop=\"auth\", algorithm=" + algorithm);
    SipRequest second = bench.request();
    assertThat(second.cseq().number()).isEqualTo(2);
    assertThat(second.callId()).isEqualTo(first.callId());
    assertThat(second.via().branch()).isNotEqualTo(first.via().branch());
    DigestCredentials shown = DigestCredentials.parse(second.headers().first(answer).orElseThrow());
    assertThat(shown.isBy(new Login("8002", "secret"), "REGISTER")).isTrue();
    assertThat(shown.uri()).isEqualTo(second.uri());
    bench.answer(second, 200, "Contact: <sip:8002@192.0.2.9:5062>;expires=600");
    assertThat(bench.line1().state()).isEqualTo(State.REGISTERED);
    assertThat(bench.line1().until()).contains(bench.now().plusSeconds(600));
  }

  @Test
  void the_registration_is_renewed_half_way_with_the_password_at_once()
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    bench.answer(bench.request(), 401, MD5);
    bench.answer(bench.request(), 200, "Expires: 600");
    bench.pass(Duration.ofSeconds(299));
    assertThat(bench.sent()).isEmpty();
    bench.pass(Duration.ofSeconds(1));
    SipRequest renewal = bench.request();
    DigestCredentials shown =
        DigestCredentials.parse(renewal.headers().first("Authorization").orElseThrow());
    assertThat(shown.client().orElseThrow().nc()).isEqualTo("00000002");
    assertThat(bench.line1().state()).isEqualTo(State.REGISTERED);
    bench.answer(renewal, 200, "Expires: 600");
    assertThat(bench.line1().until()).contains(bench.now().plusSeconds(600));
  }

  @Test
  void a_nonce_that_is_stale_is_no_refusal() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    bench.answer(bench.request(), 401, MD5);
    bench.answer(bench.request(), 200, "Expires: 60");
    bench.pass(Duration.ofSeconds(30));
    bench.answer(bench.request(), 401, MD5.replace("n1", "n2") + ", stale=true");
    SipRequest again = bench.request();
    assertThat(again.headers().first("Authorization").orElseThrow()).contains("nonce=\"n2\"");
    bench.answer(again, 200);
    assertThat(bench.line1().state()).isEqualTo(State.REGISTERED);
  }

  @ParameterizedTest
  @CsvSource({"n1", "n2"})
  void a_wrong_password_is_tried_no_further_in_this_round(String nonce)
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    int tries = 0;
    for (var sent = bench.sent(); !sent.isEmpty(); sent = bench.sent()) {
      tries++;
      SipRequest request = (SipRequest) SipMessage.parse(sent.getFirst().message());
      bench.answer(request, 401, MD5.replace("n1", tries == 1 ? "n1" : nonce + tries % 2));
    }
    assertThat(tries).isLessThanOrEqualTo(3);
    assertThat(bench.line1().state()).isEqualTo(State.REFUSED);
    assertThat(bench.line1().detail())
        .startsWith("pbx.example:5070 says 401 Unauthorized; again in");
  }

  @Test
  void too_brief_a_time_is_asked_for_again_as_long_as_the_registrar_wants()
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().set("ExpireTimeMP1", "60").look();
    bench.answer(bench.request(), 423, "Min-Expires: 300");
    SipRequest longer = bench.request();
    assertThat(longer.headers().first("Expires")).contains("300");
    bench.answer(longer, 423);
    assertThat(bench.line1().state()).isEqualTo(State.REFUSED);
  }

  @Test
  void a_silent_registrar_is_asked_again_after_waits_that_double() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    bench.pass(Duration.ofSeconds(32));
    assertThat(bench.sent()).hasSize(11); // timer E
    assertThat(bench.line1().state()).isEqualTo(State.UNREACHABLE);
    Duration first = Duration.between(bench.now(), bench.wake().orElseThrow());
    assertThat(first).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(30));
    bench.pass(first.plusSeconds(32));
    Duration second = Duration.between(bench.now(), bench.wake().orElseThrow());
    assertThat(second).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    bench.pass(Duration.ofDays(1)).sent();
    Duration last = Duration.between(bench.now(), bench.wake().orElseThrow());
    assertThat(last).isLessThanOrEqualTo(LineRegistration.LONGEST_WAIT);
  }

  @Test
  void a_retry_after_is_respected() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    bench.answer(bench.request(), 503, "Retry-After: 120 (later)");
    bench.pass(Duration.ofSeconds(119));
    assertThat(bench.sent()).isEmpty();
    bench.pass(Duration.ofSeconds(1));
    assertThat(bench.sent()).hasSize(1);
  }

  @Test
  void the_backup_registrar_is_asked_at_once_FIL_2() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().set("RegisterServerBK1", "backup.example").look();
    bench.answer(bench.request(), 503);
    bench.pass(Duration.ZERO);
    assertThat(bench.sent().getFirst().to()).isEqualTo(AgentBench.peer("192.0.2.2:5060"));
  }

  @Test
  void a_name_nobody_knows_is_tried_again_later() {
    AgentBench bench = new AgentBench().line().set("RegisterServerMP1", "nowhere.example").look();
    assertThat(bench.line1().state()).isEqualTo(State.UNREACHABLE);
    assertThat(bench.line1().detail()).startsWith("no address is known for nowhere.example");
    assertThat(bench.wake()).isPresent();
  }

  @Test
  void a_connection_refused_is_known_at_once() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().set("TransportFlgMP1", "1").look();
    SipPeer peer = bench.sent().getFirst().to();
    assertThat(peer.transport()).isEqualTo(SipTransport.TCP);
    bench.unreachable(peer);
    assertThat(bench.line1().state()).isEqualTo(State.UNREACHABLE);
    assertThat(bench.line1().detail()).contains("connection refused");
  }

  @Test
  void over_tcp_nothing_is_repeated_and_the_contact_says_so() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().set("TransportFlgMP1", "1").look();
    SipRequest request = bench.request();
    assertThat(request.via().transport()).isEqualTo("TCP");
    assertThat(request.headers().first("Contact"))
        .contains("<sip:8002@192.0.2.9:5062;transport=tcp>");
    bench.pass(Duration.ofSeconds(31));
    assertThat(bench.sent()).isEmpty();
  }

  @Test
  void a_line_over_tls_says_why_it_is_off() {
    AgentBench bench = new AgentBench().line().set("TransportFlgMP1", "2").look();
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.line1().state()).isEqualTo(State.OFF);
    assertThat(bench.line1().detail()).contains("TLS");
  }

  @Test
  void an_orderly_end_takes_the_registration_back() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    bench.answer(bench.request(), 200, "Expires: 600");
    bench.stop();
    assertThat(bench.isStopped()).isFalse();
    SipRequest goodbye = bench.request();
    assertThat(goodbye.headers().first("Expires")).contains("0");
    bench.answer(goodbye, 401, MD5);
    bench.answer(bench.request(), 200);
    assertThat(bench.isStopped()).isTrue();
    assertThat(bench.wake()).isEmpty();
    bench.look();
    assertThat(bench.sent()).isEmpty(); // whatever the phone does now
  }

  @Test
  void a_goodbye_that_nobody_answers_ends_too() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    bench.answer(bench.request(), 200, "Expires: 600");
    bench.stop().pass(Duration.ofSeconds(32));
    assertThat(bench.isStopped()).isTrue();
  }

  @Test
  void a_line_that_never_registered_needs_no_goodbye() {
    AgentBench bench = new AgentBench().line().look();
    bench.sent();
    bench.stop();
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.isStopped()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"STARTING", "RUNNING"})
  void lines_wait_until_the_phone_is_done(Activity activity) {
    AgentBench bench = new AgentBench().line().doing(activity).look();
    assertThat(bench.sent()).isEmpty();
    bench.doing(Activity.IDLE).look().look();
    assertThat(bench.sent()).hasSize(1);
  }

  @Test
  void an_mgcp_phone_registers_nothing_NTF_1() {
    AgentBench bench = new AgentBench().speaking(Protocol.MGCP).line().look();
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.lines()).isEmpty();
  }

  @Test
  void other_parameters_after_a_reboot_make_another_registration() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    bench.answer(bench.request(), 200, "Expires: 600");
    bench.set("TEL1Number", "8009").look();
    var sent = bench.sent();
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().message().utf8()).contains("sip:8002@").contains("Expires: 0");
    assertThat(sent.getLast().message().utf8()).contains("sip:8009@").contains("Expires: 3600");
    assertThat(bench.lines()).extracting(LineStatus::number).containsExactly("8009");
  }

  @Test
  void a_response_nobody_asked_for_is_nothing() throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().look();
    SipRequest request = bench.request();
    SipRequest foreign =
        request.with(request.headers().replacing("Via", "SIP/2.0/UDP x;branch=z9hG4bKother"));
    bench.answer(foreign, 200, "Expires: 600");
    assertThat(bench.line1().state()).isEqualTo(State.TRYING);
    bench.receive("SIP/2.0 200 OK\nVia: nonsense\n\n");
    assertThat(bench.noted()).startsWith("ignored");
  }

  @Test
  void only_lines_in_use_with_a_number_and_a_registrar_register_FIL_2_FIL_8() {
    AgentBench bench =
        new AgentBench()
            .line()
            .set("TEL2Number", "8010") // TEL02Use is not 1
            .set("RegisterServerMP2", "pbx.example")
            .set("TEL03Use", "1") // no number
            .set("RegisterServerMP3", "pbx.example")
            .set("TEL4Number", "8012") // no registrar
            .set("TEL04Use", "1")
            .set("RegisterServerMP4", "0.0.0.0")
            .set("TEL5Number", "8013") // no such line
            .set("TEL05Use", "1")
            .set("RegisterServerMP5", "pbx.example")
            .look();
    assertThat(bench.lines()).extracting(LineStatus::line).containsExactly(1);
  }

  @Test
  void an_odd_number_is_escaped_and_the_domain_is_the_service_domain() {
    AgentBench bench =
        new AgentBench()
            .line()
            .set("TEL1Number", "a b\"<")
            .set("ServiceDomainMP1", "voice.example")
            .look();
    assertThat(bench.sent().getFirst().message().utf8())
        .startsWith("REGISTER sip:voice.example SIP/2.0")
        .contains("To: <sip:a%20b%22%3C@voice.example>");
  }

  @Test
  void the_phones_own_timers_count_FIL_2() {
    AgentBench bench =
        new AgentBench().line().set("ReTransTimer1", "1000").set("ReTransTimer2", "2").look();
    bench.sent();
    bench.pass(Duration.ofMillis(999));
    assertThat(bench.sent()).isEmpty();
    bench.pass(Duration.ofMillis(1));
    assertThat(bench.sent()).hasSize(1);
    bench.pass(Duration.ofSeconds(63));
    assertThat(bench.line1().state()).isEqualTo(State.UNREACHABLE);
  }

  @ParameterizedTest
  @CsvSource({"UDP, 0, ''", "TCP, 1, ';transport=tcp'"})
  void a_leased_phone_is_reached_at_its_lease(String transport, String flag, String parameter)
      throws MalformedPacketException {
    SipRequest request =
        new AgentBench()
            .line()
            .set("TransportFlgMP1", flag)
            .leased("198.51.100.4")
            .look()
            .request();
    assertThat(request.headers().first("Contact"))
        .contains("<sip:8002@198.51.100.4:5060" + parameter + ">");
    assertThat(request.headers().first("Via").orElseThrow())
        .startsWith("SIP/2.0/" + transport + " 198.51.100.4:5060;");
    assertThat(request.callId()).endsWith("@198.51.100.4");
  }

  @ParameterizedTest
  @EnumSource(value = Activity.class, names = "STARTING", mode = EnumSource.Mode.EXCLUDE)
  void without_an_address_no_registrar_is_asked(Activity activity) {
    AgentBench bench = new AgentBench().line().leased("").doing(activity).look();
    bench.pass(Duration.ofHours(1));
    assertThat(bench.sent()).isEmpty();
    assertThat(bench.lines()).isEmpty();
    assertThat(bench.wake()).isEmpty();
  }

  @Test
  void an_address_that_is_lost_ends_the_registration_without_a_word()
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().leased("198.51.100.4").look();
    bench.answer(bench.request(), 200, "Expires: 600");
    bench.leased("").look();
    assertThat(bench.pass(Duration.ofHours(1)).sent()).isEmpty();
    assertThat(bench.stop().isStopped()).isTrue();
    assertThat(bench.sent()).isEmpty();
  }

  @Test
  void a_new_lease_takes_the_old_contact_back_and_registers_the_new_one()
      throws MalformedPacketException {
    AgentBench bench = new AgentBench().line().leased("198.51.100.4").look();
    bench.answer(bench.request(), 200, "Expires: 600");
    assertThat(bench.look().sent()).as("the same lease").isEmpty();
    var sent = bench.leased("198.51.100.5").look().sent();
    assertThat(sent).hasSize(2);
    assertThat(sent.getFirst().message().utf8())
        .contains("Contact: <sip:8002@198.51.100.4:5060>\r\nExpires: 0\r\n");
    SipRequest anew = (SipRequest) SipMessage.parse(sent.getLast().message());
    assertThat(anew.headers().first("Contact")).contains("<sip:8002@198.51.100.5:5060>");
    assertThat(anew.headers().first("Expires"))
        .hasValueSatisfying(text -> assertThat(text).isNotEqualTo("0"));
    bench.answer(anew, 200, "Expires: 600");
    assertThat(bench.line1().state()).isEqualTo(State.REGISTERED);
  }
}
