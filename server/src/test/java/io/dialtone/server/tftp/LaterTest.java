// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LaterTest {

  private static final Duration NEVER = Duration.ofDays(1);

  @Test
  void work_is_done_in_the_order_of_its_times() throws Exception {
    try (Later later = new Later("test")) {
      Queue<String> done = new ConcurrentLinkedQueue<>();
      CountDownLatch both = new CountDownLatch(2);
      assertThat(later.run(Duration.ofMillis(40), () -> done.add("second"))).isTrue();
      assertThat(later.run(Duration.ofMillis(60), both::countDown)).isTrue();
      assertThat(later.run(Duration.ofMillis(1), () -> done.add("first"))).isTrue();
      assertThat(later.run(Duration.ofMillis(80), both::countDown)).isTrue();
      assertThat(later.waiting()).isTrue();
      assertThat(both.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(done).containsExactly("first", "second");
    }
  }

  @Test
  void what_finds_no_room_is_not_done() {
    try (Later later = new Later("test")) {
      for (int n = 0; n < Later.LIMIT; n++) {
        assertThat(later.run(NEVER, () -> {})).isTrue();
      }
      assertThat(later.run(NEVER, () -> {})).isFalse();
    }
  }

  @Test
  void a_closed_one_takes_nothing_more() {
    Later later = new Later("test");
    assertThat(later.waiting()).isFalse();
    later.close();
    assertThat(later.run(Duration.ZERO, () -> {})).isFalse();
  }
}
