// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.customize;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchListTest {

  private static final MacAddress ONE = new MacAddress(0x00147F000001L);

  @Test
  void a_list_is_macs_with_whatever_is_beside_them() {
    BenchList list =
        good(
            """
            \uFEFFMAC;Model
            00:14:7f:00:00:01;ST2030; Paris "1"

            # later
            00147F000002
            "00-14-7f-00-00-03",x
            """);

    assertThat(list.everybody()).isFalse();
    assertThat(list.phones().keySet().stream().map(MacAddress::plain))
        .containsExactly("00147F000001", "00147F000002", "00147F000003");
    assertThat(list.phones()).containsEntry(ONE, "ST2030 Paris 1");
    assertThat(list.takes(ONE)).isTrue();
    assertThat(list.takes(new MacAddress(9))).isFalse();
    assertThat(good("00147F000001 shelf 1\n*\n").takes(new MacAddress(9))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', there is no MAC address in it",
    "'mac\n', there is no MAC address in it",
    "'00147F000001\nx', line 2 begins with no MAC address",
    "'00147F000001\n00:14:7f:00:00:01,again', 'line 2: 00:14:7f:00:00:01 is listed twice'",
  })
  void what_is_no_list_is_told_with_its_line(String text, String reason) {
    assertThat(BenchList.parse(text))
        .isInstanceOfSatisfying(
            BenchList.Read.Bad.class, bad -> assertThat(bad.reason()).contains(reason));
  }

  @Test
  void any_inf_becomes_one_for_customization_RUN_11() {
    Bytes inf =
        Bytes.latin1(
            "; by hand\r\n[Provision_Mode]\r\nProvision_mode = auto_provisioning\r\n"
                + "[application]\r\nfwurl=/fw/v.zz\r\n[config]\r\ncommon_config=C:\\a\\Com.txt");

    assertThat(CustomizationInf.of(inf).latin1())
        .isEqualTo(
            "[provision_mode]\r\nprovision_mode=customization\r\n; by hand\r\n[application]\r\n"
                + "fwurl=/fw/v.zz\r\n[config]\r\ncommon_config=C:\\a\\Com.txt");
    assertThat(CustomizationInf.of(CustomizationInf.of(inf))).isEqualTo(CustomizationInf.of(inf));
    assertThat(CustomizationInf.files(inf, Optional.of(new FilePrefix(Model.ST2030, Protocol.SIP))))
        .containsExactly("v.zz", "Com.txt");
  }

  private static BenchList good(String text) {
    return switch (BenchList.parse(text)) {
      case BenchList.Read.Good(var list) -> list;
      case BenchList.Read.Bad(var reason) -> throw new AssertionError(reason);
    };
  }
}
