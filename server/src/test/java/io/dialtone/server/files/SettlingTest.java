// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SettlingTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Duration HALF = Duration.ofMillis(500);

  private long nanos;
  private Instant wall = NOW;
  private final Settling settling = new Settling(HALF, new Time(() -> wall, () -> nanos));

  @Test
  void a_file_touched_long_ago_may_be_read_at_once() {
    assertThat(settling.rest("a", touched(NOW.minusMillis(500)))).isZero();
  }

  @Test
  void a_file_touched_just_now_rests_until_its_times_are_old_enough() {
    assertThat(settling.rest("a", touched(NOW.minusMillis(100)))).isEqualTo(Duration.ofMillis(400));
    pass(399);
    assertThat(settling.rest("a", touched(NOW.minusMillis(100)))).isEqualTo(Duration.ofMillis(1));
    pass(1);
    assertThat(settling.rest("a", touched(NOW.minusMillis(100)))).isZero();
  }

  @Test
  void the_later_of_both_times_counts() {
    FileStamp stamp = new FileStamp("1", 1, NOW.minusSeconds(9), NOW.minusMillis(100));
    assertThat(settling.rest("a", stamp)).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void a_file_of_the_future_rests_as_long_as_it_must_be_watched() {
    assertThat(settling.rest("a", touched(NOW.plusSeconds(60)))).isEqualTo(HALF);
    pass(499);
    assertThat(settling.rest("a", touched(NOW.plusSeconds(60)))).isEqualTo(Duration.ofMillis(1));
    pass(1);
    assertThat(settling.rest("a", touched(NOW.plusSeconds(60)))).isZero();
  }

  @Test
  void each_change_begins_the_watching_anew() {
    assertThat(settling.rest("a", touched(NOW.plusSeconds(60)))).isEqualTo(HALF);
    pass(499);
    assertThat(settling.rest("a", touched(NOW.plusSeconds(61)))).isEqualTo(HALF);
  }

  @Test
  void a_wall_clock_that_stands_still_or_steps_back_holds_nothing_up() {
    assertThat(settling.rest("a", touched(NOW))).isEqualTo(HALF);
    wall = NOW.minusSeconds(3600);
    nanos += HALF.toNanos();
    assertThat(settling.rest("a", touched(NOW))).isZero();
  }

  @Test
  void files_are_watched_apart() {
    assertThat(settling.rest("a", touched(NOW.plusSeconds(60)))).isEqualTo(HALF);
    pass(100);
    assertThat(settling.rest("b", touched(NOW.plusSeconds(60)))).isEqualTo(HALF);
    assertThat(settling.rest("a", touched(NOW.plusSeconds(60)))).isEqualTo(Duration.ofMillis(400));
  }

  private void pass(long millis) {
    nanos += millis * 1_000_000;
    wall = wall.plusMillis(millis);
  }

  private static FileStamp touched(Instant when) {
    return new FileStamp("1", 1, when, when);
  }
}
