// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.http.Multipart.Part;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

  /** What curl 7.88 sends for {@code -F part=boot -F image=@v2030_boot_v111.zz}. */
  private static final String CURL =
      """
      --------------------------d74496d66958873e\r
      Content-Disposition: form-data; name="part"\r
      \r
      boot\r
      --------------------------d74496d66958873e\r
      Content-Disposition: form-data; name="image"; filename="v2030_boot_v111.zz"\r
      Content-Type: application/octet-stream\r
      \r
      one\r
      \r
      --two\r
      --------------------------d74496d66958873e--\r
      """;

  private static final String BOUNDARY = "------------------------d74496d66958873e";

  private static Multipart parse(String body) throws MalformedPacketException {
    return Multipart.parse(Bytes.latin1(body), "B");
  }

  @Test
  @DisplayName("WEB-1 an upload of curl: a field and a file, whose bytes may look like anything")
  void an_upload_of_curl() throws MalformedPacketException {
    Multipart form = Multipart.parse(Bytes.latin1(CURL), BOUNDARY);
    assertThat(form.parts())
        .containsExactly(
            new Part("part", Optional.empty(), Bytes.latin1("boot")),
            new Part("image", Optional.of("v2030_boot_v111.zz"), Bytes.latin1("one\r\n\r\n--two")));
    assertThat(form.first("image").map(part -> part.content().length())).contains(12);
    assertThat(form.first("other")).isEmpty();
    assertThat(Multipart.parse(form.encode("xyz"), "xyz")).isEqualTo(form);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "; name=\"a; filename=\"; filename=\"v.zz\" | a; filename= | v.zz",
        ";Name=a;FileName=v.zz | a | v.zz",
        "; filename=\"v.zz\"; name=\"a\"; name=\"b\" | a | v.zz",
      })
  void nothing_within_quotes_is_a_parameter(String parameters, String name, String file)
      throws MalformedPacketException {
    String head = "--B\r\nContent-Disposition: form-data" + parameters + "\r\n\r\nx\r\n--B--";
    assertThat(parse(head).parts())
        .containsExactly(new Part(name, Optional.of(file), Bytes.latin1("x")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "multipart/form-data; boundary=B | B",
        "Multipart/Form-Data; charset=utf-8; Boundary=\"a b\" | a b",
        "multipart/form-data;boundary=B; x=y | B",
      })
  void boundaries(String contentType, String boundary) {
    assertThat(Multipart.boundary(contentType)).contains(boundary);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "text/plain; boundary=B",
        "multipart/form-data",
        "multipart/form-data; boundary="
      })
  void no_boundary(String contentType) {
    assertThat(Multipart.boundary(contentType)).isEmpty();
  }

  @Test
  void empty_content_and_no_parts_are_fine() throws MalformedPacketException {
    assertThat(parse("--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\r\n--B--").parts())
        .containsExactly(new Part("a", Optional.empty(), Bytes.EMPTY));
    assertThat(parse("--B--\r\n").parts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--",
        "--C--",
        "\r\n--B--",
        "--B",
        "--B\r",
        "--B\r\n",
        "--Bx\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nno end",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B",
        "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Disposition: form-data; filename=\"a\"\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Type: text/plain\r\n\r\nx\r\n--B--",
        "--B\r\n\r\nx\r\n--B--"
      })
  void what_is_no_multipart_body_is_malformed(String body) {
    assertThatThrownBy(() -> parse(body)).isInstanceOf(MalformedPacketException.class);
  }

  @Test
  void heads_and_parts_have_limits() throws MalformedPacketException {
    String part = "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n";
    String most = part.repeat(Multipart.MAX_PARTS);
    assertThat(parse(most + "--B--").parts()).hasSize(Multipart.MAX_PARTS);
    assertThatThrownBy(() -> parse(most + part + "--B--")).hasMessageContaining("more than 16");
    String longHead = "--B\r\nX: " + "x".repeat(3_000) + "\r\n\r\n\r\n--B--";
    assertThatThrownBy(() -> parse(longHead)).hasMessageContaining("its head does not end");
  }

  @Test
  void an_answer_tells_its_length_and_to_head_leaves_the_body_out() {
    HttpAnswer answer =
        HttpAnswer.of(HttpAnswer.Status.OK, "text/plain", Bytes.latin1("hello")).with("A", "b");
    String head =
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nA: b\r\nContent-Length: 5\r\n\r\n";
    assertThat(answer.encode(true).latin1()).isEqualTo(head + "hello");
    assertThat(answer.encode(false).latin1()).isEqualTo(head);
    assertThat(answer.field("a")).contains("b");
    assertThat(List.of(HttpAnswer.Status.values()))
        .allMatch(status -> status.code() >= 100 && !status.phrase().isEmpty());
  }
}
