// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.pause;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.pause.Pause.Waited;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PhoneEvent.OffHook;
import io.dialtone.handset.port.PhoneEvent.OnHook;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.world.PowerSupply;
import io.dialtone.handset.world.WorldTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Waiting, with and without a user. */
class PauseTest {

  private final WorldTime time = new WorldTime(new PowerSupply());
  private final List<Step> steps = new ArrayList<>();
  private final Listener listener = new Listener();
  private final Pause pause = new Pause(time, time, steps::add, listener, Errands.NONE);

  /** Knows who has the phone, and wants nothing else. */
  private static final class Listener implements Attention {
    private Communication communication = Communication.NONE;
    private boolean interrupted;

    @Override
    public void take(PhoneEvent event) {
      communication = communication.after(event);
      interrupted |= event instanceof PhoneEvent.RebootAsked;
    }

    @Override
    public boolean interrupted() {
      return interrupted;
    }

    @Override
    public boolean busy() {
      return communication.busy();
    }
  }

  @Test
  @DisplayName("SRC-6 the whole time passes, whatever the user does meanwhile (RUN-10)")
  void events_do_not_shorten_a_wait() {
    time.at(Duration.ofSeconds(3), new OffHook());
    time.at(Duration.ofSeconds(7), new OnHook());
    pause.pass(Duration.ofSeconds(30), "before the next try", "SRC-6");
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(30));
    assertThat(steps)
        .containsExactly(new Step(Step.Kind.WAIT, "30 s", "before the next try", 0, "SRC-6"));
    assertThat(pause.untilIdle("x")).isEqualTo(Waited.IDLE);
  }

  @Test
  @DisplayName("TRG-6 an idle phone waits for nobody")
  void an_idle_phone_does_not_wait() {
    assertThat(pause.untilIdle("the run waits")).isEqualTo(Waited.IDLE);
    assertThat(time.passed()).isZero();
    assertThat(steps).isEmpty();
  }

  @Test
  @DisplayName("TRG-6 what the user did during a wait is known after it")
  void off_hook_during_a_wait_counts_after_it() {
    time.at(Duration.ofSeconds(3), new OffHook());
    time.at(Duration.ofMinutes(2), new OnHook());
    pause.pass(Duration.ofSeconds(30), "x", "SRC-6");
    assertThat(pause.untilIdle("the reboot waits")).isEqualTo(Waited.IDLE);
    assertThat(time.passed()).isEqualTo(Duration.ofMinutes(2));
    assertThat(steps.getLast().rule()).isEqualTo("TRG-6");
  }

  @Test
  @DisplayName("TRG-6 a wait for the user has an end")
  void a_wait_for_the_user_has_an_end() {
    time.at(Duration.ZERO, new OffHook());
    assertThat(pause.untilIdle("the run waits")).isEqualTo(Waited.NEVER);
    assertThat(time.passed()).isEqualTo(Pause.LONGEST_CALL);
  }

  @Test
  @DisplayName("TRG-6 what is asked for by hand ends a wait, and a wait for the user")
  void an_interruption_ends_a_wait() {
    time.at(Duration.ofSeconds(3), new PhoneEvent.RebootAsked("admin"));
    assertThat(pause.pass(Duration.ofSeconds(30), "x", "TRG-1")).isFalse();
    assertThat(time.passed()).isEqualTo(Duration.ofSeconds(3));
    listener.take(new OffHook());
    assertThat(pause.untilIdle("the run waits")).isEqualTo(Waited.INTERRUPTED);
  }

  @Test
  void errands_are_run_at_their_time_however_long_the_wait() {
    List<Long> done = new ArrayList<>();
    Errands hourly =
        new Errands() {
          private long due = Duration.ofHours(1).toNanos();

          @Override
          public OptionalLong dueNanos() {
            return OptionalLong.of(due);
          }

          @Override
          public void perform() {
            done.add(time.passed().toMinutes());
            due += Duration.ofHours(1).toNanos();
          }
        };
    Pause busy = new Pause(time, time, steps::add, listener, hourly);
    busy.pass(Duration.ofMinutes(90), "x", "TRG-1");
    busy.standBy(Duration.ofMinutes(30));
    assertThat(done).containsExactly(60L, 120L);
    assertThat(time.passed()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  @DisplayName("TRG-6 ringing and off hook are two things: the phone is idle when both are over")
  void communication_is_hook_and_call() {
    Communication rings = Communication.NONE.after(new PhoneEvent.IncomingCall("1002"));
    assertThat(rings.busy()).isTrue();
    assertThat(rings.after(new OffHook()).after(new OnHook()).busy()).isTrue();
    assertThat(rings.after(new PhoneEvent.CallEnded()).busy()).isFalse();
    assertThat(rings.after(new PhoneEvent.Key("OK"))).isEqualTo(rings);
    assertThat(rings.after(new PhoneEvent.CheckSync(true))).isEqualTo(rings);
  }
}
