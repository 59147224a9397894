// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.world.Behaviour;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.octets.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whatever fails in whatever order, the phone says so, and converges once the site is sound. */
class ConvergenceTest {

  private static final List<String> NAMES =
      List.of(
          "st2030s.inf",
          "fw/v2030SG.R11.1.SED.091022.2.69.2.zz",
          "fw/v2030_dsp_R11.1_SED_v320.zz",
          "fw/v2030_boot_v111.zz",
          "cfg/Tone-Melodies.txt",
          "cfg/Tone-RG.txt",
          "cfg/Tone-CW.txt",
          "cfg/ToneTbl_2.69.2.zz",
          "cfg/LangTbl_2.69.2.zz",
          "cfg/TelConf-1.txt",
          "cfg/ComConf-1.txt",
          "mac/" + Fixtures.SER,
          "mac/" + Fixtures.TXT);

  @Test
  @DisplayName("RUN-8 RUN-1 a broken site, then a sound one: 300 seeds converge on one content")
  void every_broken_site_is_survived() {
    FlashContent sound = soundContent();
    for (long seed = 1; seed <= 300; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      Site site = Fixtures.deployment();
      World world = World.st2030Sip(site);
      NAMES.forEach(name -> {
        if (random.nextInt(4) == 0) {
          site.when(name, fault(random));
        }
      });

      PhoneEnd broken = world.boot();
      assertThat(broken.provisioned())
          .as("seed %s: provisioned means no message", seed)
          .isEqualTo(broken.display().message().isEmpty());
      assertThat(world.flash().open()).as("seed %s: writers left open", seed).isZero();

      repair(site);
      PhoneEnd end = world.boot();
      assertThat(end.display().message()).as("seed %s", seed).isEqualTo(Optional.<Message>empty());
      assertThat(world.flash().content()).as("seed %s", seed).isEqualTo(sound);
    }
  }

  private static FlashContent soundContent() {
    World world = World.st2030Sip(Fixtures.deployment());
    assertThat(world.boot().provisioned()).isTrue();
    return world.flash().content();
  }

  private static void repair(Site site) {
    Site sound = Fixtures.deployment();
    for (String name : NAMES) {
      if (name.endsWith(".ser")) {
        site.remove(name);
      } else {
        site.serve(name, sound.bytes(name));
      }
    }
  }

  private static Behaviour fault(RandomGenerator random) {
    return switch (random.nextInt(6)) {
      case 0 -> new Behaviour.NotThere();
      case 1 -> new Behaviour.Says(500);
      case 2 -> new Behaviour.Silent();
      case 3 -> new Behaviour.CutsShort(Bytes.latin1("[x]\r\na="), 4000);
      case 4 -> new Behaviour.Serves(Bytes.EMPTY);
      default -> new Behaviour.Serves(Bytes.latin1("<html>\n<p>an error page\n</html>"));
    };
  }
}
