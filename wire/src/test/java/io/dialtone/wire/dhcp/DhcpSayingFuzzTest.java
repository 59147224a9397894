// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.MalformedPacketException;

/** The other way round: any packet that can be said is understood as it was meant. */
class DhcpSayingFuzzTest {

  @FuzzTest
  void any_packet_that_can_be_said_is_understood_as_meant(FuzzedDataProvider data)
      throws MalformedPacketException {
    DhcpPacket packet =
        DhcpPacket.request(
                data.pickValue(DhcpMessageType.values()),
                data.consumeInt(),
                new MacAddress(data.consumeLong(0, 0xFFFF_FFFF_FFFFL)))
            .withFlags(data.consumeInt(0, 0xFFFF))
            .withSecs(data.consumeInt(0, 0xFFFF))
            .withGiaddr(new Ip4Address(data.consumeInt()));
    int count = data.consumeInt(0, 20);
    for (int i = 0; i < count; i++) {
      packet = packet.with(option(data));
    }
    assertThat(DhcpPacket.parse(packet.encode())).isEqualTo(packet);
    int maxSize = data.consumeInt(DhcpPacket.MIN_SIZE, 1472);
    if (packet.fits(maxSize)) {
      Bytes written = packet.encode(maxSize);
      assertThat(written.length()).isLessThanOrEqualTo(maxSize);
      assertThat(DhcpPacket.parse(written).options().all())
          .containsExactlyInAnyOrderElementsOf(packet.options().all());
    }
  }

  private static DhcpOption option(FuzzedDataProvider data) {
    int code = data.consumeInt(OptionCode.PAD + 1, OptionCode.END - 1);
    Bytes value = Bytes.copyOf(data.consumeBytes(700));
    boolean framing = code == OptionCode.OVERLOAD || code == OptionCode.MESSAGE_TYPE;
    return DhcpOption.of(framing ? 224 : code, value);
  }
}
