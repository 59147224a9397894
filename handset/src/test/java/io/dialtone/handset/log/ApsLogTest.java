// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The log on the phone's web page. */
class ApsLogTest {

  private static final Clock CLOCK =
      new Clock() {
        @Override
        public Instant now() {
          return Instant.parse("2026-03-01T08:00:00.123Z");
        }

        @Override
        public long nanos() {
          return 0;
        }
      };

  @Test
  @DisplayName("LOG-1 one line a step, and the step goes on to the shell")
  void a_line_a_step() {
    List<Step> passedOn = new ArrayList<>();
    ApsLog log = new ApsLog(CLOCK, passedOn::add);

    log.record(new Step(Step.Kind.FETCH, "http://h/x", "200", 12, "RUN-1"));
    log.record(new Step(Step.Kind.REBOOT, "reboot", "why", 0, "RUN-1"));

    assertThat(log.lines())
        .containsExactly(
            "2026-03-01T08:00:00Z fetch http://h/x: 200, 12 bytes",
            "2026-03-01T08:00:00Z reboot reboot: why");
    assertThat(passedOn).hasSize(2);
  }

  @Test
  @DisplayName("LOG-1 the log is bounded: the oldest lines go first")
  void the_oldest_lines_go() {
    ApsLog log = new ApsLog(CLOCK, _ -> {});
    for (int i = 0; i <= ApsLog.MAX_LINES; i++) {
      log.record(new Step(Step.Kind.WAIT, "wait " + i, "", 0, ""));
    }
    assertThat(log.lines()).hasSize(ApsLog.MAX_LINES);
    assertThat(log.lines().getFirst()).contains("wait 1:");
  }
}
