// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LoopClockTest {

  private long nanos = Long.MAX_VALUE; // a monotonic clock may begin anywhere, and pass its end
  private final LoopClock clock = new LoopClock(() -> nanos);
  private final long begun = clock.nanos();

  private Duration after(Duration... turns) {
    for (Duration turn : turns) {
      nanos += turn.toNanos();
      var _ = clock.nanos();
    }
    return Duration.ofNanos(clock.nanos() - begun);
  }

  @Test
  void it_goes_on_as_time_does_while_it_is_looked_at() {
    assertThat(after(Duration.ofMillis(500), Duration.ofMillis(1000), Duration.ofMillis(1)))
        .isEqualTo(Duration.ofMillis(1501));
  }

  @Test
  void a_time_in_which_nobody_could_look_counts_as_a_moment() {
    assertThat(after(Duration.ofMinutes(5), Duration.ofMillis(500), Duration.ofHours(2)))
        .isEqualTo(Duration.ofMillis(2500));
  }
}
