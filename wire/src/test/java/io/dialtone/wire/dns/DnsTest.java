// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DnsTest {
  private static final String QUESTION =
      """
      03 70 62 78              # 3 pbx
      07 65 78 61 6d 70 6c 65  # 7 example
      00                       # the root
      00 01 00 01              # A, IN
      """;

  /** An alias and two addresses, as servers pack them. */
  private static final String ANSWER =
      """
      12 34 81 80              # id, a response, recursion
      00 01 00 03 00 00 00 00  # one question, three answers
      """
          + QUESTION
          + """
          c0 0c 00 05 00 01 00 00 0e 10 00 05  # the name asked for, CNAME, IN, 1 h, 5 octets
          02 61 62 c0 10                       # ab.example
          c0 29 00 01 00 01 00 00 0e 10 00 04 c0 00 02 0a
          c0 29 00 01 00 01 00 00 0e 10 00 04 c0 00 02 0b
          """;

  private static DnsAnswer answer(String hex) throws MalformedPacketException {
    return DnsAnswer.parse(Bytes.hex(hex));
  }

  @Test
  void a_question_in_octets() {
    assertThat(new DnsQuestion(0x1234, "PBX.example.").encode())
        .isEqualTo(Bytes.hex("12 34 01 00 00 01 00 00 00 00 00 00\n" + QUESTION));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "a..b", "caf\u00e9", "a b", "http://x", "a/b", "[::1]"})
  void what_can_be_no_name_is_not_asked_for(String host) {
    assertThat(DnsQuestion.of(1, host)).isEmpty();
  }

  @Test
  void names_have_their_longest() {
    String label = "a".repeat(63);
    assertThat(DnsQuestion.of(1, label)).isPresent();
    assertThat(DnsQuestion.of(1, label + "a")).isEmpty();
    assertThat(DnsQuestion.of(1, String.join(".", label, label, label, label))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> new DnsQuestion(0x10000, "a"));
  }

  @Test
  void an_answer_tells_the_addresses_of_the_name_and_of_its_aliases() throws Exception {
    DnsAnswer answer = answer(ANSWER);
    assertThat(answer.code()).isZero();
    assertThat(answer.host()).isEqualTo("pbx.example");
    assertThat(answer.addresses())
        .containsExactly(Ip4Address.of(192, 0, 2, 10), Ip4Address.of(192, 0, 2, 11));
  }

  @Test
  void it_answers_one_question_and_no_other() throws Exception {
    DnsAnswer answer = answer(ANSWER);
    assertThat(answer.answers(new DnsQuestion(0x1234, "pbx.example"))).isTrue();
    assertThat(answer.answers(new DnsQuestion(0x1235, "pbx.example"))).isFalse();
    assertThat(answer.answers(new DnsQuestion(0x1234, "pbx.example.org"))).isFalse();
  }

  @Test
  void no_such_name_is_an_answer_without_addresses() throws Exception {
    DnsAnswer answer = answer("12 34 81 83 00 01 00 00 00 00 00 00\n" + QUESTION);
    assertThat(answer.code()).isEqualTo(3);
    assertThat(answer.addresses()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 34 81                               | flags",
        "12 34 01 00 00 01 00 00 00 00 00 00    | flags", // a question
        "12 34 81 80 00 02 00 00 00 00 00 00    | flags", // two questions
        "12 34 81 80 00 01 ff ff 00 00 00 00    | flags", // more answers than we would read
        "12 34 81 80 00 01 00 00 00 00 00 00    | name",
        "12 34 81 80 00 01 00 00 00 00 00 00 40 | name", // a length that no label has
        "12 34 81 80 00 01 00 00 00 00 00 00 03 61 62 | name",
        "123481800001000100000000 00 00010001 00 00010001 00000000 0009 01 | data",
      })
  void what_is_no_answer_is_malformed(String hex, String field) {
    assertThatThrownBy(() -> answer(hex))
        .isInstanceOfSatisfying(
            MalformedPacketException.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void an_address_of_five_octets_is_malformed() {
    String spoilt = ANSWER.replace("00 04 c0 00 02 0b", "00 05 c0 00 02 0b 01");
    assertThatThrownBy(() -> answer(spoilt)).hasMessageContaining("address");
  }
}
