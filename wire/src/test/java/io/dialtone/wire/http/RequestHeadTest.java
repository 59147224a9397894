// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestHeadTest {

  /** What GNU wget 1.21 sends for the reboot of WEB-2. */
  private static final String WGET =
      """
      POST /reboot.html HTTP/1.1\r
      Host: 192.0.2.7:8080\r
      User-Agent: Wget/1.21.3\r
      Accept: */*\r
      Accept-Encoding: identity\r
      Cookie: a=b; phone00147F000001=0123abcd\r
      Connection: Keep-Alive\r
      Content-Type: application/x-www-form-urlencoded\r
      Content-Length: 0\r
      """;

  private static RequestHead parse(String text) throws MalformedPacketException {
    return RequestHead.parse(Bytes.latin1(text));
  }

  @Test
  @DisplayName("WEB-2 the head of the field scripts' POST is read")
  void a_head_of_wget() throws MalformedPacketException {
    RequestHead head = parse(WGET);
    assertThat(head.method()).isEqualTo("POST");
    assertThat(head.target()).isEqualTo("/reboot.html");
    assertThat(head.path()).isEqualTo("/reboot.html");
    assertThat(head.query()).isEmpty();
    assertThat(head.minor()).isEqualTo(1);
    assertThat(head.fields()).hasSize(8);
    assertThat(head.field("host")).contains("192.0.2.7:8080");
    assertThat(head.field("Origin")).isEmpty();
    assertThat(head.cookie("phone00147F000001")).contains("0123abcd");
    assertThat(head.cookie("phone")).isEmpty();
    assertThat(head.contentType()).isEqualTo("application/x-www-form-urlencoded");
    assertThat(head.contentLength()).isZero();
    assertThat(head.keepsAlive()).isTrue();
    assertThat(head.encode().latin1()).isEqualTo(WGET + "\r\n");
  }

  @ParameterizedTest
  @DisplayName("HTT-2 origin form and absolute form have one path")
  @CsvSource({
    "/setup.html?secrets=shown, /setup.html, secrets=shown",
    "http://192.0.2.7/setup.html?a=b?c, /setup.html, a=b?c",
    "http://192.0.2.7, /, ''",
    "/?, /, ''",
    "*, *, ''",
    "/a://b, /a://b, ''"
  })
  void targets(String target, String path, String query) throws MalformedPacketException {
    RequestHead head = parse("GET " + target + " HTTP/1.0\n");
    assertThat(head.path()).isEqualTo(path);
    assertThat(head.query()).isEqualTo(query);
  }

  @ParameterizedTest
  @DisplayName("HTT-2 keep-alive or close, by version and Connection")
  @CsvSource({
    "1.1, '', true",
    "1.1, Connection: close, false",
    "1.1, 'Connection: foo, CLOSE', false",
    "1.0, '', false",
    "1.0, Connection: Keep-Alive, true"
  })
  void connections(String version, String field, boolean keeps) throws MalformedPacketException {
    assertThat(parse("GET / HTTP/" + version + "\r\n" + field(field)).keepsAlive())
        .isEqualTo(keeps);
  }

  private static String field(String line) {
    return line.isEmpty() ? "" : line + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /",
        "GET  / HTTP/1.1",
        "GET / HTTP/1.1 ",
        "GET /a b HTTP/1.1",
        "G(T / HTTP/1.1",
        "GET /\u00e9 HTTP/1.1",
        "GET / HTTP/2.0",
        "GET / http/1.1",
        "GET / HTTP/1.1\r\nNo colon",
        "GET / HTTP/1.1\r\n: no name",
        "GET / HTTP/1.1\r\nName : blank before the colon",
        "GET / HTTP/1.1\r\nA: b\r\n folded",
        "GET / HTTP/1.1\r\nA: b\u0000",
        "GET / HTTP/1.1\r\nA: b\u007f",
        "GET / HTTP/1.1\r\nA: b\rC: d",
        "GET / HTTP/1.1\r\n\r\n"
      })
  void what_is_no_head_is_malformed(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void more_fields_than_the_limit_are_malformed() throws MalformedPacketException {
    String most = "GET / HTTP/1.1\n" + "A: b\n".repeat(RequestHead.MAX_FIELDS);
    assertThat(parse(most).fields()).hasSize(RequestHead.MAX_FIELDS);
    assertThatThrownBy(() -> parse(most + "A: b\n")).hasMessageContaining("more than 64 fields");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "17, 17", "000017, 17", "999999999999, 999999999999"})
  void lengths(String said, long length) throws MalformedPacketException {
    assertThat(parse("POST / HTTP/1.1\nContent-Length: " + said).contentLength()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "+1", "1 1", "0x1", "", "1,1", "9999999999999", "\u0661"})
  void a_length_that_is_no_number_is_malformed(String said) {
    assertThatThrownBy(() -> parse("POST / HTTP/1.1\nContent-Length:" + said).contentLength())
        .isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void two_lengths_that_differ_are_malformed_and_two_that_agree_are_one()
      throws MalformedPacketException {
    String one = "POST / HTTP/1.1\nContent-Length: 5\n";
    assertThat(parse(one + "content-length: 5").contentLength()).isEqualTo(5);
    RequestHead two = parse(one + "content-length: 6");
    assertThatThrownBy(two::contentLength).hasMessageContaining("two that differ");
  }

  @Test
  void a_field_that_would_break_the_head_cannot_be_made() {
    assertThatThrownBy(() -> new HeaderField("A", "b\r\nC: d"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HeaderField("A B", "c"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RequestHead("GET", "/ x", 1, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
