// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What counts as another release (RUN-12), and what is asked for again (RUN-1). */
class DiffersTest {

  private final Site site = Fixtures.deployment();
  private final World world = World.st2030Sip(site);

  @BeforeEach
  void a_phone_that_is_provisioned() {
    world.boot();
    site.takeRequests();
  }

  @Test
  @DisplayName("RUN-12 firmware: a new URL is a new release, though the name is the same")
  void a_moved_firmware_is_installed_again() {
    site.serve("new/v2030_dsp_R11.1_SED_v320.zz", Fixtures.image(1536));
    inf("/fw/v2030_dsp", "/new/v2030_dsp");
    assertThat(world.boot().reboots()).isEqualTo(1);
    assertThat(site.takeRequests()).contains("new/v2030_dsp_R11.1_SED_v320.zz 200");
  }

  @Test
  @DisplayName("RUN-12 other files: only the last part of the name counts")
  void a_moved_melody_file_is_not_fetched_again() {
    inf("/cfg/Tone-Melodies.txt", "/elsewhere/Tone-Melodies.txt");
    assertThat(world.boot().reboots()).isZero();
    assertThat(site.takeRequests()).hasSize(3);
  }

  @Test
  @DisplayName("RUN-12 letter case counts")
  void another_letter_case_is_another_name() {
    site.serve("cfg/tone-melodies.txt", "a:d=4,o=5,b=100:c\n");
    inf("Tone-Melodies.txt", "tone-melodies.txt");
    assertThat(world.boot().reboots()).isEqualTo(1);
    assertThat(site.takeRequests()).contains("cfg/tone-melodies.txt 200");
  }

  @Test
  @DisplayName("RUN-1 after a new application the telephone config is fetched again, once")
  void new_firmware_brings_the_telephone_config_again() {
    site.serve("fw/v2030SG.070309.1.53.zz", Fixtures.image(4000));
    inf("v2030SG.R11.1.SED.091022.2.69.2.zz", "v2030SG.070309.1.53.zz");
    world.boot();
    assertThat(site.takeRequests())
        .as("a downgrade like an upgrade")
        .containsExactly(
            "st2030s.inf 200",
            "fw/v2030SG.070309.1.53.zz 200",
            "st2030s.inf 200",
            "cfg/TelConf-1.txt 200",
            "mac/" + Fixtures.SER + " 404",
            "mac/" + Fixtures.TXT + " 200",
            "st2030s.inf 200",
            "mac/" + Fixtures.SER + " 404",
            "mac/" + Fixtures.TXT + " 200");
    assertThat(world.flash().content().firmware().application().version()).isEqualTo("1.53");
  }

  @Test
  @DisplayName("RUN-1 a file that failed is asked for again next run, one that was stored is not")
  void a_failed_file_is_asked_for_again() {
    site.remove("cfg/Tone-RG2.txt");
    inf("Tone-RG.txt", "Tone-RG2.txt");
    assertThat(world.boot().display().line(3)).isEqualTo("Melody Cfg Not Found");
    site.takeRequests();

    site.serve("cfg/Tone-RG2.txt", "a:d=4,o=5,b=100:c\n");
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(site.takeRequests()).filteredOn(r -> r.contains("RG2")).hasSize(1);
  }

  @Test
  @DisplayName("ID-7 a name that tells no version is legal and says nothing")
  void a_silent_name_is_installed() {
    site.serve("fw/v100.zz", Fixtures.image(10));
    inf("v2030SG.R11.1.SED.091022.2.69.2.zz", "v100.zz");
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.flash().content().firmware().application().version()).isEqualTo("2.69.2");
  }

  @Test
  @DisplayName("INF-1 over HTTP fw_filename is reported and not used")
  void the_tftp_key_is_not_used_over_http() {
    site.serve("st2030s.inf", Fixtures.HTTP_INF.replace("booturl=", "boot_filename="));
    world.boot();
    assertThat(world.stepsOf("INF-1")).contains("INF line 4: boot_filename is not used over HTTP");
    assertThat(site.takeRequests()).hasSize(3);
  }

  @Test
  @DisplayName("INF-2 INF-6 INF-7 keys count wherever they stand; the unknown is reported")
  void an_untidy_inf_works() {
    String untidy =
        "melodies = /cfg/M2.txt\r\n[Nonsense]\r\nCONFIG=/mac/\r\nwhat=ever\r\n; comment\r\n";
    site.serve("st2030s.inf", untidy).serve("cfg/M2.txt", "a:d=4,o=5,b=100:c\n");
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(site.takeRequests()).contains("cfg/M2.txt 200", "mac/" + Fixtures.TXT + " 200");
    assertThat(world.stepsOf("INF-6"))
        .contains("INF line 2: unknown section [Nonsense]", "INF line 4: unknown key what");
  }

  @Test
  @DisplayName("INF-5 without config= the MAC-specific files lie beside the INF")
  void no_config_key_means_the_infs_own_directory() {
    site.serve("p/st2030s.inf", "[application]\n").serve("p/" + Fixtures.TXT, Fixtures.MAC_CONFIG);
    world.byUrl("http://10.0.0.1/p/st2030s.inf").boot();
    assertThat(site.takeRequests())
        .containsExactly(
            "p/st2030s.inf 200", "p/" + Fixtures.SER + " 404", "p/" + Fixtures.TXT + " 200");
  }

  private void inf(String from, String to) {
    site.serve("st2030s.inf", Fixtures.HTTP_INF.replace(from, to));
  }
}
