// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArrivalTest {

  private static long[] moments(Arrival arrival, int phones, long seed) {
    var moments = arrival.moments(phones, new SplittableRandom(seed));
    return LongStream.range(0, phones).map(phone -> moments.of((int) phone)).toArray();
  }

  @Test
  void in_a_burst_all_come_at_once() {
    assertThat(moments(new Arrival.Burst(), 3, 1)).containsExactly(0, 0, 0);
  }

  @Test
  void at_a_rate_they_come_evenly() {
    assertThat(moments(new Arrival.Rate(4), 4, 1))
        .containsExactly(0, 250_000_000, 500_000_000, 750_000_000);
  }

  @Test
  @DisplayName("TRG-1: spread over a time each comes at a random moment of it")
  void spread_over_a_time_each_comes_at_a_moment_of_its_own() {
    long[] moments = moments(new Arrival.Spread(Duration.ofSeconds(10)), 1_000, 1);
    assertThat(moments).isSorted();
    assertThat(LongStream.of(moments)).allMatch(at -> at >= 0 && at < 10_000_000_000L);
    assertThat(LongStream.of(moments).filter(at -> at < 5_000_000_000L).count())
        .isBetween(430L, 570L);
    assertThat(moments(new Arrival.Spread(Duration.ofSeconds(10)), 1_000, 1)).isEqualTo(moments);
    assertThat(moments(new Arrival.Spread(Duration.ofSeconds(10)), 1_000, 2)).isNotEqualTo(moments);
  }

  @Test
  void a_rate_of_nothing_is_refused() {
    assertThatThrownBy(() -> new Arrival.Rate(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Arrival.Rate(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
