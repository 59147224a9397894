// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.dialtone.app.simulation.time.Violation;
import io.dialtone.app.simulation.time.VirtualTime;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LanTest {

  private static final long SECOND = 1_000_000_000L;

  private final VirtualTime time = new VirtualTime();
  private final List<Integer> came = new ArrayList<>();

  private Lan carrying(Weather weather, int packets) {
    Lan lan = new Lan(time, new SplittableRandom(7), weather);
    for (int packet = 0; packet < packets; packet++) {
      int number = packet;
      time.after(packet * 10_000_000L, () -> lan.carry(() -> came.add(number)));
    }
    time.lane("the end", 3600 * SECOND, () -> {});
    assertThat(time.run()).isEmpty();
    return lan;
  }

  @Test
  void in_fair_weather_all_arrive_in_order() {
    Lan lan = carrying(Weather.FAIR, 500);
    assertThat(came).hasSize(500).isSorted();
    assertThat(lan.sent()).isEqualTo(500);
    assertThat(lan.lost()).isZero();
  }

  @Test
  void packets_get_lost() {
    Lan lan = carrying(new Weather(0.2, 0, 0, 3, 0, 0), 1000);
    assertThat(lan.lost()).isBetween(150L, 250L);
    assertThat(came).hasSize(1000 - (int) lan.lost());
  }

  @Test
  void packets_come_twice() {
    carrying(new Weather(0, 0.2, 0, 3, 0, 0), 1000);
    assertThat(came).hasSizeBetween(1150, 1250);
    assertThat(came.stream().distinct()).hasSize(1000);
  }

  @Test
  void late_ones_are_overtaken() {
    carrying(new Weather(0, 0, 0.1, 3, 0, 0), 1000);
    assertThat(came).hasSize(1000);
    long overtaken = 0;
    for (int i = 1; i < came.size(); i++) {
      overtaken += came.get(i) < came.get(i - 1) ? 1 : 0;
    }
    assertThat(overtaken).isBetween(50L, 150L);
  }

  @Test
  void the_witness_sees_an_address_with_two_tenants() {
    LeaseWitness witness = new LeaseWitness();
    witness.hears(ack(1, 100), 0);
    witness.hears(ack(1, 100), 10 * SECOND);
    assertThatExceptionOfType(Violation.class)
        .isThrownBy(() -> witness.hears(ack(2, 100), 20 * SECOND))
        .withMessageContaining("address leased twice");
  }

  @Test
  void an_address_may_be_leased_again_when_its_lease_is_over_or_left() {
    LeaseWitness witness = new LeaseWitness();
    witness.hears(ack(1, 100), 0);
    witness.hears(ack(1, 101), SECOND);
    witness.hears(ack(2, 100), 2 * SECOND);
    witness.hears(ack(3, 101), 62 * SECOND);
    witness.hears(ack(4, 101).reply(DhcpMessageType.OFFER), 63 * SECOND);
    assertThatExceptionOfType(Violation.class)
        .isThrownBy(() -> witness.hears(ack(1, 101), 70 * SECOND));
  }

  private static DhcpPacket ack(int phone, int address) {
    MacAddress mac = new MacAddress(0x0014_7F00_0000L + phone);
    return DhcpPacket.request(DhcpMessageType.REQUEST, 1, mac)
        .reply(DhcpMessageType.ACK)
        .withYiaddr(Ip4Address.of(10, 0, 0, address))
        .with(new DhcpOption.Seconds(OptionCode.LEASE_TIME, Duration.ofSeconds(60)));
  }
}
