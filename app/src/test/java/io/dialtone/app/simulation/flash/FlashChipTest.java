// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.flash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.app.simulation.time.Power;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.InstalledFirmware;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FlashChipTest {

  private static final FlashContent FACTORY = FlashContent.factory(Model.ST2030, Protocol.SIP);

  private static final FlashContent BEFORE =
      FACTORY
          .withFile(
              FlashItem.MELODIES,
              new StoredFile("m-1.txt", StoredBody.ofText(Bytes.latin1("old ".repeat(400)))))
          .withParameters(FACTORY.parameters().with("sip", "regid1", "1001"))
          .withConfigSerial(Optional.of("202600010001"));

  private static final FlashContent AFTER =
      BEFORE
          .withFile(
              FlashItem.MELODIES,
              new StoredFile("m-2.txt", StoredBody.ofText(Bytes.latin1("new! ".repeat(500)))))
          .withParameters(BEFORE.parameters().with("sip", "regid1", "1002"))
          .withConfigSerial(Optional.of("202600020001"));

  private final Power power = new Power(new VirtualTime());

  private FlashChip chip(FlashHabits habits, long seed) {
    FlashChip chip = new FlashChip(FACTORY, habits, power, new SplittableRandom(seed));
    power.on(Long.MAX_VALUE, Long.MAX_VALUE);
    new ChipFlash(chip, power).commit(BEFORE);
    return chip;
  }

  @Test
  void what_is_committed_is_found_by_whoever_mounts_the_chip() {
    FlashChip chip = chip(FlashHabits.GOOD, 1);
    assertThat(chip.mount().content()).isEqualTo(BEFORE);
    assertThat(new ChipFlash(chip, power).load()).isEqualTo(BEFORE);
  }

  @Test
  @DisplayName("RUN-9 a cut at each page of a commit leaves the old content or the new")
  void a_cut_at_each_page() {
    int old = 0;
    int renewed = 0;
    for (int call = 1; call <= 30; call++) {
      for (long seed = 0; seed < 20; seed++) {
        FlashChip chip = chip(FlashHabits.GOOD, seed);
        FlashContent found = cut(chip, call);
        assertThat(found).as("call %s, seed %s", call, seed).isIn(BEFORE, AFTER);
        old += found.equals(BEFORE) ? 1 : 0;
        renewed += found.equals(AFTER) ? 1 : 0;
      }
    }
    assertThat(old).isGreaterThan(100);
    assertThat(renewed).isGreaterThan(100);
  }

  @Test
  void the_same_cuts_break_a_flash_that_is_written_in_place() {
    int broken = 0;
    for (int call = 1; call <= 30; call++) {
      FlashChip chip = chip(new FlashHabits(false, true), call);
      try {
        FlashContent found = cut(chip, call);
        broken += found.equals(BEFORE) || found.equals(AFTER) ? 0 : 1;
      } catch (FlashUnreadable brick) {
        broken++;
      }
    }
    assertThat(broken).isGreaterThan(3);
  }

  private FlashContent cut(FlashChip chip, int call) {
    ChipFlash flash = new ChipFlash(chip, power);
    power.on(call, Long.MAX_VALUE);
    try {
      flash.commit(AFTER);
    } catch (PowerLost cut) {
      assertThat(power.isOn()).isFalse();
    }
    return chip.mount().content();
  }

  @Test
  void an_image_counts_from_the_commit_that_names_it() {
    FlashChip chip = chip(FlashHabits.GOOD, 1);
    ChipFlash flash = new ChipFlash(chip, power);
    Bytes first = image(flash, 1, 700);
    Bytes second = Bytes.copyOf(octets(2, 900));
    FlashWriter writer = flash.write(FlashItem.DSP);
    writer.append(second);
    assertThat(imageInForce(chip)).isEqualTo(first);
    StoredBody body = writer.finish();
    assertThat(imageInForce(chip)).isEqualTo(first);
    flash.commit(flash.load().withParameters(AFTER.parameters()));
    assertThat(imageInForce(chip)).isEqualTo(first);
    flash.commit(naming(flash.load(), body));
    assertThat(imageInForce(chip)).isEqualTo(second);
  }

  @Test
  void an_image_written_over_the_old_one_is_a_mixture_meanwhile() {
    FlashChip chip = chip(new FlashHabits(true, false), 1);
    ChipFlash flash = new ChipFlash(chip, power);
    Bytes first = image(flash, 1, 700);
    flash.write(FlashItem.DSP).append(Bytes.copyOf(octets(2, 300)));
    assertThat(imageInForce(chip)).isNotEqualTo(first);
  }

  private Bytes image(ChipFlash flash, int seed, int length) {
    Bytes octets = Bytes.copyOf(octets(seed, length));
    FlashWriter writer = flash.write(FlashItem.DSP);
    writer.append(octets.slice(0, 10));
    writer.append(octets.slice(10, length));
    flash.commit(naming(flash.load(), writer.finish()));
    return octets;
  }

  private static FlashContent naming(FlashContent content, StoredBody body) {
    return content.withFirmware(
        FlashItem.DSP, new InstalledFirmware(Optional.of("/dsp"), "3.20", Optional.of(body)));
  }

  private static Bytes imageInForce(FlashChip chip) {
    Mounted mounted = chip.mount();
    long length = ChipFlash.body(mounted.content(), FlashItem.DSP).orElseThrow().length();
    return chip.image(mounted, FlashItem.DSP, length);
  }

  private static byte[] octets(int seed, int length) {
    byte[] octets = new byte[length];
    new SplittableRandom(seed).nextBytes(octets);
    return octets;
  }

  @Test
  void what_no_codec_knows_is_refused_at_once() {
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> RecordCodec.of(Thread.class))
        .withMessageContaining("cannot keep");
  }
}
