// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ReadinessTest {

  private final Readiness readiness = new Readiness();

  @Test
  void is_ready_when_no_part_says_why_not() {
    assertThat(readiness.reason()).isEmpty();
  }

  @Test
  void one_part_that_recovers_does_not_speak_for_another() {
    readiness.no("store", "the disk is full");
    readiness.no("start", "leases are being read");
    assertThat(readiness.reason())
        .contains("start: leases are being read; store: the disk is full");
    readiness.yes("start");
    assertThat(readiness.reason()).contains("store: the disk is full");
    readiness.yes("store");
    assertThat(readiness.reason()).isEmpty();
  }

  @Test
  void a_watched_part_is_asked_each_time() {
    AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
    readiness.watch("store", trouble::get);
    assertThat(readiness.reason()).isEmpty();
    trouble.set(Optional.of("the disk is full"));
    readiness.no("start", "not yet");
    assertThat(readiness.reason()).contains("start: not yet; store: the disk is full");
  }
}
