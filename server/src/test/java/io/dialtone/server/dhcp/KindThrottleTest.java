// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KindThrottleTest {

  private final AtomicLong nanos = new AtomicLong();
  private final KindThrottle throttle = new KindThrottle(Duration.ofSeconds(1), nanos::get);

  @Test
  void sentences_that_differ_in_numbers_are_of_one_kind() {
    assertThat(throttle.pass("10.0.0.9 gives back 10.0.0.12 in another's name")).hasValue(0);
    assertThat(throttle.pass("10.0.0.200 gives back 10.0.0.3 in another's name")).isEmpty();
  }

  @Test
  void one_kind_holds_no_other_back() {
    assertThat(throttle.pass("10.0.0.9 gives back 10.0.0.12 in another's name")).hasValue(0);
    assertThat(throttle.pass("10.0.0.12 is in use by another machine")).hasValue(0);
    assertThat(throttle.pass("10.0.0.13 is in use by another machine")).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(throttle.pass("10.0.0.14 is in use by another machine")).hasValue(1);
  }

  @Test
  void kinds_beyond_the_most_share_one_throttle() {
    for (int i = 0; i < KindThrottle.MOST_KINDS; i++) {
      assertThat(throttle.pass("word" + "s".repeat(i))).hasValue(0);
    }
    assertThat(throttle.pass("one more")).hasValue(0);
    assertThat(throttle.pass("yet another")).isEmpty();
    assertThat(throttle.pass("word 7")).as("of a kind that is new, too").isEmpty();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    assertThat(throttle.pass("words")).as("a kind that was there").hasValue(0);
    assertThat(throttle.pass("a third")).hasValue(2);
  }
}
