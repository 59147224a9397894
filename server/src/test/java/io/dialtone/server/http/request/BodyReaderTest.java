// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.server.http.request.BodyReader.Progress;
import io.dialtone.server.http.request.HeadReading.Body;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyReaderTest {

  private static final String CHUNKS = "5\r\nhello\r\n1A;x=\"y\"\r\n" + "z".repeat(26) + "\r\n";

  @Test
  void counted_bytes_are_taken_and_what_follows_is_left() {
    BodyReader reader = new BodyReader(new Body.Counted(5), 100);
    ByteBuf in = bytes("helloGET");
    assertThat(reader.read(in)).isEqualTo(Progress.DONE);
    assertThat(in.toString(ISO_8859_1)).isEqualTo("GET");
    assertThat(reader.taken()).isEqualTo(5);
  }

  @Test
  void chunks_are_taken_and_what_follows_is_left() {
    BodyReader reader = new BodyReader(new Body.Chunked(), 100);
    ByteBuf in = bytes(CHUNKS + "0\r\nTrailer: a\r\n\r\nGET");
    assertThat(reader.read(in)).isEqualTo(Progress.DONE);
    assertThat(in.toString(ISO_8859_1)).isEqualTo("GET");
    assertThat(reader.taken()).isEqualTo(31);
  }

  @Test
  void it_is_the_same_a_byte_at_a_time() {
    BodyReader reader = new BodyReader(new Body.Chunked(), 100);
    String all = CHUNKS + "000\r\n\r\n";
    for (int at = 0; at < all.length() - 1; at++) {
      assertThat(reader.read(bytes(all.substring(at, at + 1)))).isEqualTo(Progress.MORE);
    }
    assertThat(reader.read(bytes("\n"))).isEqualTo(Progress.DONE);
  }

  @Test
  void a_length_above_the_limit_is_known_before_the_first_byte() {
    assertThat(new BodyReader(new Body.Counted(101), 100).tooLarge()).isTrue();
    assertThat(new BodyReader(new Body.Counted(100), 100).tooLarge()).isFalse();
    assertThat(new BodyReader(new Body.Chunked(), 100).tooLarge()).isFalse();
  }

  @Test
  void chunks_above_the_limit_are_known_by_their_sizes() {
    BodyReader reader = new BodyReader(new Body.Chunked(), 30);
    assertThat(reader.read(bytes("1e\r\n" + "x".repeat(30) + "\r\n"))).isEqualTo(Progress.MORE);
    assertThat(reader.read(bytes("1\r\n"))).isEqualTo(Progress.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\n",
        "g\r\n",
        "-1\r\n",
        "+1\r\n",
        "0x1\r\n",
        " 1\r\n",
        "123456789\r\n",
        "1\nx\r\n",
        "1\rx\r\n",
        "1\r\nxx\r\n",
        "1\r\nx\n",
        "0\r\na\rb\r\n",
      })
  void what_is_no_chunk_is_faulty(String chunks) {
    BodyReader reader = new BodyReader(new Body.Chunked(), 100);
    assertThat(reader.read(bytes(chunks))).isEqualTo(Progress.FAULTY);
  }

  @Test
  void lines_without_end_are_faulty_and_not_kept() {
    BodyReader reader = new BodyReader(new Body.Chunked(), 100);
    assertThat(reader.read(bytes("1;" + "x".repeat(5_000)))).isEqualTo(Progress.FAULTY);
  }

  @Test
  void trailers_without_end_are_faulty() {
    BodyReader reader = new BodyReader(new Body.Chunked(), 100);
    assertThat(reader.read(bytes("0\r\n" + "A: b\r\n".repeat(100)))).isEqualTo(Progress.FAULTY);
  }

  private static ByteBuf bytes(String text) {
    return Unpooled.wrappedBuffer(text.getBytes(ISO_8859_1));
  }
}
