// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.fleet.net.HttpLimits;
import io.dialtone.fleet.net.Trust;
import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.handset.display.Display;
import io.dialtone.handset.display.Message;
import io.dialtone.handset.flash.FlashContent;
import io.dialtone.handset.flash.FlashItem;
import io.dialtone.handset.flash.ParameterStore;
import io.dialtone.handset.flash.StoredBody;
import io.dialtone.handset.flash.StoredFile;
import io.dialtone.handset.phone.PhoneEnd;
import io.dialtone.handset.phone.PhoneEnd.Ending;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CrowdPlanTest {
  private static final FlashContent BOOTED =
      FlashContent.factory(Model.ST2030, Protocol.SIP)
          .withFile(
              FlashItem.COMMON_CONFIG,
              new StoredFile("ComConf-1.txt", StoredBody.ofText(Bytes.latin1("x"))))
          .withConfigSerial(Optional.of("202611210001"));

  private static CrowdPlan plan(Optional<Ip4Address> bind) {
    return new CrowdPlan(
        1_000_000,
        new MacAddress(0x00147F000001L),
        1,
        new CrowdPlan.Mix(
            Shares.all(new FilePrefix(Model.ST2030, Protocol.SIP)),
            Shares.all(new Source.Inf("http://127.0.0.1/a.inf")),
            Shares.all(StartState.FACTORY)),
        new Arrival.Burst(),
        new CrowdPlan.Pace(1, true, Optional.empty(), 10, 10),
        new CrowdPlan.Plug(
            bind, List.of(), 69, HttpLimits.PHONE, Trust.OF_THE_PROCESS, DhcpPatience.BRISK));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 00147F000001, 127.32.0.1",
    "254, 00147F0000FF, 127.32.0.255",
    "255, 00147F000100, 127.32.1.0",
    "99999, 00147F0186A0, 127.33.134.160",
    "999999, 00147F0F4240, 127.47.66.64",
  })
  void each_phone_has_addresses_of_its_own_always_the_same(int phone, String mac, String address) {
    CrowdPlan plan = plan(Optional.empty());
    assertThat(plan.mac(phone).plain()).isEqualTo(mac);
    assertThat(plan.address(phone)).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource({"PT2H, PT1H, PT1H", "PT2H, PT2H51S, PT2H", ", PT3H, PT3H"})
  void the_time_is_over_when_it_was_said_to_be_however_far_apart_the_marks_are(
      Duration limit, Duration mark, Duration look) {
    var pace = new CrowdPlan.Pace(1, true, Optional.ofNullable(limit), 10, 10);
    assertThat(pace.nextLook(mark)).isEqualTo(look);
  }

  @Test
  void bound_to_one_address_of_the_machine_all_have_that_one() {
    CrowdPlan plan = plan(Ip4Address.parse("192.0.2.7"));
    assertThat(plan.address(0)).hasToString("192.0.2.7");
    assertThat(plan.address(999)).hasToString("192.0.2.7");
  }

  @Test
  void an_unchanged_phone_remembers_all_RUN_3() {
    assertThat(StartState.UNCHANGED.of(BOOTED)).isEqualTo(BOOTED);
  }

  @Test
  void a_phone_with_a_new_config_remembers_another_serial_RUN_4() {
    FlashContent before = StartState.NEW_CONFIG.of(BOOTED);
    assertThat(before.configSerial()).contains("000000000000");
    assertThat(before.files()).isEqualTo(BOOTED.files());
    FlashContent without = BOOTED.withConfigSerial(Optional.empty());
    assertThat(StartState.NEW_CONFIG.of(without)).isEqualTo(without);
  }

  @Test
  void a_phone_with_a_new_common_file_remembers_another_name_RUN_12() {
    FlashContent before = StartState.NEW_COMMON.of(BOOTED);
    assertThat(before.file(FlashItem.COMMON_CONFIG).orElseThrow().name())
        .isNotEqualTo("ComConf-1.txt");
    assertThat(before.configSerial()).isEqualTo(BOOTED.configSerial());
  }

  @Test
  void a_preconfigured_server_is_a_parameter_SRC_1() {
    assertThat(new Source.Http("h:80").preset(ParameterStore.EMPTY).text())
        .isEqualTo("[autoprovision]\nAutoprovisionHTTPServer=h:80\n");
    assertThat(new Source.Tftp("t").preset(ParameterStore.EMPTY).text())
        .isEqualTo("[autoprovision]\nAutoprovisionTFTPServer=t\n");
  }

  @ParameterizedTest
  @CsvSource({
    "NO_DHCP_ANSWER, (no DHCP answer)",
    "NO_SOURCE, (no server offered)",
    "PROVISIONING_OFF, (AutoprovisionFlag=0)",
    "TOO_MANY_REBOOTS, (too many reboots)",
    "IN_COMMUNICATION, (in communication)",
    "PROVISIONED, ready",
  })
  void what_the_panel_does_not_show_is_said_in_words(Ending ending, String message) {
    assertThat(CrowdPhone.message(new PhoneEnd(ending, "why", Display.ready("T"), 0)))
        .isEqualTo(message);
  }

  @Test
  void what_the_panel_shows_is_said_as_it_stands_LCD_2() {
    Display shown = Display.failure("T", Message.WRONG_TEL_CONFIG, "2.74");
    assertThat(CrowdPhone.message(new PhoneEnd(Ending.FAILED, "why", shown, 0)))
        .isEqualTo("Wrong Tel Config");
  }
}
