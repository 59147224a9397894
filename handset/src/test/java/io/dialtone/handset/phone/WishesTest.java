// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WishesTest {

  private static final Wish.Run RUN = new Wish.Run("NOTIFY", "NTF-1");
  private static final Wish.Reboot REBOOT = new Wish.Reboot("asked", "TRG-4");
  private static final Wish.Reset RESET = new Wish.Reset("administrator");

  private final Wishes wishes = new Wishes();

  @Test
  @DisplayName("TRG-6 the most urgent comes first, however late it was asked for")
  void the_most_urgent_first() {
    wishes.add(RUN);
    wishes.add(REBOOT);
    wishes.add(RESET);
    assertThat(wishes.take()).contains(RESET);
    assertThat(wishes.take()).contains(REBOOT);
    assertThat(wishes.take()).contains(RUN);
    assertThat(wishes.take()).isEmpty();
  }

  @Test
  void the_same_wish_is_one() {
    wishes.add(RUN);
    wishes.add(new Wish.Run("NOTIFY", "NTF-1"));
    assertThat(wishes.take()).isPresent();
    assertThat(wishes.any()).isFalse();
  }

  @Test
  @DisplayName("WEB-3 a reboot fulfils what it brings by itself, and nothing else")
  void a_reboot_fulfils_the_rest() {
    wishes.add(RUN);
    wishes.add(new Wish.Address("none"));
    wishes.add(REBOOT);
    assertThat(wishes.anyBeforeReboot()).isFalse();
    wishes.add(RESET);
    assertThat(wishes.anyBeforeReboot()).isTrue();
    wishes.rebooted();
    assertThat(wishes.take()).isEqualTo(Optional.of(RESET));
    assertThat(wishes.any()).isFalse();
  }

  @Test
  void only_a_run_leaves_a_run_its_turn() {
    wishes.add(RUN);
    assertThat(wishes.anyBeforeRun()).isFalse();
    wishes.add(REBOOT);
    assertThat(wishes.anyBeforeRun()).isTrue();
  }

  @Test
  void a_flood_of_wishes_is_forgotten() {
    for (int i = 0; i < 100; i++) {
      wishes.add(new Wish.Reset("caller " + i));
    }
    int taken = 0;
    while (wishes.take().isPresent()) {
      taken++;
    }
    assertThat(taken).isEqualTo(Wishes.MAX);
  }
}
