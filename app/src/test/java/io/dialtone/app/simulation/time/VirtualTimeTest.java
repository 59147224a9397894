// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.port.PowerLost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VirtualTimeTest {

  private final VirtualTime time = new VirtualTime();
  private final List<String> told = new ArrayList<>();

  private void tell(String what) {
    told.add(time.now() + " " + what);
  }

  @Test
  void things_happen_in_the_order_of_their_time_and_then_of_their_making() {
    time.after(20, () -> tell("late"));
    time.after(10, () -> tell("first"));
    time.after(10, () -> tell("second"));
    time.lane("one", 30, () -> tell("the end"));
    assertThat(time.run()).isEmpty();
    assertThat(told).containsExactly("10 first", "10 second", "20 late", "30 the end");
  }

  @Test
  void lanes_take_turns_by_time_and_only_one_is_awake() {
    lane("a", 0, 10);
    lane("b", 5, 10);
    assertThat(time.run()).isEmpty();
    assertThat(told)
        .containsExactly("0 a", "5 b", "10 a", "15 b", "20 a", "25 b", "30 a ends", "35 b ends");
  }

  private void lane(String name, long from, long step) {
    Lane[] self = new Lane[1];
    self[0] =
        time.lane(
            name,
            from,
            () -> {
              for (int turn = 0; turn < 3; turn++) {
                tell(name);
                self[0].waitUntil(time.now() + step, () -> false);
              }
              tell(name + " ends");
            });
  }

  @Test
  void what_is_waited_for_ends_the_wait_early_and_anything_else_does_not() {
    List<String> post = new ArrayList<>();
    Lane[] self = new Lane[1];
    self[0] =
        time.lane(
            "one",
            0,
            () -> {
              boolean came = self[0].waitUntil(100, () -> !post.isEmpty());
              tell(came ? "came" : "time is over");
              tell(self[0].waitUntil(200, () -> false) ? "came" : "time is over");
            });
    time.after(10, () -> self[0].stir());
    time.after(
        40,
        () -> {
          post.add("letter");
          self[0].stir();
        });
    assertThat(time.run()).isEmpty();
    assertThat(told).containsExactly("40 came", "200 time is over");
  }

  @Test
  void a_lane_that_fails_ends_the_world_for_all() {
    Lane[] other = new Lane[1];
    other[0] =
        time.lane(
            "waits",
            0,
            () -> {
              other[0].waitUntil(1000, () -> false);
              tell("never said");
            });
    time.lane(
        "fails",
        10,
        () -> {
          throw new Violation("broken");
        });
    assertThat(time.run()).get().isInstanceOf(Violation.class);
    assertThat(told).isEmpty();
  }

  @Test
  void a_deed_that_fails_ends_it_too() {
    Lane[] self = new Lane[1];
    self[0] = time.lane("waits", 0, () -> self[0].waitUntil(1000, () -> false));
    time.after(
        5,
        () -> {
          throw new IllegalStateException("a server's fault");
        });
    assertThat(time.run().map(Throwable::getMessage)).contains("a server's fault");
  }

  @Test
  void a_wait_for_nothing_ends_at_the_end_of_time() {
    Lane[] self = new Lane[1];
    self[0] = time.lane("dead", 0, () -> self[0].waitUntil(Long.MAX_VALUE, () -> false));
    time.after(1, () -> self[0].stir());
    Optional<Throwable> fault = time.run();
    assertThat(fault).isEmpty();
    assertThat(time.now()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void power_goes_with_the_call_it_is_to_go_with() {
    Power power = new Power(time);
    power.on(3, Long.MAX_VALUE);
    power.use("one");
    power.use("two");
    assertThat(thrownBy(() -> power.use("three"))).hasMessage("power lost in three");
    assertThat(power.isOn()).isFalse();
    assertThat(thrownBy(() -> power.use("four"))).hasMessage("power lost in four");
    power.on(Long.MAX_VALUE, Long.MAX_VALUE);
    power.use("again");
    assertThat(power.calls()).isEqualTo(1);
  }

  @Test
  void power_goes_in_the_middle_of_a_wait() {
    Power power = new Power(time);
    power.on(Long.MAX_VALUE, 50);
    power.feeds(
        time.lane(
            "phone",
            0,
            () -> {
              tell(thrownBy(() -> power.spend(100, "a wait")).getMessage());
            }));
    assertThat(time.run()).isEmpty();
    assertThat(told).containsExactly("50 power lost in a wait");
  }

  @Test
  void a_phone_that_calls_for_ever_is_stopped() {
    Power power = new Power(time);
    power.on(Long.MAX_VALUE, Long.MAX_VALUE);
    time.lane(
        "mad",
        0,
        () -> {
          while (true) {
            power.use("call");
          }
        });
    assertThat(time.run().map(Throwable::getMessage).orElse("")).contains("a run without end");
  }

  @Test
  void two_traces_are_alike_only_if_all_in_them_is() {
    Trace one = Trace.unheard(time);
    Trace same = Trace.heard(time, told::add);
    Trace other = Trace.unheard(time);
    one.note("phone 1", "shows", "ready");
    same.note("phone 1", "shows", "ready");
    other.note("phone 1", "shows", "Ready");
    one.note("server", "dies", 2);
    same.note("server", "dies", 2);
    other.note("server", "dies", 2);
    assertThat(same.digest()).isEqualTo(one.digest());
    assertThat(other.digest()).isNotEqualTo(one.digest());
    assertThat(told)
        .containsExactly("     0.000 phone 1  shows: ready", "     0.000 server   dies 2");
  }

  private static PowerLost thrownBy(Runnable call) {
    try {
      call.run();
    } catch (PowerLost cut) {
      return cut;
    }
    throw new AssertionError("the power is still on");
  }
}
