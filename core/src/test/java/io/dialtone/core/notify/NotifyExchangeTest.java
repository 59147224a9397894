// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.sip.DigestCredentials;
import io.dialtone.wire.sip.HeaderName;
import io.dialtone.wire.sip.Login;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipTransport;
import io.dialtone.wire.sip.transaction.SipTimers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One phone told, by a clock that is moved. */
class NotifyExchangeTest {

  private static final Login ANNA = new Login("8002", "secret");
  private static final Login OTTO = new Login("8003", "hidden");

  private final NotifyBench bench = new NotifyBench();

  private NotifyExchange exchange(SipTransport transport, boolean reboot, List<Login> logins) {
    return new NotifyExchange(
        NotifyBench.target(7, transport, logins),
        reboot,
        SipTimers.USUAL,
        NotifyBench.tokens(),
        bench.now);
  }

  @Test
  void the_request_byte_for_byte_NTF_1() {
    NotifyExchange exchange = exchange(SipTransport.UDP, false, List.of());
    String branch = exchange.branch();
    SipRequest request = NotifyBench.sent(exchange.begin()).getFirst();
    String text = new String(request.encode().toArray(), StandardCharsets.UTF_8);
    assertThat(text.replaceAll("tag=[0-9a-f]{16}", "tag=T").replaceAll("[0-9a-f]{16}@", "C@"))
        .isEqualTo(
            """
            NOTIFY sip:8002@10.0.0.7:5060 SIP/2.0\r
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=%s;rport\r
            Max-Forwards: 70\r
            From: <sip:dialtone@192.0.2.1>;tag=T\r
            To: <sip:8002@10.0.0.7:5060>\r
            Call-ID: C@192.0.2.1\r
            CSeq: 1 NOTIFY\r
            Contact: <sip:dialtone@192.0.2.1:5060>\r
            Event: check-sync\r
            Subscription-State: terminated\r
            User-Agent: Dialtone\r
            Content-Length: 0\r
            \r
            """
                .formatted(branch));
  }

  @ParameterizedTest
  @CsvSource({"UDP, false, check-sync", "TCP, true, check-sync;reboot=true"})
  void the_event_says_whether_to_reboot_NTF_5(SipTransport transport, boolean reboot, String event)
      throws Exception {
    SipRequest request =
        NotifyBench.sent(exchange(transport, reboot, List.of()).begin()).getFirst();
    assertThat(request.headers().first(HeaderName.EVENT)).contains(event);
    assertThat(request.via().transport()).isEqualTo(transport.name());
  }

  @Test
  void it_is_repeated_by_timer_E_until_timer_F_over_udp() {
    NotifyExchange exchange = exchange(SipTransport.UDP, false, List.of());
    List<Long> repeated = new ArrayList<>();
    while (exchange.answer().isEmpty()) {
      bench.now = exchange.wake().orElseThrow();
      NotifyBench.sent(exchange.tick(bench.now))
          .forEach(_ -> repeated.add(Duration.between(NotifyBench.START, bench.now).toMillis()));
    }
    assertThat(repeated)
        .containsExactly(500L, 1500L, 3500L, 7500L, 11500L, 15500L, 19500L, 23500L, 27500L, 31500L);
    assertThat(exchange.answer()).contains(new NotifyAnswer.Silence("no answer within 32 s"));
    assertThat(bench.now).isEqualTo(NotifyBench.START.plusSeconds(32));
  }

  @Test
  void over_tcp_nothing_is_repeated() {
    NotifyExchange exchange = exchange(SipTransport.TCP, false, List.of());
    assertThat(exchange.wake()).contains(NotifyBench.START.plusSeconds(32));
    assertThat(NotifyBench.sent(exchange.tick(bench.after("PT31S")))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 OK | Taken[words=200 OK]",
        "202 Accepted | Taken[words=202 Accepted]",
        "403 Forbidden | Refused[status=403, words=403 Forbidden: it takes no NOTIFY,"
            + " sw_notify_autoprovision=1 would (NTF-2)]",
        "489 Bad Event | Refused[status=489, words=489 Bad Event: it knows no check-sync]",
        "405 No | Refused[status=405, words=405 No: it knows no NOTIFY]",
        "481 Gone | Refused[status=481, words=481 Gone: it takes NOTIFY within a dialog only]",
        "503 Busy | Refused[status=503, words=503 Busy]",
        "302 Moved | Refused[status=302, words=302 Moved]",
        "401 Who | Refused[status=401, words=401 Who: it wants a password, and none is known that"
            + " may be shown there (NTF-4)]",
      })
  void every_answer_in_words(String status, String answer) throws Exception {
    NotifyExchange exchange = exchange(SipTransport.UDP, false, List.of());
    SipRequest request = NotifyBench.sent(exchange.begin()).getFirst();
    exchange.received(NotifyBench.answer(request, "100 Trying"), bench.now);
    assertThat(exchange.answer()).isEmpty();
    exchange.received(NotifyBench.answer(request, status), bench.now);
    assertThat(exchange.answer().orElseThrow()).hasToString(answer);
    assertThat(exchange.received(NotifyBench.answer(request, "200 OK"), bench.now)).isEmpty();
    assertThat(exchange.answer().orElseThrow()).hasToString(answer);
  }

  private static String challenge(String nonce, String more) {
    return "WWW-Authenticate: Digest realm=\"ST2030\", nonce=\""
        + nonce
        + "\", algorithm=MD5, qop=\"auth\""
        + more;
  }

  @Test
  void a_challenge_is_answered_with_the_account_of_its_line_NTF_4() throws Exception {
    NotifyExchange exchange = exchange(SipTransport.UDP, false, List.of(ANNA));
    SipRequest first = NotifyBench.sent(exchange.begin()).getFirst();
    SipRequest second =
        NotifyBench.sent(
                exchange.received(
                    NotifyBench.answer(first, "401 Unauthorized", challenge("n1", "")), bench.now))
            .getFirst();
    DigestCredentials shown =
        DigestCredentials.parse(second.headers().first(HeaderName.AUTHORIZATION).orElseThrow());
    assertThat(shown.isBy(ANNA, SipRequest.NOTIFY)).isTrue();
    assertThat(shown.uri()).isEqualTo(second.uri());
    assertThat(second.cseq().number()).isEqualTo(2);
    assertThat(second.callId()).isEqualTo(first.callId());
    assertThat(NotifyBench.branch(second))
        .isNotEqualTo(NotifyBench.branch(first))
        .isEqualTo(exchange.branch());
    exchange.received(NotifyBench.answer(second, "200 OK"), bench.now);
    assertThat(exchange.answer()).contains(new NotifyAnswer.Taken("200 OK"));
  }

  @Test
  void each_lines_account_is_tried_once_NTF_4() throws Exception {
    NotifyExchange exchange = exchange(SipTransport.UDP, false, List.of(ANNA, OTTO));
    SipRequest request = NotifyBench.sent(exchange.begin()).getFirst();
    List<String> users = new ArrayList<>();
    for (int i = 1; exchange.answer().isEmpty(); i++) {
      for (SipRequest next :
          NotifyBench.sent(
              exchange.received(
                  NotifyBench.answer(request, "401 Unauthorized", challenge("n" + i, "")),
                  bench.now))) {
        request = next;
        users.add(
            DigestCredentials.parse(next.headers().first(HeaderName.AUTHORIZATION).orElseThrow())
                .user());
      }
    }
    assertThat(users).containsExactly("8002", "8003");
    assertThat(exchange.answer().orElseThrow().words())
        .isEqualTo(
            "401 Unauthorized: it takes the password of none of the accounts on its lines"
                + " (NTF-4)");
  }

  @Test
  void a_stale_nonce_is_answered_anew_but_not_for_ever_NTF_4() throws Exception {
    NotifyExchange exchange = exchange(SipTransport.UDP, false, List.of(ANNA));
    SipRequest request = NotifyBench.sent(exchange.begin()).getFirst();
    int shown = 0;
    for (int i = 1; exchange.answer().isEmpty() && i < 20; i++) {
      List<SipRequest> next =
          NotifyBench.sent(
              exchange.received(
                  NotifyBench.answer(
                      request, "401 Unauthorized", challenge("n" + i, ", stale=true")),
                  bench.now));
      shown += next.size();
      request = next.isEmpty() ? request : next.getFirst();
    }
    assertThat(shown).isEqualTo(3);
    assertThat(exchange.answer().orElseThrow()).isInstanceOf(NotifyAnswer.Refused.class);
  }

  @Test
  void a_challenge_that_nobody_can_answer_is_said_NTF_4() throws Exception {
    NotifyExchange exchange = exchange(SipTransport.UDP, false, List.of(ANNA));
    SipRequest request = NotifyBench.sent(exchange.begin()).getFirst();
    exchange.received(
        NotifyBench.answer(request, "401 Unauthorized", "WWW-Authenticate: Basic realm=\"x\""),
        bench.now);
    assertThat(exchange.answer().orElseThrow().words()).contains("cannot be answered");
  }

  @Test
  void what_cannot_be_sent_is_said_at_once() {
    NotifyExchange exchange = exchange(SipTransport.TCP, false, List.of());
    exchange.unreachable("no connection: Connection refused", bench.now);
    assertThat(exchange.answer())
        .contains(new NotifyAnswer.Silence("no connection: Connection refused"));
  }
}
