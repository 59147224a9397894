// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dialtone.fleet.report.Latency;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopwatchTest {

  private static Latency of(String millis) {
    var watch = new Stopwatch();
    for (String one : millis.split(" ", -1)) {
      if (one.contains("..")) {
        String[] ends = one.split("\\.\\.", -1);
        for (int at = Integer.parseInt(ends[0]); at <= Integer.parseInt(ends[1]); at++) {
          watch.record(at * 1_000_000L);
        }
      } else {
        watch.record((long) (Double.parseDouble(one) * 1_000_000));
      }
    }
    return watch.latency();
  }

  @ParameterizedTest
  @CsvSource({
    // recorded, count, mean p50 p90 p99 p99.9 most
    "5, 1, 5 5 5 5 5 5",
    "1..100, 100, 50.5 50 90 99 100 100",
    "1..1000, 1000, 500.5 500 900 990 999 1000",
    "10 10 10 1000, 4, 257.5 10 1000 1000 1000 1000",
    "0.25 0.75, 2, 0.5 0.25 0.75 0.75 0.75 0.75",
    "60000 90000000, 2, 43230000 60000 86400000 86400000 86400000 86400000", // a day at most
  })
  void percentiles_are_right_to_one_part_in_a_hundred(String recorded, long count, String times) {
    Latency latency = of(recorded);
    assertThat(latency.count()).isEqualTo(count);
    double[] expected =
        Arrays.stream(times.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    double[] found = {
      latency.mean(), latency.p50(), latency.p90(), latency.p99(), latency.p999(), latency.most()
    };
    for (int at = 0; at < expected.length; at++) {
      assertThat(found[at])
          .as("%s of %s", at, Arrays.toString(found))
          .isCloseTo(expected[at], within(expected[at] * 0.011));
    }
  }

  @Test
  void nothing_recorded_is_nothing() {
    assertThat(new Stopwatch().latency()).isEqualTo(Latency.NONE);
  }

  @Test
  void two_watches_add_up() {
    var one = new Stopwatch();
    one.record(Duration.ofMillis(1).toNanos());
    var other = new Stopwatch();
    other.record(Duration.ofMillis(3).toNanos());
    one.add(other);
    assertThat(one.latency().count()).isEqualTo(2);
    assertThat(one.latency().mean()).isCloseTo(2, within(0.05));
  }
}
