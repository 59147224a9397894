// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.journal.PhonesSeen;
import io.dialtone.server.http.Answered.Outcome;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PhoneWitnessTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final MacAddress MAC = MacAddress.parse("00147FE147B3").orElseThrow();

  private final List<JournalRecord> journal = new ArrayList<>();
  private final PhonesSeen phones = new PhonesSeen(10);
  private final PhoneWitness witness = new PhoneWitness(journal::add, phones);

  @Test
  void a_phone_is_known_by_its_user_agent_ID_3() {
    witness.answered(
        answered("/st2030s.inf", "THOMSON ST2030 hw5 fw2.74 00-14-7F-E1-47-B3", Outcome.SERVED));
    assertThat(journal)
        .containsExactly(
            new JournalRecord(
                NOW,
                Level.INFO,
                Area.HTTP,
                Optional.of(MAC),
                "GET st2030s.inf 200 to 10.0.0.7, 512 bytes"));
    assertThat(phones.find(MAC)).isPresent();
  }

  @Test
  void a_phone_is_known_by_the_name_it_asks_for_ID_2() {
    witness.answered(answered("/p/st2022m_00147fe147b3.TXT?x", "curl", Outcome.SERVED));
    assertThat(journal.getFirst().mac()).contains(MAC);
    assertThat(phones.find(MAC)).isPresent();
  }

  @Test
  void others_are_journaled_without_a_phone() {
    witness.answered(answered("/st2030s.inf", "curl", Outcome.SERVED));
    assertThat(journal.getFirst().mac()).isEmpty();
    assertThat(phones.size()).isZero();
  }

  @Test
  void refusals_and_guesses_are_told_apart_from_what_is_absent() {
    for (Outcome outcome : List.of(Outcome.ABSENT, Outcome.SEVERAL, Outcome.REFUSED)) {
      witness.answered(answered("/x", "curl", outcome));
    }
    assertThat(journal)
        .extracting(r -> r.level() + " " + r.text())
        .containsExactly(
            "INFO GET x 200 to 10.0.0.7: why",
            "WARN GET x 200 to 10.0.0.7: why",
            "WARN GET x 200 to 10.0.0.7, refused: why");
  }

  @Test
  void only_who_may_have_an_answer_is_told_of_as_a_phone_that_shows_up_SRV_8() {
    List<Outcome> trusted = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      phones.tell(sighting -> sighting.trace().ifPresent(_ -> trusted.add(outcome)));
      witness.answered(answered("/ST2030S_00147F000001.txt", "curl", outcome));
    }
    assertThat(trusted).containsExactly(Outcome.SERVED, Outcome.ABSENT);
    phones.tell(sighting -> assertThat(sighting.trace()).isEmpty());
    witness.answered(answered("/00147F000001.cfg", "curl", Outcome.ABSENT)); // no name of a phone
  }

  private static Answered answered(String target, String agent, Outcome outcome) {
    Asked asked =
        new Asked(
            NOW,
            Ip4Address.of(10, 0, 0, 7),
            Optional.empty(),
            "GET",
            target,
            "HTTP/1.1",
            Optional.of(agent),
            Optional.empty());
    return new Answered(asked, 200, OptionalLong.of(512), outcome, "why");
  }
}
