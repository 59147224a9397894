// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.tftp.TftpOptions;
import io.dialtone.wire.tftp.TftpPacket.Failure;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestDeskTest {

  /** Text with {@code |} for the NUL that closes each piece, after a two-byte opcode. */
  private static Bytes datagram(int opcode, String text) {
    return Bytes.of(0, opcode).plus(Bytes.latin1(text.replace('|', '\0')));
  }

  private static RequestDecision decide(int opcode, String text) {
    return RequestDesk.decide(datagram(opcode, text), false);
  }

  @Test
  void a_read_request_makes_us_look_for_the_file_TFT_1() {
    assertThat(decide(1, "st2030s.inf|octet|"))
        .isEqualTo(
            new RequestDecision.Look(
                "st2030s.inf", Mode.OCTET, TftpOptions.NONE, "asked for \"st2030s.inf\""));
  }

  @Test
  void the_name_is_handed_on_as_written_INF_4() {
    assertThat(decide(1, "C:\\ip_phones\\v100.zz|octet|"))
        .isInstanceOfSatisfying(
            RequestDecision.Look.class,
            look -> assertThat(look.file()).isEqualTo("C:\\ip_phones\\v100.zz"));
  }

  @ParameterizedTest
  @CsvSource({"octet, OCTET", "OCTET, OCTET", "netascii, NETASCII", "NetASCII, NETASCII"})
  void modes_are_known_in_any_letter_case(String word, Mode mode) {
    assertThat(decide(1, "a|" + word + "|"))
        .isInstanceOfSatisfying(
            RequestDecision.Look.class, look -> assertThat(look.mode()).isEqualTo(mode));
  }

  @Test
  void options_come_with_the_request() {
    assertThat(decide(1, "a|octet|BLKSIZE|1428|"))
        .isInstanceOfSatisfying(
            RequestDecision.Look.class,
            look -> assertThat(look.options().blockSize()).isEqualTo(OptionalInt.of(1428)));
  }

  @ParameterizedTest
  @CsvSource({
    "1, a|mail|, 4, only octet and netascii are served",
    "1, a|binary|, 4, only octet and netascii are served",
    "1, a|octet, 4, malformed request",
    "1, a, 4, malformed request",
    "1, a|octet|blksize|, 4, malformed request",
    "2, a|octet|, 2, this server takes no files",
    "2, a, 4, malformed request",
    "4, '||', 5, unknown transfer ID",
    "3, '||x', 5, unknown transfer ID",
    "3, '|', 0, ''",
    "6, blksize|512|, 5, unknown transfer ID",
    "9, whatever, 4, illegal TFTP operation",
  })
  void what_cannot_be_is_refused_with_the_right_code(
      int opcode, String text, int code, String message) {
    RequestDecision decision = decide(opcode, text);
    if (message.isEmpty()) { // broken, and no request: silence
      assertThat(decision).isInstanceOf(RequestDecision.Silence.class);
    } else {
      assertThat(decision)
          .isInstanceOfSatisfying(
              RequestDecision.Refuse.class,
              refuse -> assertThat(refuse.answer()).isEqualTo(new Failure(code, message)));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0001, true",
    "000178006F0000, true",
    "0002, true",
    "0004 0001, false",
    "00, false",
    "'', false"
  })
  void opcodes_1_and_2_ask_for_a_new_transfer(String hex, boolean request) {
    assertThat(RequestDesk.isRequest(Bytes.hex(hex).buffer())).isEqualTo(request);
  }

  @Test
  void an_error_is_never_answered() {
    assertThat(decide(5, "||gone|")).isInstanceOf(RequestDecision.Silence.class);
    assertThat(decide(5, "")).isInstanceOf(RequestDecision.Silence.class);
    assertThat(RequestDesk.decide(Bytes.EMPTY, false)).isInstanceOf(RequestDecision.Silence.class);
  }

  @Test
  void a_request_to_everybody_is_passed_over() {
    assertThat(RequestDesk.decide(datagram(1, "a|octet|"), true))
        .isEqualTo(new RequestDecision.Silence("a request to a broadcast address"));
  }

  @Test
  void the_reason_tells_what_was_wanted() {
    assertThat(decide(2, "a.txt|octet|").reason()).isEqualTo("wanted to write \"a.txt\"");
    assertThat(decide(1, "a.txt|mail|").reason()).isEqualTo("asked for \"a.txt\" in mode \"mail\"");
  }

  @Test
  void absent_and_hidden_files_look_alike_to_the_asker() {
    assertThat(RequestDesk.notFound("no file of this name").answer())
        .isEqualTo(RequestDesk.notFound("not for this address").answer())
        .isEqualTo(new Failure(1, "file not found"));
  }
}
