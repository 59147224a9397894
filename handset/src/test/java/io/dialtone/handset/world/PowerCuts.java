// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.PowerLost;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The power fails at every port call of a boot in turn; each time the next boot converges. */
public final class PowerCuts {

  private PowerCuts() {}

  /**
   * Cuts everywhere.
   *
   * @param worlds the same world, new each time
   * @param invariant what must hold of flash right after any cut; it is told when that was
   */
  public static void everywhere(
      Supplier<World> worlds, BiConsumer<FlashContent, String> invariant) {
    World reference = worlds.get();
    reference.power().cutAt(Long.MAX_VALUE);
    PhoneEnd whole = reference.boot();
    assertThat(whole.provisioned()).as(whole.reason()).isTrue();
    long calls = reference.power().calls();
    assertThat(calls).isGreaterThan(40);
    for (long call = 1; call <= calls; call++) {
      String when = "power cut at call " + call + " of " + calls;
      World world = worlds.get();
      world.power().cutAt(call);
      assertThatExceptionOfType(PowerLost.class).as(when).isThrownBy(world::boot);
      invariant.accept(world.flash().content(), when);
      world.power().restore();
      PhoneEnd end = world.boot();
      assertThat(end.ending()).as(when).isEqualTo(whole.ending());
      assertThat(world.flash().content()).as(when).isEqualTo(reference.flash().content());
      assertThat(world.network().tag()).as(when).isEqualTo(reference.network().tag());
    }
  }
}
