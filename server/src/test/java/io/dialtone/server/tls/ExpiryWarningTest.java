// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tls;

import static io.dialtone.server.tls.TestFiles.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ExpiryWarningTest {

  private final ExpiryWarning warning = new ExpiryWarning();

  @Test
  void far_from_the_end_nothing_is_said() {
    assertThat(warning.of(NOW.plus(Duration.ofDays(22)), NOW)).isEmpty();
  }

  @Test
  void near_the_end_it_is_said_once_a_day() {
    var end = NOW.plus(Duration.ofDays(20));
    assertThat(warning.of(end, NOW)).hasValue("the certificate expires at " + end + ": renew it");
    assertThat(warning.of(end, NOW.plus(Duration.ofHours(23)))).isEmpty();
    assertThat(warning.of(end, NOW.plus(Duration.ofHours(24)))).isPresent();
  }

  @Test
  void after_the_end_it_is_said_what_that_means() {
    assertThat(warning.of(NOW.minusSeconds(1), NOW).orElseThrow())
        .endsWith("clients that look refuse it");
  }
}
