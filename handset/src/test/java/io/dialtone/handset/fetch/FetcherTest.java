// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.handset.world.Behaviour;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.octets.Bytes;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the phone asks, and what it makes of the answers. */
class FetcherTest {

  @Test
  @DisplayName("ID-3 HTT-1 GET with the phone's User-Agent, in the firmware that is running")
  void requests_carry_the_user_agent() {
    World world = World.st2030Sip(Fixtures.deployment());
    world.boot();

    var requests = world.network().httpRequests();
    assertThat(requests).allMatch(r -> r.method() == HttpRequest.Method.GET);
    assertThat(requests.getFirst().headers())
        .containsEntry("User-Agent", "THOMSON ST2030 hw5 fw1.53 00-14-7F-00-00-01");
    assertThat(requests.getLast().headers())
        .containsEntry("User-Agent", "THOMSON ST2030 hw5 fw2.69 00-14-7F-00-00-01");
  }

  @Test
  @DisplayName("HTT-1 POST is a switch")
  void post_is_a_switch() {
    World world = World.st2030Sip(Fixtures.deployment()).with(Quirk.POST);
    assertThat(world.boot().provisioned()).isTrue();
    assertThat(world.network().httpRequests()).allMatch(r -> r.method() == HttpRequest.Method.POST);
  }

  @ParameterizedTest
  @DisplayName("HTT-2 any other status of the MAC-specific file means that it is not there")
  @ValueSource(ints = {301, 302, 401, 403, 410})
  void other_statuses_mean_absent(int status) {
    Site site = Fixtures.deployment();
    site.when("mac/" + Fixtures.SER, new Behaviour.Says(status));
    assertThat(World.st2030Sip(site).boot().provisioned()).isTrue();
  }

  @Test
  @DisplayName("SRC-6 an unknown host is a server that cannot be reached")
  void an_unknown_host_is_unreachable() {
    World world =
        World.st2030Sip(new Site())
            .byParameters()
            .with("autoprovision", "AutoprovisionTFTPServer", "nowhere");
    assertThat(world.boot().display().line(3)).isEqualTo("Server Unreachable");
  }

  @Test
  void a_text_that_is_too_long_is_refused_in_mid_body() {
    TextIntake intake = new TextIntake();
    assertThat(intake.accept(Fixtures.image(TextIntake.MAX_LENGTH))).isTrue();
    assertThat(intake.accept(Bytes.of(1))).isFalse();
    assertThat(intake.bytes().length()).isEqualTo(TextIntake.MAX_LENGTH);
  }

  @Test
  void a_new_try_forgets_what_came_before() {
    World world = World.st2030Sip(new Site());
    FlashIntake intake = new FlashIntake(world.flash(), FlashItem.DSP);
    intake.begin();
    intake.accept(Bytes.latin1("<half"));
    intake.begin();
    intake.accept(Bytes.latin1("whole"));

    assertThat(intake.firstByte()).hasValue('w');
    assertThat(intake.finish().length()).isEqualTo(5);
    assertThat(world.flash().open()).isZero();
  }

  @Test
  void locations_are_told_in_words() {
    assertThat(new Location.Tftp("10.0.0.1", 69, ".\\x.txt").text())
        .isEqualTo("tftp://10.0.0.1 .\\x.txt");
    assertThat(new Location.Tftp("h", 6969, "x").text()).isEqualTo("tftp://h:6969 x");
  }
}
