// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SipMessageTest {

  private static final String OPTIONS =
      """
      OPTIONS sip:phone@192.0.2.7 SIP/2.0
      Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
      From: <sip:a@192.0.2.1>;tag=1
      To: <sip:phone@192.0.2.7>
      Call-ID: one
      CSeq: 7 OPTIONS
      Content-Length: 0

      """;

  @Test
  @DisplayName("NTF-1 the vendor's own NOTIFY is read, folded Via, stray blanks and all")
  void the_vendors_notify() throws MalformedPacketException {
    SipRequest notify = SipTexts.request(SipTexts.VENDOR_NOTIFY);
    notify.requireEssentials();
    assertThat(notify.method()).isEqualTo("NOTIFY");
    assertThat(notify.uri()).isEqualTo("sip: CLI@IP_ADDRESS_SIP_SERVER:5060;transport=UDP");
    assertThat(SipUri.parse(notify.uri()).user()).contains("CLI");
    assertThat(SipUri.parse(notify.uri()).host()).isEqualTo("IP_ADDRESS_SIP_SERVER");
    assertThat(notify.callId()).isEqualTo("03945c5ecd70248d6e76b8f0e6c64a13@10.107.111.189");
    assertThat(notify.cseq()).isEqualTo(new CSeq(460015, "NOTIFY"));
    assertThat(notify.from().tag()).contains("8542");
    assertThat(notify.to().uri()).isEqualTo("sip: CLI@operator.com:5060");
    assertThat(notify.via().sentBy()).isEqualTo("82.91.55.123:5061");
    assertThat(notify.via().branch()).contains("z9hg4bk917de6b406ebc8d056971e03991fdde6");
    assertThat(notify.via().isModern()).isTrue(); // the cookie in small letters
    assertThat(EventType.of(notify).orElseThrow().isCheckSync()).isTrue();
    assertThat(notify.body()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void a_request_goes_out_as_it_came_in() throws MalformedPacketException {
    assertThat(SipTexts.message(OPTIONS).encode()).isEqualTo(SipTexts.bytes(OPTIONS));
  }

  @Test
  void headers_keep_their_order_and_unknown_ones_stay() throws MalformedPacketException {
    SipMessage message =
        SipTexts.message(OPTIONS.replace("CSeq", "X-Zebra:  two   blanks \nx-ant: é\nCSeq"));
    assertThat(message.headers().all())
        .extracting(SipHeader::name)
        .containsExactly("Via", "From", "To", "Call-ID", "X-Zebra", "x-ant", "CSeq");
    assertThat(message.headers().first("X-ZEBRA")).contains("two   blanks");
    assertThat(message.headers().first("X-Ant")).contains("é");
  }

  @ParameterizedTest
  @CsvSource({"v,Via", "f,From", "t,To", "i,Call-ID", "m,Contact", "o,Event", "u,Allow-Events"})
  void a_compact_name_is_the_long_one(String compact, String name) throws MalformedPacketException {
    SipMessage message = SipTexts.message("INFO sip:a SIP/2.0\n" + compact + ": x\n\n");
    assertThat(message.headers().first(name)).contains("x");
    assertThat(message.headers().all().getFirst().name()).isEqualTo(compact);
  }

  @Test
  void lists_are_one_header_or_many() throws MalformedPacketException {
    SipMessage message =
        SipTexts.message(
            """
            INFO sip:a SIP/2.0
            Contact: "a, b" <sip:one@c,d>, <sip:two>
            m: <sip:three>

            """);
    assertThat(message.headers().list("Contact"))
        .containsExactly("\"a, b\" <sip:one@c,d>", "<sip:two>", "<sip:three>");
    assertThat(message.headers().values("Contact")).hasSize(2);
  }

  @Test
  void a_body_is_as_long_as_announced_and_the_rest_of_a_datagram_is_dropped()
      throws MalformedPacketException {
    assertThat(SipTexts.message("INFO sip:a SIP/2.0\nl: 3\n\nabcdef").body())
        .isEqualTo(Bytes.latin1("abc"));
    assertThat(SipTexts.message("INFO sip:a SIP/2.0\n\nabcdef").body())
        .isEqualTo(Bytes.latin1("abcdef"));
  }

  @Test
  void empty_lines_before_the_start_line_and_bare_line_feeds_are_forgiven()
      throws MalformedPacketException {
    SipMessage message = SipMessage.parse(Bytes.latin1("\r\n\n\r\nINFO sip:a SIP/2.0\nA: b\n\n"));
    assertThat(message.headers().all()).containsExactly(new SipHeader("A", "b"));
  }

  @Test
  void a_response_is_read_and_written() throws MalformedPacketException {
    SipResponse response = SipTexts.response("SIP/2.0 423 Interval Too Brief\nMin-Expires: 60\n\n");
    assertThat(response.status()).isEqualTo(423);
    assertThat(response.reason()).isEqualTo("Interval Too Brief");
    assertThat(response.encode().utf8())
        .isEqualTo(
            "SIP/2.0 423 Interval Too Brief\r\nMin-Expires: 60\r\nContent-Length: 0\r\n\r\n");
    assertThat(SipTexts.response("SIP/2.0 200\n\n").reason()).isEmpty();
  }

  @Test
  void a_response_echoes_via_from_to_call_id_and_cseq() throws MalformedPacketException {
    SipResponse answer = SipTexts.request(OPTIONS).answer(SipStatus.OK, "abc");
    assertThat(answer.encode().utf8())
        .isEqualTo(
            """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1
            From: <sip:a@192.0.2.1>;tag=1
            To: <sip:phone@192.0.2.7>;tag=abc
            Call-ID: one
            CSeq: 7 OPTIONS
            Content-Length: 0

            """
                .replace("\n", "\r\n"));
    assertThat(SipTexts.request(OPTIONS).answer(100, "abc").to().tag()).isEmpty();
  }

  @Test
  void a_tag_that_is_there_stays() throws MalformedPacketException {
    SipRequest inDialog = SipTexts.request(OPTIONS.replace("2.7>\n", "2.7>;tag=old\n"));
    assertThat(inDialog.answer(SipStatus.OK, "new").to().tag()).contains("old");
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "192.0.2.1:5060;branch=z9hG4bK1, 192.0.2.1:5060;branch=z9hG4bK1",
        "10.0.0.9:5060;branch=x, 10.0.0.9:5060;branch=x;received=192.0.2.1",
        "pbx;rport;branch=x, pbx;rport=9;branch=x;received=192.0.2.1",
      })
  void the_topmost_via_learns_where_the_request_came_from(String sent, String noted)
      throws MalformedPacketException {
    SipRequest request =
        SipTexts.request(
            OPTIONS.replace("192.0.2.1:5060;branch=z9hG4bK1", sent + ", SIP/2.0/UDP b"));
    SipRequest arrived = request.arrivedFrom(new Endpoint(Ip4Address.of(192, 0, 2, 1), 9));
    assertThat(arrived.headers().values("Via"))
        .containsExactly("SIP/2.0/UDP " + noted, "SIP/2.0/UDP b");
  }

  @ParameterizedTest
  @CsvSource({"pbx:5099;branch=x, 5099", "pbx;branch=x, 5060", "pbx:5099;rport;branch=x, 9"})
  void a_response_goes_to_the_port_of_the_via_unless_rport_asks_for_ours(String via, int port)
      throws MalformedPacketException {
    Endpoint peer = new Endpoint(Ip4Address.of(192, 0, 2, 1), 9);
    assertThat(Via.parse("SIP/2.0/UDP " + via).answerTo(peer))
        .isEqualTo(new Endpoint(peer.address(), port));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "INFO sip:a SIP/2.0\n", // no empty line
        "INFO sip:a SIP/2.0\nA: b", // not even a line's end
        "INFO sip:a\n\n",
        "INFO SIP/2.0\n\n",
        "INFO sip:a SIP/7.0\n\n",
        "IN[FO sip:a SIP/2.0\n\n",
        "SIP/2.0\n\n",
        "SIP/2.0 99 Low\n\n",
        "SIP/2.0 700 High\n\n",
        "SIP/2.0 4294967301 Big\n\n",
        "SIP/3.0 200 OK\n\n",
        "INFO sip:a SIP/2.0\nno colon\n\n",
        "INFO sip:a SIP/2.0\n: no name\n\n",
        "INFO sip:a SIP/2.0\nTwo words: x\n\n",
        "INFO sip:a SIP/2.0\n folded: into nothing\n\n",
        "INFO sip:a SIP/2.0\nA: \u0000\n\n",
        "INFO sip:a SIP/2.0\nA: bare\rreturn\n\n",
        "INFO sip:a SIP/2.0\nl: 4\n\nabc",
        "INFO sip:a SIP/2.0\nl: -1\n\n",
        "INFO sip:a SIP/2.0\nl: 99999999999\n\n",
        "INFO sip:a SIP/2.0\nl: 1\nContent-Length: 2\n\nab",
      })
  void what_is_no_message_is_malformed(String text) {
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> SipTexts.message(text))
        .satisfies(e -> assertThat(e.offset()).isBetween(0, SipTexts.bytes(text).length()));
  }

  @Test
  void a_fault_names_field_and_offset() {
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> SipTexts.message("INFO sip:a SIP/2.0\nA: b\nnonsense\n\n"))
        .withMessage("header at offset 26: no name before a colon");
  }

  @Test
  void limits_bite() {
    String start = "INFO sip:a SIP/2.0\n";
    assertFault("headers", start + "A: b\n".repeat(SipLimits.HEADERS + 1) + "\n");
    assertFault("header 1", start + "A: " + "x".repeat(SipLimits.HEADER_CHARS) + "\n\n");
    assertFault("header 1", start + "A: b\n" + (" " + "x".repeat(999) + "\n").repeat(9) + "\n");
    assertFault("head", start + ("A: " + "x".repeat(8000) + "\n").repeat(5) + "\n");
    assertFault("message", start + "\n" + "x".repeat(SipLimits.MESSAGE_BYTES));
  }

  @Test
  void content_length_is_beside_the_headers_that_count() throws MalformedPacketException {
    String full = "INFO sip:a SIP/2.0\n" + "A: b\n".repeat(SipLimits.HEADERS);
    SipMessage message = SipTexts.message(full + "Content-Length: 0\n\n");
    assertThat(SipMessage.parse(message.encode())).isEqualTo(message);
  }

  private static void assertFault(String field, String text) {
    assertThatExceptionOfType(MalformedPacketException.class)
        .isThrownBy(() -> SipTexts.message(text))
        .satisfies(e -> assertThat(e.field()).isEqualTo(field));
  }

  @ParameterizedTest
  @CsvSource({
    "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1, Via: SIP/2.0/UDP",
    "From: <sip:a@192.0.2.1>;tag=1, From: <sip:a",
    "From: <sip:a@192.0.2.1>;tag=1, From: \"open <sip:a>",
    "From: <sip:a@192.0.2.1>;tag=1, From: <sip:a> and more",
    "To: <sip:phone@192.0.2.7>, To: <>",
    "Call-ID: one, Subject: none",
    "CSeq: 7 OPTIONS, CSeq: 7",
    "CSeq: 7 OPTIONS, CSeq: 7 INVITE",
    "CSeq: 7 OPTIONS, CSeq: 2147483648 OPTIONS",
    "CSeq: 7 OPTIONS, CSeq: 36893488147419103232 OPTIONS",
  })
  void a_request_without_its_essentials_is_found_out(String good, String bad)
      throws MalformedPacketException {
    SipTexts.request(OPTIONS).requireEssentials();
    SipRequest broken = SipTexts.request(OPTIONS.replace(good, bad));
    assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(broken::requireEssentials);
  }

  @Test
  void nothing_can_be_smuggled_into_a_header() {
    assertThatIllegalArgumentException().isThrownBy(() -> new SipHeader("A", "b\r\nC: d"));
    assertThatIllegalArgumentException().isThrownBy(() -> new SipHeader("A: b", "c"));
    assertThatIllegalArgumentException().isThrownBy(() -> SipHeaders.NONE.with("l", "3"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SipRequest("INFO", "sip:a\n", SipHeaders.NONE));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SipResponse(200, "a\nb", SipHeaders.NONE, Bytes.EMPTY));
  }

  @Test
  void headers_are_replaced_in_their_place() {
    SipHeaders headers = SipHeaders.NONE.with("A", "1").with("t", "2").with("C", "3");
    assertThat(headers.replacing("To", "x").all())
        .containsExactly(new SipHeader("A", "1"), new SipHeader("t", "x"), new SipHeader("C", "3"));
    assertThat(headers.replacing("D", "4").first("d")).contains("4");
    assertThat(headers.without("to").all()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "check-sync, true, false",
    "check-sync;reboot=true, true, true",
    "Check-Sync ; Reboot = \"TRUE\", true, true",
    "check-sync;reboot=false, true, false",
    "check-sync-2, false, false",
    "message-summary;reboot=true, false, true",
  })
  void the_event_says_whether_to_reboot_NTF_5(String value, boolean checkSync, boolean reboot) {
    SipRequest notify = new SipRequest("NOTIFY", "sip:a", SipHeaders.NONE.with("o", value));
    EventType event = EventType.of(notify).orElseThrow();
    assertThat(event.isCheckSync()).isEqualTo(checkSync);
    assertThat(event.reboot()).isEqualTo(reboot);
  }

  @ParameterizedTest
  @CsvSource({
    "sip:8002@192.0.2.1:5080;transport=tcp, 8002, 192.0.2.1, 5080",
    "SIPS:8002:secret@pbx?Subject=a@b, 8002, pbx, 5060",
    "sip: CLI@host, CLI, host, 5060",
    "sip:8002@[2001:db8::1]:5070, 8002, [2001:db8::1], 5070",
  })
  void a_uri_has_user_host_and_port(String text, String user, String host, int port)
      throws MalformedPacketException {
    SipUri uri = SipUri.parse(text);
    assertThat(uri.user()).contains(user);
    assertThat(uri.host()).isEqualTo(host);
    assertThat(uri.port().orElse(5060)).isEqualTo(port);
    assertThat(uri.sameContact(SipUri.of(user, host, port))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sip:", "tel:+33", "sip:a@b:99999", "sip:a@b c", "8002@192.0.2.1"})
  void what_is_no_sip_uri_is_malformed(String text) {
    assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> SipUri.parse(text));
  }

  @Test
  void names_and_parameters_are_read_and_written() throws MalformedPacketException {
    NameAddress quoted =
        NameAddress.parse("From", "\"A \\\"B\\\" <C>\" <sip:a;lr>;tag=1;x=\"y;z\"");
    assertThat(quoted.display()).isEqualTo("A \"B\" <C>");
    assertThat(quoted.uri()).isEqualTo("sip:a;lr");
    assertThat(quoted.parameters().value("X")).contains("y;z");
    assertThat(quoted.text()).isEqualTo("\"A \\\"B\\\" <C>\" <sip:a;lr>;tag=1;x=\"y;z\"");
    NameAddress bare = NameAddress.parse("From", "sip:a@b;tag=7");
    assertThat(bare.uri()).isEqualTo("sip:a@b");
    assertThat(bare.tag()).contains("7");
    assertThat(NameAddress.parse("From", "Anna Lee <sip:a>").display()).isEqualTo("Anna Lee");
    assertThat(bare.withTag("8").tag()).contains("8");
  }

  @Test
  void a_via_of_ours_reads_as_it_is_written() throws MalformedPacketException {
    Via via = Via.of("TCP", new Endpoint(Ip4Address.of(127, 0, 0, 1), 5062), "z9hG4bKx");
    assertThat(via.text()).isEqualTo("SIP/2.0/TCP 127.0.0.1:5062;branch=z9hG4bKx");
    assertThat(Via.parse(via.text())).isEqualTo(via);
    assertThat(Via.parse("SIP / 2.0 / udp pbx.example ;ttl=1"))
        .isEqualTo(
            new Via(
                "UDP", "pbx.example", OptionalInt.empty(), SipParameters.NONE.with("ttl", "1")));
    for (String bad : List.of("SIP/2.0/UDP a:99999", "SIP/1.0/UDP a", "SIP/2.0/UDP a b")) {
      assertThatExceptionOfType(MalformedPacketException.class).isThrownBy(() -> Via.parse(bad));
    }
  }
}
