// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.http.request.HeadReading.Body;
import io.dialtone.server.http.request.HeadReading.Read;
import io.dialtone.server.http.request.HeadReading.Refused;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadReaderTest {

  private static final String LINE = "GET /a.txt HTTP/1.1\r\n";

  @Test
  void the_request_line_and_the_fields_we_know_are_read() {
    Read read =
        read(
            String.join(
                "\r\n",
                "POST http://pbx/A%20b?q HTTP/1.0",
                "host: pbx",
                "USER-AGENT:  THOMSON ST2030 \t",
                "X-Other: y",
                "Range:bytes=0-1",
                "Content-Length: 12",
                "",
                ""));
    assertThat(read.head().method()).isEqualTo("POST");
    assertThat(read.head().target()).isEqualTo("http://pbx/A%20b?q");
    assertThat(read.head().version()).isEqualTo("HTTP/1.0");
    assertThat(read.head().field(Field.HOST)).hasValue("pbx");
    assertThat(read.head().field(Field.USER_AGENT)).hasValue("THOMSON ST2030");
    assertThat(read.head().field(Field.RANGE)).hasValue("bytes=0-1");
    assertThat(read.head().has(Field.REFERER)).isFalse();
    assertThat(read.body()).isEqualTo(new Body.Counted(12));
  }

  @Test
  void lines_may_end_in_LF_alone_and_a_value_may_be_empty() {
    Read read = read("GET / HTTP/1.1\nHost:\nReferer: x\n\n");
    assertThat(read.head().field(Field.HOST)).hasValue("");
    assertThat(read.head().field(Field.REFERER)).hasValue("x");
    assertThat(read.body()).isEqualTo(new Body.None());
  }

  @Test
  void a_field_that_comes_twice_is_one_list() {
    Read read = read(LINE + "If-None-Match: \"a\"\r\nIf-None-Match: \"b\"\r\n\r\n");
    assertThat(read.head().field(Field.IF_NONE_MATCH)).hasValue("\"a\", \"b\"");
  }

  @Test
  void only_as_many_bytes_as_are_said_belong_to_the_head() {
    byte[] bytes = (LINE + "Host: x\r\n\r\nReferer: y\r\n\r\n").getBytes(ISO_8859_1);
    Read read = (Read) HeadReader.read(bytes, (LINE + "Host: x\r\n\r\n").length());
    assertThat(read.head().has(Field.REFERER)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1, '', true",
    "HTTP/1.1, close, false",
    "HTTP/1.1, 'TE, Close', false",
    "HTTP/1.1, keep-alive, true",
    "HTTP/1.0, '', false",
    "HTTP/1.0, Keep-Alive, true",
    "HTTP/1.0, close, false",
    "HTTP/1.0, 'keep-alive, close', false",
    "HTTP/1.7, '', true",
  })
  @DisplayName("HTT-2 whether the connection is kept")
  void keeps(String version, String connection, boolean keeps) {
    String field = connection.isEmpty() ? "" : "Connection: " + connection + "\r\n";
    assertThat(read("GET / " + version + "\r\n" + field + "\r\n").head().keeps()).isEqualTo(keeps);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n\r\n",
        " / HTTP/1.1\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1 \r\n\r\n",
        "GET /a b HTTP/1.1\r\n\r\n",
        "GET /\t HTTP/1.1\r\n\r\n",
        "GET /\0 HTTP/1.1\r\n\r\n",
        "GET /a\rb HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.\r\n\r\n",
        "GET / HTTP/1.11\r\n\r\n",
        "GET / http/1.1\r\n\r\n",
        "GET / HTTP/0.9\r\n\r\n",
        "G(T / HTTP/1.1\r\n\r\n",
        "GÉT / HTTP/1.1\r\n\r\n",
        "GET /\r\n\r\n",
      })
  void a_request_line_must_be_method_target_version(String head) {
    assertThat(refused(head).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host : x\r\n",
        " Host: x\r\n",
        "Host: x\r\n folded\r\n",
        "Host: x\r\n\tfolded\r\n",
        ": x\r\n",
        "no colon\r\n",
        "H\u00f6st: x\r\n",
        "X: a\0b\r\n",
        "X: a\rb\r\n",
        "X: a\u007fb\r\n",
      })
  void a_field_must_have_a_name_and_a_value_of_one_line(String field) {
    assertThat(refused(LINE + field + "\r\n").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: a\r\nHost: a\r\n",
        "Host: a\r\nhOST: b\r\n",
        "Content-Length: 5\r\nContent-Length: 5\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n",
        "Content-Length: 5, 5\r\n",
        "Content-Length: +5\r\n",
        "Content-Length: -5\r\n",
        "Content-Length: 0x5\r\n",
        "Content-Length: 5 5\r\n",
        "Content-Length:\r\n",
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n",
      })
  @DisplayName("RFC 9112 §11.2: where two readers could see two requests there is none")
  void nothing_is_smuggled(String fields) {
    assertThat(refused(LINE + fields + "\r\n").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"gzip, chunked", "identity", "xchunked", "chunked, chunked", ""})
  void other_transfer_codings_are_501(String coding) {
    assertThat(refused(LINE + "Transfer-Encoding: " + coding + "\r\n\r\n").status()).isEqualTo(501);
  }

  @Test
  void chunks_in_HTTP_1_0_are_refused() {
    assertThat(refused("POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n").status())
        .isEqualTo(400);
  }

  @Test
  void a_length_beyond_counting_is_more_than_any_limit() {
    Read read = read(LINE + "Content-Length: 99999999999999999999999\r\n\r\n");
    assertThat(read.body()).isEqualTo(new Body.Counted(Long.MAX_VALUE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/2.0", "HTTP/2", "HTTP/3"})
  void later_versions_are_505(String version) {
    assertThat(refused("PRI * " + version + "\r\n\r\n").status()).isEqualTo(505);
  }

  private static Read read(String head) {
    return (Read) reading(head);
  }

  private static Refused refused(String head) {
    return (Refused) reading(head);
  }

  private static HeadReading reading(String head) {
    byte[] bytes = head.getBytes(ISO_8859_1);
    return HeadReader.read(bytes, bytes.length);
  }
}
