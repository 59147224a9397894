// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.handset.port.PowerLost;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PowerSwitchTest {
  private final PowerSwitch power = new PowerSwitch();
  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void a_cut_closes_what_is_attached_once_and_spares_what_was_detached() {
    Closeable stays = power.attach(closed::incrementAndGet);
    power.attach(closed::incrementAndGet);
    power.detach(stays);
    power.cut();
    power.cut();
    assertThat(closed).hasValue(1);
    assertThat(power.isOff()).isTrue();
  }

  @Test
  void what_is_attached_after_the_cut_is_closed_at_once() {
    power.cut();
    assertThatThrownBy(() -> power.attach(closed::incrementAndGet)).isInstanceOf(PowerLost.class);
    assertThat(closed).hasValue(1);
  }

  @Test
  void a_resource_that_cannot_be_closed_does_not_keep_the_others_alive() {
    power.attach(() -> {
      throw new IOException("stuck");
    });
    power.attach(closed::incrementAndGet);
    power.cut();
    assertThat(closed).hasValue(1);
  }

  @Test
  void with_power_on_everything_may_go_on() {
    power.check("a test");
    assertThat(power.isOff()).isFalse();
    power.cut();
    assertThatThrownBy(() -> power.check("a test"))
        .isInstanceOf(PowerLost.class)
        .hasMessageContaining("a test");
  }
}
