// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.world.Behaviour;
import io.dialtone.handset.world.Behaviour.InTurn;
import io.dialtone.handset.world.Behaviour.NotThere;
import io.dialtone.handset.world.Behaviour.Serves;
import io.dialtone.handset.world.Behaviour.Silent;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.octets.Bytes;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Trying again (SRC-6), over HTTP and TFTP. */
class RetriesTest {

  private static final String OWN_INF = "ST2030S_00147F000001.inf";

  @Test
  @DisplayName("SRC-6 no INF: four tries 30 s apart, each through all candidates, then the message")
  void four_tries_through_all_candidates() {
    Site site = new Site();
    World world =
        World.st2030Sip(site)
            .byParameters()
            .with("autoprovision", "AutoprovisionHTTPServer", "10.0.0.1")
            .with("autoprovision", "AutoprovisionConfigname", "p/st2030s.inf");

    PhoneEnd end = world.boot();

    assertThat(site.takeRequests())
        .hasSize(8)
        .containsSubsequence(OWN_INF + " 404", "p/st2030s.inf 404", OWN_INF + " 404");
    assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(90));
    assertThat(end.display().line(3)).isEqualTo("Gen File Not Found");
    assertThat(world.shown().stream().map(Display::summary).distinct())
        .as("the message shows when the last try has failed")
        .containsExactly("ready", "Provisioning...", "Gen File Not Found");
    assertThat(world.steps()).filteredOn(s -> s.kind() == Step.Kind.WAIT).hasSize(3);
  }

  @Test
  @DisplayName("SRC-6 AutoprovisionRetryPeriod is the time between the tries")
  void the_period_is_a_parameter() {
    World world =
        World.st2030Sip(new Site()).with("autoprovision", "AutoprovisionRetryPeriod", "5");
    world.boot();
    assertThat(world.time().passed()).isEqualTo(Duration.ofSeconds(15));
  }

  @Test
  @DisplayName("SRC-6 a server that comes up in time is no error")
  void the_third_try_finds_the_server() {
    Site site = Fixtures.deployment();
    Behaviour inf = new Serves(Bytes.latin1("[application]\n"));
    site.when("st2030s.inf", new InTurn(new Silent(), new NotThere(), inf));
    World world = World.st2030Sip(site);

    assertThat(world.boot().provisioned()).isTrue();
    assertThat(site.takeRequests())
        .startsWith("st2030s.inf silence", "st2030s.inf 404", "st2030s.inf 200");
  }

  @Test
  @DisplayName("SRC-6 the message is that of the last try")
  void the_last_try_names_the_failure() {
    Site site = new Site();
    site.when("st2030s.inf", new InTurn(new Silent(), new Silent(), new Silent(), new NotThere()));
    assertThat(World.st2030Sip(site).boot().display().line(3)).isEqualTo("Gen File Not Found");
  }

  @Test
  @DisplayName("SRC-6 RUN-8 Server Unreachable at any download: tried again, then the run ends")
  void a_server_lost_in_mid_run_ends_it() {
    Site site = Fixtures.deployment().when("cfg/ToneTbl_2.69.2.zz", new Silent());
    World world = World.st2030Sip(site);

    PhoneEnd end = world.boot();

    assertThat(end.display().line(3)).isEqualTo("Server Unreachable");
    assertThat(site.takeRequests())
        .filteredOn(r -> r.startsWith("cfg/"))
        .as("nothing after it")
        .endsWith("cfg/ToneTbl_2.69.2.zz silence")
        .hasSize(7);
    assertThat(world.flash().open()).isZero();

    site.when("cfg/ToneTbl_2.69.2.zz", new Serves(Fixtures.image(800)));
    assertThat(world.boot().provisioned()).as("the next run converges").isTrue();
    assertThat(site.takeRequests())
        .as("what was stored is not fetched again")
        .doesNotContain("cfg/Tone-CW.txt 200")
        .contains("cfg/ToneTbl_2.69.2.zz 200");
  }

  @Test
  @DisplayName("SRC-6 a body cut short is fetched again; what came before does not count")
  void a_body_cut_short_is_fetched_again() {
    Site site = Fixtures.deployment();
    Bytes whole = Fixtures.image(3009);
    site.when(
        "cfg/LangTbl_2.69.2.zz",
        new InTurn(new Behaviour.CutsShort(whole.slice(0, 1000), 3009), new Serves(whole)));
    site.when(
        "cfg/ComConf-1.txt",
        new InTurn(
            new Behaviour.CutsShort(Bytes.latin1("[ipp]\nDateFlag=7\nSt"), 500),
            new Serves(Bytes.latin1(Fixtures.COMMON_CONFIG))));
    World world = World.st2030Sip(site);

    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.parameter("DateFlag")).contains("2");
    assertThat(world.flash().open()).isZero();
  }

  @Test
  @DisplayName("TFT-1 SRC-6 a TFTP server that stops in mid-file is unreachable")
  void a_tftp_server_that_stops() {
    Site site =
        Fixtures.tftpDeployment()
            .dhcpOption(new DhcpOption.Text(66, "10.0.0.1"))
            .when(OWN_INF, new NotThere())
            .dhcpOption(new DhcpOption.Text(67, "st2030s.inf"))
            .when(
                "fw/v2030_dsp_R11.1_SED_v320.zz",
                new Behaviour.CutsShort(Fixtures.image(1024), 1536));
    World world = World.st2030Sip(site).byDhcp();

    PhoneEnd end = world.boot();

    assertThat(end.display().line(3)).isEqualTo("Server Unreachable");
    assertThat(site.takeRequests())
        .filteredOn(".\\fw\\v2030_dsp_R11.1_SED_v320.zz whole"::equals)
        .hasSize(4);
    assertThat(world.flash().open()).isZero();
  }

  @Test
  @DisplayName("RUN-1 over TFTP only error 1 means absent")
  void another_tftp_error_is_a_server_in_trouble() {
    Site site =
        Fixtures.tftpDeployment()
            .bootp(Site.SERVER, "st2030s.inf")
            .when(Fixtures.SER, new Behaviour.Says(2));
    assertThat(World.st2030Sip(site).byDhcp().boot().display().line(3))
        .isEqualTo("Server Unreachable");
  }

  @Test
  @DisplayName("INF-4 over TFTP a path that leaves the root, or a URL, is not asked for")
  void a_wrong_tftp_path_is_not_asked_for() {
    Site site = new Site().bootp(Site.SERVER, "x.inf");
    site.serve("x.inf", "[config]\ncommon_config=..\\..\\etc\\passwd\ntelcfg=http://h/t.txt\n");
    World world = World.st2030Sip(site).byDhcp();
    assertThat(world.boot().display().line(3)).isEqualTo("Wrong Com Config");
    assertThat(world.stepsOf("INF-3")).hasSize(2);
    assertThat(site.takeRequests()).noneMatch(r -> r.contains("passwd") || r.contains("http"));
  }
}
