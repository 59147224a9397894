// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dialtone.fleet.report.Moment;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeLineTest {
  private static final long STEP = 100_000_000;

  private static TimeLine.Level level(long standing, long requests) {
    return new TimeLine.Level(standing, standing, 0, 0, requests, requests * 1_000);
  }

  @Test
  void a_point_tells_the_rates_and_times_since_the_one_before() {
    var line = new TimeLine();
    line.answered(2_000_000);
    line.answered(4_000_000);
    line.mark(STEP, level(1, 2));
    line.answered(8_000_000);
    line.mark(2 * STEP, level(3, 3));
    List<Moment> moments = line.moments();
    assertThat(moments).hasSize(2);
    assertThat(moments.getFirst().requestsPerSecond()).isEqualTo(20);
    assertThat(moments.getFirst().p99()).isCloseTo(4, within(0.05));
    assertThat(moments.getLast().seconds()).isEqualTo(0.2);
    assertThat(moments.getLast().standing()).isEqualTo(3);
    assertThat(moments.getLast().requestsPerSecond()).isEqualTo(10);
    assertThat(moments.getLast().bytesPerSecond()).isEqualTo(10_000);
    assertThat(moments.getLast().p50()).isCloseTo(8, within(0.1));
  }

  @Test
  void nothing_answered_has_no_time() {
    var line = new TimeLine();
    line.mark(STEP, level(0, 0));
    assertThat(line.moments().getFirst().p99()).isZero();
  }

  @Test
  void a_long_time_has_no_more_points_than_a_short_one_and_loses_no_request() {
    var line = new TimeLine();
    long nanos = 0;
    for (int number = 1; number <= 1_000; number++) {
      nanos = Math.max(nanos + 1, line.next().toNanos());
      line.answered(1_000_000);
      line.mark(nanos, level(number, number));
    }
    List<Moment> moments = line.moments();
    assertThat(moments).hasSizeBetween(120, 240);
    double requests = 0;
    double before = 0;
    for (Moment moment : moments) {
      requests += moment.requestsPerSecond() * (moment.seconds() - before);
      before = moment.seconds();
    }
    assertThat(requests).isCloseTo(1_000, within(0.01));
    assertThat(moments.getLast().standing()).isEqualTo(1_000);
  }

  @Test
  void a_mark_that_comes_twice_is_one_point() {
    var line = new TimeLine();
    line.mark(STEP, level(1, 1));
    line.mark(STEP, level(2, 2));
    assertThat(line.moments()).hasSize(1);
  }
}
