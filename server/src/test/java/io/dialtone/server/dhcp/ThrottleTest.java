// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap
  private final Throttle throttle = new Throttle(Duration.ofSeconds(1), nanos::get);

  @Test
  void lets_the_first_through_and_counts_the_rest_of_its_interval() {
    assertThat(throttle.pass()).hasValue(0);
    assertThat(throttle.pass()).isEmpty();
    nanos.addAndGet(999_999_999);
    assertThat(throttle.pass()).isEmpty();
    nanos.addAndGet(1);
    assertThat(throttle.pass()).hasValue(2);
    assertThat(throttle.pass()).isEmpty();
  }
}
