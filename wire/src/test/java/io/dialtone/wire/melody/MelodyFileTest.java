// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.melody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dialtone.wire.melody.Note.Rest;
import io.dialtone.wire.melody.Note.Tone;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MelodyFileTest {

  private static MelodyFile parse(String text) throws MalformedPacketException {
    return MelodyFile.parse(Bytes.latin1(text));
  }

  private static Note onlyNote(String note) throws MalformedPacketException {
    return parse("t:d=16,o=5,b=100:" + note).melodies().getFirst().notes().getFirst();
  }

  @Test
  void reads_one_tune_a_line_FIL_3() throws Exception {
    MelodyFile file =
        MelodyFile.parse(
            Bytes.hex(
                """
                55 70 3a 64 3d 38 2c 6f 3d 35 2c 62 3d 39 30 3a   # Up:d=8,o=5,b=90:
                63 2c 32 44 23 2e 36 2c 34 50 0d 0a               # c,2D#.6,4P CRLF
                0a                                                # an empty line
                58 5f 31 3a 3a 61                                 # X_1::a and no line end
                """));
    assertThat(file.melodies())
        .containsExactly(
            new Melody(
                "Up",
                8,
                5,
                90,
                List.of(
                    new Tone(8, false, 'c', false, 5),
                    new Tone(2, true, 'd', true, 6),
                    new Rest(4, false))),
            new Melody("X_1", 4, 6, 63, List.of(new Tone(4, false, 'a', false, 6))));
  }

  @ParameterizedTest
  @CsvSource({
    "c,     16, false, c, false, 5",
    "C,     16, false, c, false, 5",
    "8G5,   8,  false, g, false, 5",
    "8f#2,  8,  false, f, true,  2",
    "8c.6,  8,  true,  c, false, 6",
    "8c6.,  8,  true,  c, false, 6",
    "16a#., 16, true,  a, true,  5",
    "2D#5,  2,  false, d, true,  5",
    "64h,   64, false, h, false, 5",
    "' 4 a ',4, false, a, false, 5",
  })
  void a_tone_is_read_leniently_FIL_3(
      String text, int duration, boolean dotted, char letter, boolean sharp, int octave)
      throws Exception {
    assertThat(onlyNote(text)).isEqualTo(new Tone(duration, dotted, letter, sharp, octave));
  }

  @ParameterizedTest
  @CsvSource({"p,16,false", "8P,8,false", "4p.,4,true", "8p6,8,false"})
  void a_rest_is_read_leniently_FIL_3(String text, int duration, boolean dotted) throws Exception {
    assertThat(onlyNote(text)).isEqualTo(new Rest(duration, dotted));
  }

  @Test
  void defaults_come_in_any_order_and_a_last_comma_is_forgiven_FIL_3() throws Exception {
    Melody melody = parse("t: B=285, O=4 :c,c,").melodies().getFirst();
    assertThat(melody.tempo()).isEqualTo(285);
    assertThat(melody.defaultOctave()).isEqualTo(4);
    assertThat(melody.defaultDuration()).isEqualTo(4);
    assertThat(melody.notes()).hasSize(2);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of("", 1, 0, "no tune in the whole file"),
        Arguments.of("\r\n\r\n", 1, 0, "no tune in the whole file"),
        Arguments.of("a:d=4:c\r\nhello", 2, 9, "a tune has the form name:defaults:notes"),
        Arguments.of("a:d=4:c:d", 1, 0, "a tune has the form name:defaults:notes"),
        Arguments.of(":d=4:c", 1, 0, "the tune has no name"),
        Arguments.of("a:d=3:c", 1, 0, "the duration 3 is none of [1, 2, 4, 8, 16, 32, 64]"),
        Arguments.of("a:o=0:c", 1, 0, "the octave 0 is not between 1 and 9"),
        Arguments.of("a:b=0:c", 1, 0, "the tempo 0 is not between 1 and 999"),
        Arguments.of("a:b=1000:c", 1, 0, "'b=1000' is none of d=, o=, b="),
        Arguments.of("a:x=1:c", 1, 0, "'x=1' is none of d=, o=, b="),
        Arguments.of("a:d=4:", 1, 0, "a tune has 1 to 10000 notes, not 0"),
        Arguments.of("a:d=4:c,,d", 1, 0, "'' is no note"),
        Arguments.of("a:d=4:c.5.", 1, 0, "'c.5.' is no note"),
        Arguments.of("a:d=4:i", 1, 0, "'i' is no note"),
        Arguments.of("a:d=4:c#55", 1, 0, "'c#55' is no note"),
        Arguments.of("<html>", 1, 0, "a tune has the form name:defaults:notes"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_line_that_is_no_tune_is_named_FIL_3(String text, int line, int offset, String reason) {
    MalformedPacketException fault =
        catchThrowableOfType(MalformedPacketException.class, () -> parse(text));
    assertThat(fault.field()).isEqualTo("line " + line);
    assertThat(fault.offset()).isEqualTo(offset);
    assertThat(fault.reason()).isEqualTo(reason);
  }

  @Test
  void a_file_without_end_is_refused() {
    MalformedPacketException fault =
        catchThrowableOfType(
            MalformedPacketException.class, () -> parse("\n".repeat(MelodyFile.MAX_LENGTH + 1)));
    assertThat(fault.reason()).isEqualTo("longer than 1048576 bytes");
  }

  @Test
  void a_tune_is_written_as_the_phones_files_have_it_FIL_3() throws Exception {
    MelodyFile file = parse("Up:o=5,d=8,b=90:8c,2D#6.,4P,h,8p.\n\nB::c6,C");
    assertThat(file.encode().latin1())
        .isEqualTo("Up:d=8,o=5,b=90:c,2d#.6,4p,h,p.\r\nB:d=4,o=6,b=63:c,c\r\n");
  }
}
