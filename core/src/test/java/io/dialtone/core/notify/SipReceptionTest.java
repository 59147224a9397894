// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.sip.SipMessage;
import io.dialtone.wire.sip.SipRequest;
import io.dialtone.wire.sip.SipResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever asks the server by SIP. */
class SipReceptionTest {

  private static final Endpoint FROM = new Endpoint(Ip4Address.of(10, 0, 0, 9), 5070);

  private static Optional<SipResponse> answer(String method, String call) throws Exception {
    String text =
        method
            + " sip:192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1;rport\r\n"
            + "From: <sip:a@10.0.0.9>;tag=1\r\nTo: <sip:192.0.2.1>\r\n"
            + call
            + "CSeq: 1 "
            + method
            + "\r\n\r\n";
    return SipReception.answer((SipRequest) SipMessage.parse(Bytes.utf8(text)), FROM);
  }

  @Test
  void options_are_answered_byte_for_byte() throws Exception {
    SipResponse answer = answer("OPTIONS", "Call-ID: x\r\n").orElseThrow();
    assertThat(new String(answer.encode().toArray(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            SIP/2.0 200 OK\r
            Via: SIP/2.0/UDP 10.0.0.9;branch=z9hG4bK1;rport=5070;received=10.0.0.9\r
            From: <sip:a@10.0.0.9>;tag=1\r
            To: <sip:192.0.2.1>;tag=00000078\r
            Call-ID: x\r
            CSeq: 1 OPTIONS\r
            Allow: OPTIONS\r
            User-Agent: Dialtone\r
            Content-Length: 0\r
            \r
            """);
  }

  @ParameterizedTest
  @CsvSource({"REGISTER, 405", "INVITE, 405", "NOTIFY, 405", "OPTIONS, 200"})
  void nothing_else_is_done_here(String method, int status) throws Exception {
    assertThat(answer(method, "Call-ID: x\r\n").orElseThrow().status()).isEqualTo(status);
  }

  @Test
  void an_ack_and_a_request_without_a_call_are_not_answered() throws Exception {
    assertThat(answer("ACK", "Call-ID: x\r\n")).isEmpty();
    assertThat(answer("OPTIONS", "")).isEmpty();
  }
}
