// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.MacAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneSeenTest {

  private static final Instant T0 = Instant.parse("2026-03-01T10:00:00Z");

  private static Sighting at(int second, Area area, String what) {
    return new Sighting(
        T0.plusSeconds(second),
        new MacAddress(0x00147F000001L),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        area,
        what);
  }

  @ParameterizedTest
  @CsvSource({
    "DHCP, 1, 0, 0, 0",
    "TFTP, 0, 1, 0, 0",
    "HTTP, 0, 0, 1, 0",
    "SIP, 0, 0, 0, 1",
    "SERVER, 0, 0, 0, 0",
    "STORE, 0, 0, 0, 0",
    "CONSOLE, 0, 0, 0, 0",
  })
  void a_request_counts_for_the_way_it_came(Area area, long dhcp, long tftp, long http, long sip) {
    assertThat(PhoneSeen.first(at(0, area, "x")).counts())
        .isEqualTo(new PhoneSeen.Counts(dhcp, tftp, http, sip));
  }

  @Test
  void first_stays_and_last_moves() {
    PhoneSeen seen =
        PhoneSeen.first(at(0, Area.HTTP, "a"))
            .again(at(5, Area.HTTP, "b"))
            .again(at(9, Area.TFTP, "c"));
    assertThat(seen.first()).isEqualTo(T0);
    assertThat(seen.last().time()).isEqualTo(T0.plusSeconds(9));
    assertThat(seen.last().what()).isEqualTo("c");
    assertThat(seen.last().area()).isEqualTo(Area.TFTP);
  }

  @Test
  void a_clock_that_steps_back_is_taken_as_it_is() {
    PhoneSeen seen = PhoneSeen.first(at(9, Area.HTTP, "a")).again(at(0, Area.HTTP, "b"));
    assertThat(seen.last().time()).isBefore(seen.first());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 159, 160})
  void a_text_that_fits_is_kept_whole(int length) {
    assertThat(at(0, Area.HTTP, "x".repeat(length)).what()).isEqualTo("x".repeat(length));
  }

  @Test
  void one_letter_too_many_is_cut_and_shown() {
    assertThat(at(0, Area.HTTP, "x".repeat(161)).what()).isEqualTo("x".repeat(159) + "…");
  }
}
