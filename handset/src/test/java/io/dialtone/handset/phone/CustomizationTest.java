// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.handset.port.PhoneEvent;
import io.dialtone.handset.port.Step;
import io.dialtone.handset.world.Fixtures;
import io.dialtone.handset.world.PowerCuts;
import io.dialtone.handset.world.Site;
import io.dialtone.handset.world.World;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A phone is prepared in a warehouse, boxed, and unpacked by its user. */
class CustomizationTest {

  private static final String MODE = "[provision_mode]\nprovision_mode=customization\n";

  @Test
  @DisplayName(
      "RUN-11 INF-7 the same downloads as ever, one reboot for the firmware, then it stops")
  void the_warehouse() {
    Site usual = Fixtures.deployment();
    World onItsDesk = World.st2030Sip(usual);
    onItsDesk.boot();
    Site warehouse = warehouse();
    World world = World.st2030Sip(warehouse);

    PhoneEnd end = world.boot();

    assertThat(end.ending()).isEqualTo(Ending.CUSTOMIZED);
    assertThat(end.provisioned()).isTrue();
    assertThat(end.reboots()).isEqualTo(1);
    assertThat(end.display().summary()).isEqualTo("ready");
    List<String> asked = usual.takeRequests();
    assertThat(warehouse.takeRequests())
        .as("without the pass in which nothing is new")
        .isEqualTo(asked.subList(0, asked.size() - 3));
    assertThat(world.stepsOf("RUN-11"))
        .last()
        .isEqualTo("customized: the phone stops, ready for the box");
    assertThat(world.flash().content().parameters())
        .isEqualTo(onItsDesk.flash().content().parameters())
        .isEqualTo(world.flash().content().defaults().parameters());
    assertThat(world.flash().content().defaults().files())
        .isEqualTo(world.flash().content().files())
        .containsOnlyKeys(
            FlashItem.MELODIES,
            FlashItem.SYSTEM_MELODIES,
            FlashItem.CALL_WAITING_TONE,
            FlashItem.TONE_TABLE,
            FlashItem.LANGUAGE_TABLE,
            FlashItem.TELEPHONE_CONFIG,
            FlashItem.COMMON_CONFIG,
            FlashItem.MAC_CONFIG);
  }

  @Test
  @DisplayName("RUN-11 WEB-3 restore default comes back to the customization, not to nothing")
  void restore_default_at_the_customer() {
    World warehouse = World.st2030Sip(warehouse());
    warehouse.boot();
    World customer = World.st2030Sip(Fixtures.deployment());
    customer = new World(customer.site(), warehouse.flash().content());
    Site site = customer.site();
    site.serve("mac/" + Fixtures.TXT, Fixtures.macConfig("202604010001", "TEL1Number=2222"));
    assertThat(customer.boot().provisioned()).isTrue();
    assertThat(customer.parameter("TEL1Number")).contains("2222");
    customer.with("ipp", "Ringer_default_vol", "9");
    site.takeRequests();
    site.serve("st2030s.inf", "[config]\n").remove("mac/" + Fixtures.TXT);

    customer.standBy(new PhoneEvent.FactoryResetAsked("a test"));

    assertThat(customer.parameter("TEL1Number")).as("of the warehouse").contains("1001");
    assertThat(customer.parameter("Ringer_default_vol")).isEmpty();
    assertThat(customer.flash().content().files()).isEmpty();
    assertThat(customer.flash().content().configSerial()).isEmpty();
  }

  @Test
  @DisplayName("RUN-11 what the worker set by hand to reach the warehouse is no default")
  void what_was_set_by_hand_is_no_default() {
    World world =
        World.st2030Sip(warehouse())
            .byParameters()
            .with("autoprovision", "AutoprovisionHTTPServer", "10.0.0.1:8080")
            .with("autoprovision", "AutoprovisionConfigname", "st2030s.inf");
    assertThat(world.boot().ending()).isEqualTo(Ending.CUSTOMIZED);
    ParameterStore defaults = world.flash().content().defaults().parameters();
    assertThat(defaults.value("AutoprovisionHTTPServer")).isEmpty();
    assertThat(defaults.value("TEL1Number")).contains("1001");
  }

  @Test
  @DisplayName("RUN-11 a phone that is ready for its box starts no run; power starts it anew")
  void it_stops() {
    World world = World.st2030Sip(warehouse());
    world.boot();
    world.site().takeRequests();

    assertThat(world.standBy(new PhoneEvent.CheckSync(false))).isEmpty();

    assertThat(world.site().takeRequests()).isEmpty();
    assertThat(world.stepsOf("RUN-11"))
        .contains("check-sync is ignored: the phone is ready for the box");
    assertThat(world.boot().ending()).isEqualTo(Ending.CUSTOMIZED);
    assertThat(world.site().takeRequests())
        .as("RUN-3")
        .containsExactly(
            "st2030s.inf 200", "mac/" + Fixtures.SER + " 404", "mac/" + Fixtures.TXT + " 200");
    assertThat(world.standBy(new PhoneEvent.CheckSync(true)))
        .as("a reboot is as good as power")
        .hasValueSatisfying(end -> assertThat(end.ending()).isEqualTo(Ending.CUSTOMIZED));
  }

  @Test
  @DisplayName("RUN-11 RUN-8 an error shows, and the phone is not ready for the box")
  void an_error() {
    Site site = warehouse().remove("cfg/ComConf-1.txt");
    World world = World.st2030Sip(site);
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.FAILED);
    assertThat(end.display().line(3)).isEqualTo("Com Config Not Found");
    assertThat(world.steps()).noneMatch(step -> step.what().equals("customized"));

    site.serve("cfg/ComConf-1.txt", Fixtures.COMMON_CONFIG);
    assertThat(world.boot().ending()).isEqualTo(Ending.CUSTOMIZED);
    assertThat(world.flash().content().defaults().parameters())
        .isEqualTo(world.flash().content().parameters());
  }

  @Test
  @DisplayName("RUN-11 RUN-2 an MGCP phone fetches its decks before it stops")
  void an_mgcp_phone() {
    Site site = new Site();
    site.serve("st2030s.inf", MODE + "[deckfile]\ndeckfile=/d.thd\n[config]\nmelodies=/m.txt\n");
    site.serve("d.thd", "<deck/>").serve("m.txt", "a:d=4,o=5,b=100:c\n");
    World world = new World(site, Model.ST2030, Protocol.MGCP);
    PhoneEnd end = world.boot();
    assertThat(end.ending()).isEqualTo(Ending.CUSTOMIZED);
    assertThat(end.reboots()).isZero();
    assertThat(site.takeRequests()).endsWith("d.thd 200").contains("m.txt 200");
    assertThat(world.steps()).noneMatch(step -> step.kind() == Step.Kind.REBOOT);
  }

  @Test
  @DisplayName("RUN-11 RUN-9 the power fails at each port call of a customization")
  void power_cuts() {
    PowerCuts.everywhere(
        () -> World.st2030Sip(warehouse()),
        (content, when) -> {
          assertThat(content.defaults().files()).as(when).isEqualTo(content.files());
          assertThat(content.defaults().parameters()).as(when).isEqualTo(content.parameters());
        });
  }

  private static Site warehouse() {
    return Fixtures.deployment().serve("st2030s.inf", MODE + Fixtures.HTTP_INF);
  }
}
