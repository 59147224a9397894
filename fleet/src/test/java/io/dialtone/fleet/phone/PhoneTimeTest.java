// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.PowerLost;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PhoneTimeTest {
  private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
  private static final Duration LONG = Duration.ofMinutes(30);

  private final PowerSwitch power = new PowerSwitch();

  private PhoneTime time(boolean real) {
    return new PhoneTime(InstantSource.fixed(START), power, real, (_, _) -> {});
  }

  private static CompletableFuture<Optional<PhoneEvent>> waiting(PhoneTime time) {
    var outcome = new CompletableFuture<Optional<PhoneEvent>>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            outcome.complete(time.await(LONG));
          } catch (PowerLost lost) {
            outcome.completeExceptionally(lost);
          }
        });
    return outcome;
  }

  @Test
  @DisplayName("SRC-6 a wait that is only shown is over at once and moves the phone's clocks")
  void a_shown_wait_moves_the_clock() {
    PhoneTime time = time(false);
    long before = time.nanos();
    assertThat(time.await(LONG)).isEmpty();
    assertThat(time.now()).isEqualTo(START.plus(LONG));
    assertThat(time.nanos() - before).isGreaterThanOrEqualTo(LONG.toNanos());
  }

  @Test
  void an_event_ends_a_shown_wait_before_time_passes() {
    PhoneTime time = time(false);
    time.deliver(new PhoneEvent.OffHook());
    time.deliver(new PhoneEvent.OnHook());
    assertThat(time.await(LONG)).contains(new PhoneEvent.OffHook());
    assertThat(time.await(Duration.ZERO)).contains(new PhoneEvent.OnHook());
    assertThat(time.await(Duration.ZERO)).isEmpty();
    assertThat(time.now()).isEqualTo(START);
  }

  @Test
  void in_real_time_an_event_ends_the_wait() throws Exception {
    PhoneTime time = time(true);
    var outcome = waiting(time);
    time.deliver(new PhoneEvent.OffHook());
    assertThat(outcome.get(60, TimeUnit.SECONDS)).contains(new PhoneEvent.OffHook());
  }

  @Test
  void who_delivers_holds_nothing_that_the_waiting_phone_needs() throws Exception {
    PhoneTime time = time(true);
    Thread deliverer = Thread.ofPlatform().unstarted(() -> time.deliver(new PhoneEvent.OffHook()));
    power.pause(
        LONG, // its check runs with the switch held, as that of a phone that looks into its mailbox
        () -> {
          deliverer.start();
          while (deliverer.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
          }
          Instant now =
              CompletableFuture.supplyAsync(time::now).orTimeout(60, TimeUnit.SECONDS).join();
          return now.equals(START);
        });
    assertThat(deliverer.join(Duration.ofSeconds(10))).isTrue();
    assertThat(time.await(LONG)).contains(new PhoneEvent.OffHook());
  }

  @Test
  void in_real_time_the_wait_is_waited_for() {
    PhoneTime time = time(true);
    long before = System.nanoTime();
    assertThat(time.await(Duration.ofMillis(20))).isEmpty();
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000L);
  }

  @Test
  void a_power_cut_ends_every_wait() {
    PhoneTime time = time(true);
    var outcome = waiting(time);
    power.cut();
    assertThatThrownBy(() -> outcome.get(60, TimeUnit.SECONDS)).hasCauseInstanceOf(PowerLost.class);
    assertThatThrownBy(() -> time(false).await(LONG)).isInstanceOf(PowerLost.class);
  }

  @Test
  void a_full_mailbox_loses_what_comes_after() {
    PhoneTime time = time(false);
    for (int i = 0; i < 300; i++) {
      time.deliver(new PhoneEvent.OffHook());
    }
    int taken = 0;
    while (time.await(Duration.ZERO).isPresent()) {
      taken++;
    }
    assertThat(taken).isEqualTo(256);
  }

  @Test
  @DisplayName("TRG-2 a phone that stays stands by in real time, its clock right again")
  void a_phone_that_stays_stands_by_in_real_time() throws Exception {
    PhoneTime time = time(false);
    time.stay();
    time.await(LONG); // a wait of a run is only shown
    assertThat(time.now()).isEqualTo(START.plus(LONG));
    var outcome = new CompletableFuture<Optional<PhoneEvent>>();
    Thread.ofVirtual().start(() -> outcome.complete(time.standBy(LONG)));
    time.deliver(new PhoneEvent.OffHook());
    assertThat(outcome.get(60, TimeUnit.SECONDS)).contains(new PhoneEvent.OffHook());
    assertThat(time.now()).isEqualTo(START);
    long before = System.nanoTime();
    assertThat(time.standBy(Duration.ofMillis(20))).isEmpty();
    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(20_000_000L);
  }

  @Test
  void a_phone_that_does_not_stay_jumps_over_all_waits() {
    PhoneTime time = time(false);
    assertThat(time.standBy(LONG)).isEmpty();
    assertThat(time.now()).isEqualTo(START.plus(LONG));
  }
}
