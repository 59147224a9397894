// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.caller;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpOptions;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.PhoneFileName;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserAgent;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {

  private static final MacAddress OURS = MacAddress.parse("00147F000001").orElseThrow();
  private static final MacAddress OTHER = MacAddress.parse("525400000001").orElseThrow();

  private static DhcpCaller caller(MacAddress mac, Bytes vendorClass, Bytes userClass) {
    DhcpOptions options = DhcpOptions.NONE;
    if (!vendorClass.isEmpty()) {
      options = options.with(DhcpOption.of(OptionCode.VENDOR_CLASS, vendorClass));
    }
    if (!userClass.isEmpty()) {
      options = options.with(DhcpOption.of(OptionCode.USER_CLASS, userClass));
    }
    return DhcpCaller.of(mac, options);
  }

  @ParameterizedTest
  @DisplayName("ID-4 option 60 tells model and protocol, in any order and both notations")
  @CsvSource({
    "01 07 54686f6d736f6e 02 06 535432303330 03 03 534950, ST2030 SIP",
    "03 04 4d474350 02 06 535432303232, ST2022 MGCP",
    "02 06 535432303330, ST2030",
    "3236 535432303330 3333 534950, ST2030 SIP",
    "01 07 54686f6d736f6e 02 04 54423330, unknown device",
  })
  void option_60_tells_the_phone(String hex, String words) {
    DhcpCaller told = caller(OTHER, Bytes.hex(hex), Bytes.EMPTY);
    assertThat(told.caller().words()).isEqualTo(words);
    assertThat(told.foreign()).isFalse();
  }

  @Test
  void an_option_60_that_ends_early_is_ignored_and_said_ID_4() {
    Bytes cut = Bytes.hex("01 07 54686f6d736f6e 02 06 5354");
    DhcpCaller told = caller(OURS, cut, Bytes.latin1("Thomson ST2022M"));
    assertThat(told.caller().words()).isEqualTo("ST2022 MGCP");
    assertThat(told.foreign()).isFalse();
    assertThat(told.caller().evidence())
        .satisfiesExactly(
            first -> assertThat(first).startsWith("option 60 ignored, vendor class item 2 at"),
            second -> assertThat(second).isEqualTo("option 77 Thomson ST2022M"),
            third -> assertThat(third).isEqualTo("MAC prefix 00-14-7F of these phones"));
  }

  @Test
  void option_77_is_a_second_way_to_tell_the_model_ID_5() {
    assertThat(caller(OTHER, Bytes.EMPTY, Bytes.latin1("Thomson ST2030S")).caller().filePrefix())
        .hasToString("Optional[ST2030S_]");
    assertThat(caller(OTHER, Bytes.EMPTY, Bytes.latin1("gamers")).caller().model()).isEmpty();
  }

  @Test
  void option_60_counts_before_77_and_77_fills_the_gap_ID_5() {
    Bytes modelOnly = Bytes.hex("02 06 535432303330");
    DhcpCaller told = caller(OTHER, modelOnly, Bytes.latin1("Thomson ST2022M"));
    assertThat(told.caller().words()).isEqualTo("ST2030 MGCP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"MSFT 5.0", "PXEClient:Arch:00000:UNDI:002001", "udhcp 1.30"})
  void another_vendors_class_makes_the_device_foreign(String vendorClass) {
    assertThat(caller(OTHER, Bytes.latin1(vendorClass), Bytes.EMPTY).foreign()).isTrue();
  }

  @Test
  void a_mac_prefix_is_a_hint_and_never_a_condition_ID_6() {
    DhcpCaller hinted = caller(OURS, Bytes.EMPTY, Bytes.EMPTY);
    assertThat(hinted.caller().model()).isEmpty();
    assertThat(hinted.caller().evidence()).hasSize(1);
    DhcpCaller strange = caller(OTHER, Bytes.EMPTY, Bytes.EMPTY);
    assertThat(strange.foreign()).isFalse();
    assertThat(strange.caller()).isEqualTo(Caller.unknown(OTHER));
  }

  @Test
  void a_user_agent_tells_all_but_the_protocol_ID_3() {
    UserAgent agent = UserAgent.parse("THOMSON ST2030 hw5 fw2.74 00-14-7F-00-00-01").orElseThrow();
    Caller told = Caller.of(agent);
    assertThat(told.mac()).isEqualTo(OURS);
    assertThat(told.words()).isEqualTo("ST2030");
  }

  @Test
  void sources_add_up_and_the_first_one_stays() {
    Caller byAgent =
        Caller.of(UserAgent.parse("THOMSON ST2030 hw5 fw2.74 00-14-7F-00-00-01").orElseThrow());
    Caller byName = Caller.of(PhoneFileName.parse("st2022m_00147f000001.inf").orElseThrow());
    Caller both = byAgent.and(byName);
    assertThat(both.model()).contains(Model.ST2030);
    assertThat(both.protocol()).contains(Protocol.MGCP);
    assertThat(both.evidence())
        .containsExactly(
            "User-Agent THOMSON ST2030 hw5 fw2.74 00-14-7F-00-00-01",
            "file name ST2022M_00147F000001.inf");
    assertThat(both.and(byName)).isEqualTo(both);
  }
}
