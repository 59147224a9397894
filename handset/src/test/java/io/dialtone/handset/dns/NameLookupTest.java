// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dns;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.ScriptedUdp;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NameLookupTest {
  private static final Ip4Address FIRST = Ip4Address.of(10, 0, 0, 53);
  private static final Ip4Address SECOND = Ip4Address.of(10, 0, 0, 54);
  private static final Ip4Address PBX = Ip4Address.of(10, 0, 0, 9);

  private final ScriptedUdp udp = new ScriptedUdp();
  private final NameLookup lookup = new NameLookup(udp, udp, new SplittableRandom(7));

  private static Endpoint dns(Ip4Address server) {
    return new Endpoint(server, 53);
  }

  /** The question turned into an answer: same id and name, this code, perhaps one address. */
  private static UnaryOperator<Bytes> answer(int code, Bytes record) {
    return question ->
        question
            .slice(0, 2)
            .plus(Bytes.of(0x81, 0x80 | code, 0, 1, 0, record.isEmpty() ? 0 : 1, 0, 0, 0, 0))
            .plus(question.slice(12, question.length()))
            .plus(record);
  }

  private static final Bytes IS_PBX = Bytes.hex("c0 0c 00 01 00 01 00 00 00 3c 00 04 0a 00 00 09");

  private void gives(Ip4Address from, UnaryOperator<Bytes> answer) {
    udp.gives(Duration.ofMillis(3), dns(from), answer);
  }

  private List<Endpoint> asked() {
    return udp.sent().stream().map(ScriptedUdp.Sent::to).toList();
  }

  @Test
  void the_first_server_that_answers_is_believed() {
    gives(FIRST, answer(0, IS_PBX));
    assertThat(lookup.find("pbx.example", List.of(FIRST, SECOND))).contains(PBX);
    assertThat(asked()).containsExactly(dns(FIRST));
  }

  @Test
  void a_silent_server_and_one_in_trouble_lead_to_the_next() {
    udp.staysSilent();
    gives(SECOND, answer(2, Bytes.EMPTY));
    gives(FIRST, answer(0, IS_PBX));
    assertThat(lookup.find("pbx.example", List.of(FIRST, SECOND))).contains(PBX);
    assertThat(asked()).containsExactly(dns(FIRST), dns(SECOND), dns(FIRST));
    assertThat(udp.sent().get(1).at()).isEqualTo(NameLookup.PATIENCE);
  }

  @Test
  void a_server_that_knows_no_such_name_ends_the_search() {
    gives(FIRST, answer(3, Bytes.EMPTY));
    assertThat(lookup.find("pbx.example", List.of(FIRST, SECOND))).isEmpty();
    assertThat(asked()).hasSize(1);
  }

  @Test
  void answers_of_strangers_to_other_questions_and_rubbish_are_passed_over() {
    gives(SECOND, answer(0, IS_PBX)); // not who was asked
    gives(FIRST, question -> Bytes.of(1).plus(answer(0, IS_PBX).apply(question)));
    gives(FIRST, question -> answer(0, IS_PBX).apply(Bytes.of(0xAA, 0xAA).plus(rest(question))));
    gives(FIRST, answer(0, IS_PBX));
    assertThat(lookup.find("pbx.example", List.of(FIRST))).contains(PBX);
    assertThat(udp.isPlayedOut()).isTrue();
    assertThat(asked()).hasSize(1);
  }

  private static Bytes rest(Bytes question) {
    return question.slice(2, question.length());
  }

  @Test
  void without_servers_and_for_what_is_no_name_nothing_is_asked() {
    assertThat(lookup.find("pbx.example", List.of())).isEmpty();
    assertThat(lookup.find("no name", List.of(FIRST))).isEmpty();
    assertThat(udp.sent()).isEmpty();
  }

  @Test
  void each_server_is_asked_twice_and_no_more() {
    for (int i = 0; i < 4; i++) {
      udp.staysSilent();
    }
    assertThat(lookup.find("pbx.example", List.of(FIRST, SECOND))).isEmpty();
    assertThat(asked()).containsExactly(dns(FIRST), dns(SECOND), dns(FIRST), dns(SECOND));
  }
}
