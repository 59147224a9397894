// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.port.FlashWriter;
import io.dialtone.handset.port.PhoneEvent.FactoryResetAsked;
import io.dialtone.handset.port.PhoneEvent.FirmwareUploaded;
import io.dialtone.handset.port.PhoneEvent.OffHook;
import io.dialtone.handset.port.PhoneEvent.OnHook;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Restore default and uploaded firmware, asked for on the phone's web page. */
class FactoryResetTest {

  private static final FactoryResetAsked RESET = new FactoryResetAsked("administrator");

  private final Site site = Fixtures.deployment();

  @Test
  @DisplayName("WEB-3 after a factory reset everything is fetched from scratch, firmware included")
  void everything_is_fetched_again() {
    World world = World.st2030Sip(site);
    world.boot();
    FlashContent provisioned = world.flash().content();
    var first = site.takeRequests();
    PhoneEnd end = world.standBy(RESET).orElseThrow();
    assertThat(site.takeRequests()).isEqualTo(first);
    assertThat(end.reboots()).isEqualTo(3);
    assertThat(end.provisioned()).isTrue();
    assertThat(world.flash().content()).isEqualTo(provisioned);
  }

  @Test
  @DisplayName("WEB-3 RUN-1 reboots that somebody asks for are no loop of the phone's own")
  void resets_while_a_run_waits_in_its_span() {
    String spread = "[autoprovision]\nAutoprovisionTimeSpan=255\n";
    site.serve("cfg/ComConf-1.txt", Fixtures.COMMON_CONFIG + spread);
    World world = World.st2030Sip(site).with("autoprovision", "AutoprovisionTimeSpan", "255");
    for (int second = 1; second <= 4; second++) {
      world.time().at(Duration.ofSeconds(second), RESET);
    }
    PhoneEnd end = world.boot();
    assertThat(end.reboots()).isEqualTo(12);
    assertThat(end.provisioned()).isTrue();
  }

  @Test
  @DisplayName("WEB-3 what is set by hand and what was stored is forgotten, the firmware is not")
  void what_is_forgotten() {
    World world = World.st2030Sip(site);
    world.boot();
    FlashContent before = world.with("net", "Leftover", "1").flash().content();
    FlashContent after = before.restored(false);
    assertThat(after.parameters().all()).isEmpty();
    assertThat(after.files()).isEmpty();
    assertThat(after.configSerial()).isEmpty();
    assertThat(after.firmwareUpdated()).isFalse();
    assertThat(after.firmware().application().infValue()).isEmpty();
    assertThat(after.firmware().application().version()).isEqualTo("2.69.2");
    assertThat(after.firmware().application().body())
        .isEqualTo(before.firmware().application().body());
    assertThat(after.persona()).isEqualTo(before.persona());
  }

  @Test
  @DisplayName("WEB-3 the switch: one release does not reload the common file")
  void the_common_file_is_not_reloaded() {
    World world = World.st2030Sip(site).with(Quirk.COMMON_NOT_RELOADED);
    world.boot();
    site.takeRequests();
    world.standBy(RESET);
    assertThat(site.takeRequests())
        .contains("cfg/TelConf-1.txt 200")
        .doesNotContain("cfg/ComConf-1.txt 200");
    assertThat(world.parameter("DateFlag")).isEmpty();
    assertThat(world.parameter("TEL1Number")).contains("1001");
  }

  @Test
  @DisplayName("WEB-3 headset and mute held at power-up: the reset comes before the first run")
  void keys_held_at_power_up() {
    World world = World.st2030Sip(site).with("net", "Leftover", "1");
    world.time().at(Duration.ZERO, new FactoryResetAsked("headset and mute"));
    PhoneEnd end = world.boot();
    assertThat(end.reboots()).isEqualTo(3);
    assertThat(world.parameter("Leftover")).isEmpty();
    assertThat(world.stepsOf("WEB-3"))
        .containsExactly(
            "restore default asked for: by headset and mute",
            "factory defaults: restored, asked for by headset and mute",
            "reboot: factory defaults were restored");
  }

  @Test
  @DisplayName("WEB-3 TRG-6 a reset asked for in a call waits for its end")
  void a_reset_waits_for_a_call() {
    World world = World.st2030Sip(site);
    world.boot();
    world.standBy(new OffHook());
    assertThat(world.standBy(RESET)).isEmpty();
    assertThat(world.parameter("TEL1Number")).contains("1001");
    assertThat(world.standBy(new OnHook()).orElseThrow().reboots()).isEqualTo(3);
  }

  @Test
  @DisplayName("WEB-1 each upload reboots; the next run installs what the INF names")
  void an_upload_reboots() {
    World world = World.st2030Sip(site);
    world.boot();
    site.takeRequests();
    PhoneEnd end = world.standBy(upload(world, FlashItem.DSP, "v2030_dsp_v400.zz")).orElseThrow();
    assertThat(end.reboots()).isEqualTo(2); // the upload's, then that of the INF's own DSP
    assertThat(world.stepsOf("WEB-1"))
        .contains("DSP v2030_dsp_v400.zz: uploaded", "reboot: firmware was uploaded");
    assertThat(site.takeRequests()).contains("fw/v2030_dsp_R11.1_SED_v320.zz 200");
    assertThat(world.flash().content().firmware().dsp().version()).isEqualTo("3.20");
  }

  @ParameterizedTest
  @DisplayName("WEB-1 ID-7 an upload that is not for this phone is refused, and nothing reboots")
  @CsvSource({
    "APPLICATION, v2022SG.R11.1.SED.120313.4.78.1.zz, another phone's firmware",
    "APPLICATION, v2030MC.070309.1.53.zz, does not speak SIP",
    "DSP, v2030_boot_v111.zz, is no DSP firmware",
    "COMMON_CONFIG, ComConf.txt, is no firmware part"
  })
  void a_wrong_upload(FlashItem part, String name, String reason) {
    World world = World.st2030Sip(site);
    world.boot();
    FlashContent before = world.flash().content();
    PhoneEnd end = world.standBy(upload(world, part, name)).orElseThrow();
    assertThat(end.reboots()).isZero();
    assertThat(end.display().line(3)).isEqualTo("Wrong Firmware");
    assertThat(end.reason()).contains(reason);
    assertThat(world.flash().content()).isEqualTo(before);
  }

  @Test
  @DisplayName("WEB-1 an empty upload is refused")
  void an_empty_upload() {
    World world = World.st2030Sip(site);
    world.boot();
    var empty =
        new FirmwareUploaded(
            FlashItem.BOOT, "v2030_boot_v112.zz", StoredBody.ofText(Fixtures.image(1).slice(0, 0)));
    assertThat(world.standBy(empty).orElseThrow().reason()).contains("is empty");
  }

  @Test
  @DisplayName("WEB-1 a name that tells nothing is taken, and the version stays as it was")
  void a_name_that_tells_nothing() {
    World world = World.st2030Sip(site.serve("st2030s.inf", "[config]\nconfig=/mac\n"));
    world.boot();
    assertThat(world.standBy(upload(world, FlashItem.BOOT, "boot.zz")).orElseThrow().provisioned())
        .isTrue();
    assertThat(world.flash().content().firmware().boot().version()).isEqualTo("1.11");
    assertThat(world.flash().content().firmware().boot().body()).isPresent();
  }

  @Test
  @DisplayName("WEB-1 WEB-3 an upload and a reset asked for during a run: both, after it")
  void several_wishes_at_once() {
    site.remove("st2030s.inf");
    World world = World.st2030Sip(site);
    world.time().at(Duration.ofSeconds(1), upload(world, FlashItem.BOOT, "v2030_boot_v112.zz"));
    world.time().at(Duration.ofSeconds(2), RESET);
    world.boot();
    PhoneEnd end = world.standBy(Duration.ofSeconds(1)).orElseThrow();
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(world.flash().content().firmware().boot().version()).isEqualTo("1.12");
    assertThat(world.standBy(Duration.ofHours(1))).isEmpty();
  }

  /** The web page writes the part into flash before it tells the phone. */
  private static FirmwareUploaded upload(World world, FlashItem part, String name) {
    FlashWriter writer = world.flash().write(part);
    writer.append(Fixtures.image(64));
    return new FirmwareUploaded(part, name, writer.finish());
  }
}
