// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a DHCP answer says about provisioning. */
class DhcpAdviceTest {

  private static final DhcpPacket ACK =
      DhcpPacket.request(
              DhcpMessageType.DISCOVER, 1, MacAddress.parse("00147F000001").orElseThrow())
          .reply(DhcpMessageType.ACK);

  @ParameterizedTest
  @DisplayName("SRC-2 option 150: four bytes, or dotted text")
  @CsvSource({
    "0a 00 00 02,                                  10.0.0.2",
    "0a 00 00 02 0a 00 00 03,                      10.0.0.2",
    "31 30 2e 30 2e 30 2e 32,                      10.0.0.2",
    "31 30 2e 30 2e 30 2e 32 00,                   10.0.0.2",
    "31 30 2e 30 2e 30 2e 32 3a 36 39 36 39,       10.0.0.2:6969",
  })
  void option_150_comes_in_two_forms(String hex, String server) {
    assertThat(advice(DhcpOption.of(150, Bytes.hex(hex))).option150()).contains(server);
  }

  @Test
  @DisplayName("SRC-4 option 43 is raw text; a closing zero byte is not part of it")
  void option_43_is_raw_text() {
    DhcpOption option = DhcpOption.of(43, Bytes.latin1("http://h/i.inf").plus(Bytes.of(0)));
    assertThat(advice(option).option43()).contains("http://h/i.inf");
  }

  @Test
  @DisplayName("SRC-3 option 67 before the file field; both as they are")
  void the_boot_name() {
    DhcpAdvice both =
        DhcpAdvice.of(ACK.withFile("b.inf").with(DhcpOption.of(67, Bytes.latin1("a/x.inf"))));
    assertThat(both.bootName()).contains("a/x.inf");
    assertThat(DhcpAdvice.of(ACK.withFile("b.inf")).bootName()).contains("b.inf");
  }

  @Test
  @DisplayName("SRC-1 siaddr 0.0.0.0 is no next-server")
  void the_next_server() {
    assertThat(DhcpAdvice.of(ACK)).isEqualTo(DhcpAdvice.NONE);
    assertThat(DhcpAdvice.of(ACK.withSiaddr(Ip4Address.of(10, 0, 0, 3))).nextServer())
        .isEqualTo(Optional.of("10.0.0.3"));
  }

  private static DhcpAdvice advice(DhcpOption option) {
    return DhcpAdvice.of(ACK.with(option));
  }
}
