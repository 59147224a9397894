// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dialtone.wire.octets.Bytes;
import org.junit.jupiter.api.Test;

class TextLineTest {

  @Test
  void crlf_lf_and_cr_end_a_line_alike_mixed_as_they_may_be() {
    Bytes file =
        Bytes.hex(
            """
            61 0d 0a       # a CRLF
            62 0a          # b LF
            63 0d          # c CR
            64             # d, no line end
            """);
    assertThat(TextLine.split(file))
        .containsExactly(
            new TextLine(1, 0, "a"),
            new TextLine(2, 3, "b"),
            new TextLine(3, 5, "c"),
            new TextLine(4, 7, "d"));
  }

  @Test
  void empty_lines_count() {
    Bytes file = Bytes.hex("0d 0a 0a 0d 61");
    assertThat(TextLine.split(file))
        .extracting(TextLine::number, TextLine::text)
        .containsExactly(tuple(1, ""), tuple(2, ""), tuple(3, ""), tuple(4, "a"));
  }

  @Test
  void a_last_line_end_begins_no_further_line() {
    assertThat(TextLine.split(Bytes.latin1("a\r\n"))).hasSize(1);
    assertThat(TextLine.split(Bytes.EMPTY)).isEmpty();
  }

  @Test
  void every_byte_is_the_character_of_its_number_FIL_1() {
    Bytes file = Bytes.hex("e9 80 00 ff"); // é, two controls, ÿ
    assertThat(TextLine.split(file).getFirst().text()).isEqualTo("\u00e9\u0080\u0000\u00ff");
  }

  @Test
  void a_line_names_itself() {
    assertThat(new TextLine(12, 0, "").label()).isEqualTo("line 12");
  }
}
