// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.journal.JournalRecord;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StopsTest {

  private final List<JournalRecord> told = new ArrayList<>();
  private final Stops stops = new Stops(told::add, InstantSource.system());
  private final List<String> stopped = new ArrayList<>();

  @Test
  void the_last_started_stops_first_and_a_failure_keeps_none_from_it() {
    stops.add("lock", _ -> stopped.add("lock"));
    stops.add(
        "store",
        _ -> {
          throw new IOException("disk gone");
        });
    stops.add("http", _ -> stopped.add("http"));
    stops.all(Duration.ofSeconds(5));
    assertThat(stopped).containsExactly("http", "lock");
    assertThat(told)
        .extracting(JournalRecord::text)
        .containsExactly("stopping store failed: java.io.IOException: disk gone");
  }

  @Test
  void all_share_one_length_of_time_and_late_ones_get_none() {
    List<Duration> left = new ArrayList<>();
    stops.add("first", left::add);
    stops.add("second", left::add);
    stops.all(Duration.ofSeconds(5));
    assertThat(left).hasSize(2).allMatch(each -> each.compareTo(Duration.ofSeconds(5)) <= 0);
    assertThat(left.get(1)).isLessThanOrEqualTo(left.get(0));
    left.clear();
    stops.add("late", left::add);
    stops.all(Duration.ZERO);
    assertThat(left).containsExactly(Duration.ZERO);
  }

  @Test
  void everything_stops_once() {
    stops.add("http", _ -> stopped.add("http"));
    stops.all(Duration.ZERO);
    stops.all(Duration.ZERO);
    assertThat(stopped).containsExactly("http");
  }
}
