// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.lease.BookClock.Reading.Steady;
import io.dialtone.core.lease.BookClock.Reading.Stepped;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BookClockTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final long START = 7_000_000_000L;

  private final BookClock clock = new BookClock(NOON, START);

  private static long after(Duration time) {
    return START + time.toNanos();
  }

  @Test
  void both_clocks_together_are_steady() {
    Instant later = NOON.plusSeconds(60);
    assertThat(clock.read(later, after(Duration.ofSeconds(60)))).isEqualTo(new Steady(later));
  }

  @ParameterizedTest
  @ValueSource(longs = {-3600, -3, 3, 86_400})
  void a_wall_clock_that_was_set_is_told_once_with_the_difference(long seconds) {
    Instant set = NOON.plusSeconds(60 + seconds);
    assertThat(clock.read(set, after(Duration.ofSeconds(60))))
        .isEqualTo(new Stepped(set, Duration.ofSeconds(seconds)));
    assertThat(clock.read(set.plusSeconds(1), after(Duration.ofSeconds(61))))
        .isEqualTo(new Steady(set.plusSeconds(1)));
  }

  @Test
  void slow_drift_is_followed_and_never_adds_up_to_a_step() {
    Instant wall = NOON;
    for (int second = 1; second <= 10_000; second++) {
      wall = wall.plusMillis(1001);
      assertThat(clock.read(wall, after(Duration.ofSeconds(second)))).isEqualTo(new Steady(wall));
    }
  }
}
