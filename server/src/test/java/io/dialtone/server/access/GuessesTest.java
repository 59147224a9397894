// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.GuessLimits;
import io.dialtone.core.access.GuessVerdict;
import io.dialtone.core.access.Suspect.Standing;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SRV-8 who guesses is shut out for its time, whatever the wall clock is set to")
class GuessesTest {
  private static final Ip4Address HERE = Ip4Address.of(10, 0, 0, 7);

  private Instant wall = Instant.parse("2026-11-21T08:00:00Z");
  private long nanos = -5_000;
  private final List<String> told = new ArrayList<>();
  private final Guesses guesses =
      new Guesses(
          GuessLimits.USUAL, occurrence -> told.add(occurrence.text()), () -> wall, () -> nanos);

  private void pass(Duration time) {
    wall = wall.plus(time);
    nanos += time.toNanos();
  }

  @Test
  void a_clock_that_is_set_back_or_forward_changes_no_time() {
    for (Duration set : List.of(Duration.ofHours(-3), Duration.ofHours(3))) {
      for (int n = 0; n < 100; n++) {
        guesses.judge(HERE, 1_000 + n, false);
      }
      wall = wall.plus(set);
      assertThat(guesses.count(Standing.SHUT_OUT)).isOne();
      assertThat(guesses.suspects().getFirst().until())
          .as("as the clock says it now")
          .isEqualTo(wall.plus(Duration.ofMinutes(15)));
      pass(Duration.ofMinutes(15).minusMillis(1));
      assertThat(guesses.judge(HERE, 1, true)).isInstanceOf(GuessVerdict.Never.class);
      pass(Duration.ofMillis(1));
      assertThat(guesses.suspects()).isEmpty();
      assertThat(guesses.judge(HERE, 2, true)).isInstanceOf(GuessVerdict.Now.class);
    }
    assertThat(told).anyMatch(line -> line.contains("shut out until 2026-11-21T08:15:00Z"));
  }
}
