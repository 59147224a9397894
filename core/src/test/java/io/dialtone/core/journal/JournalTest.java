// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JournalTest {

  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

  @Test
  void a_record_can_be_said_of_one_phone() {
    MacAddress mac = MacAddress.parse("00147F000001").orElseThrow();
    JournalRecord plain = JournalRecord.of(T0, Level.INFO, Area.HTTP, "hello");
    assertThat(plain.mac()).isEmpty();
    assertThat(plain.about(mac).mac()).contains(mac);
    assertThat(plain.about(mac).text()).isEqualTo("hello");
  }

  @Test
  void a_plain_journal_keeps_every_level_and_the_silent_one_none() {
    List<JournalRecord> kept = new ArrayList<>();
    Journal journal = kept::add;
    journal.record(JournalRecord.of(T0, Level.DEBUG, Area.SIP, "x"));
    Journal.silent().record(JournalRecord.of(T0, Level.ERROR, Area.SIP, "y"));
    assertThat(kept).extracting(JournalRecord::text).containsExactly("x");
    assertThat(journal.keeps(Level.DEBUG)).isTrue();
    assertThat(Journal.silent().keeps(Level.ERROR)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ERROR, ERROR, true",
    "ERROR, DEBUG, true",
    "WARN, ERROR, false",
    "INFO, INFO, true",
    "DEBUG, INFO, false",
  })
  void a_level_is_within_its_own_threshold_and_any_finer_one(
      Level level, Level threshold, boolean kept) {
    assertThat(level.within(threshold)).isEqualTo(kept);
  }

  @Test
  void levels_are_read_in_any_letter_case_and_shown_in_lower_case() {
    assertThat(Level.parse("Warn")).contains(Level.WARN);
    assertThat(Level.parse("warning")).isEmpty();
    assertThat(Level.WARN.text()).isEqualTo("warn");
    assertThat(Area.DHCP.text()).isEqualTo("dhcp");
  }

  @Test
  void a_secret_prints_as_stars_and_reveals_only_when_asked() {
    Secret secret = Secret.of("hunter2");
    assertThat(secret).hasToString("***");
    assertThat("password is " + secret).doesNotContain("hunter2");
    assertThat(secret.reveal()).isEqualTo("hunter2");
    assertThat(secret).isEqualTo(Secret.of("hunter2")).isNotEqualTo(Secret.of("hunter3"));
    assertThat(secret).hasSameHashCodeAs(Secret.of("hunter2"));
  }
}
