// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.pause;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.PhoneEvent.OffHook;
import io.dialtone.handset.port.PhoneEvent.OnHook;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.world.PowerSupply;
import io.dialtone.handset.world.WorldTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Waiting, with and without a user. */
class PauseTest {

  private final WorldTime time = new WorldTime(new PowerSupply());
  private final List<Step> steps = new ArrayList<>();
  private final Pause pause = new Pause(time, time, steps::add);

  @Test
  @DisplayName("SRC-6 the whole time passes, whatever the user does meanwhile (RUN-10)")
  void events_do_not_shorten_a_wait() {
    time.at(Duration.ofSeconds(3), new OffHook());
    time.at(Duration.ofSeconds(7), new OnHook());
    pause.pass(Duration.ofSeconds(30), "before the next try", "SRC-6");
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(steps)
        .containsExactly(new Step(Step.Kind.WAIT, "30 s", "before the next try", 0, "SRC-6"));
    assertThat(pause.untilIdle("x")).isTrue();
  }

  @Test
  @DisplayName("TRG-6 an idle phone waits for nobody")
  void an_idle_phone_does_not_wait() {
    assertThat(pause.untilIdle("the run waits")).isTrue();
    assertThat(time.passed()).isZero();
    assertThat(steps).isEmpty();
  }

  @Test
  @DisplayName("TRG-6 what the user did during a wait is known after it")
  void off_hook_during_a_wait_counts_after_it() {
    time.at(Duration.ofSeconds(3), new OffHook());
    time.at(Duration.ofMinutes(2), new OnHook());
    pause.pass(Duration.ofSeconds(30), "x", "SRC-6");
    assertThat(pause.untilIdle("the reboot waits")).isTrue();
    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(2));
    assertThat(steps.getLast().rule()).isEqualTo("TRG-6");
  }

  @Test
  @DisplayName("TRG-6 a wait for the user has an end")
  void a_wait_for_the_user_has_an_end() {
    time.at(Duration.ZERO, new OffHook());
    assertThat(pause.untilIdle("the run waits")).isFalse();
    assertThat(time.passed()).isEqualTo(Pause.LONGEST_CALL);
  }
}
