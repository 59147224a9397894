// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1-10.0.0.9, 10.0.0.1-10.0.0.9, 9",
    "10.0.0.1 - 10.0.0.9, 10.0.0.1-10.0.0.9, 9",
    "10.0.0.7, 10.0.0.7, 1",
    "127.64.0.0-127.127.255.255, 127.64.0.0-127.127.255.255, 4194304",
    "0.0.0.0-255.255.255.255, 0.0.0.0-255.255.255.255, 4294967296",
  })
  void reads_two_addresses_or_one(String text, String shown, long size) {
    AddressRange range = AddressRange.parse(text).orElseThrow();
    assertThat(range).hasToString(shown);
    assertThat(range.size()).isEqualTo(size);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "10.0.0.9-10.0.0.1", "10.0.0.1-", "10.0.0-10.0.0.9", "a-b"})
  void reads_nothing_else(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void orders_addresses_as_unsigned_numbers() {
    AddressRange range = AddressRange.parse("127.255.255.255-128.0.0.1").orElseThrow();
    assertThat(range.contains(Ip4Address.of(128, 0, 0, 0))).isTrue();
    assertThat(range.contains(Ip4Address.of(128, 0, 0, 2))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.1-10.0.0.9, 10.0.0.9-10.0.0.12, true",
    "10.0.0.1-10.0.0.9, 10.0.0.10-10.0.0.12, false",
    "10.0.0.1-10.0.0.9, 10.0.0.3, true",
    "10.0.0.9, 10.0.0.1-10.0.0.8, false",
  })
  void knows_what_it_overlaps(String one, String other, boolean overlaps) {
    AddressRange a = AddressRange.parse(one).orElseThrow();
    AddressRange b = AddressRange.parse(other).orElseThrow();
    assertThat(a.overlaps(b)).isEqualTo(overlaps);
    assertThat(b.overlaps(a)).isEqualTo(overlaps);
  }

  @Test
  void a_pool_hands_out_its_range_less_the_exclusions() {
    Pool pool =
        new Pool(
                Subnet.parse("10.0.0.0/24").orElseThrow(),
                AddressRange.parse("10.0.0.10-10.0.0.20").orElseThrow(),
                List.of(AddressRange.parse("10.0.0.12-10.0.0.14").orElseThrow()))
            .without(Ip4Address.of(10, 0, 0, 20));
    assertThat(
            java.util.stream.IntStream.range(0, 256)
                .filter(last -> pool.hands(Ip4Address.of(10, 0, 0, last)))
                .boxed())
        .containsExactly(10, 11, 15, 16, 17, 18, 19);
  }

  @Test
  void a_pool_of_a_subnet_leaves_out_network_and_broadcast() {
    Pool pool = Pool.of(Subnet.parse("127.64.0.0/10").orElseThrow());
    assertThat(pool.range()).hasToString("127.64.0.1-127.127.255.254");
  }

  @Test
  void a_range_outside_its_subnet_is_refused() {
    Subnet subnet = Subnet.parse("10.0.0.0/24").orElseThrow();
    AddressRange range = AddressRange.parse("10.0.0.10-10.0.1.20").orElseThrow();
    assertThatThrownBy(() -> new Pool(subnet, range, List.of()))
        .hasMessage("the range 10.0.0.10-10.0.1.20 does not lie within the hosts of 10.0.0.0/24");
  }
}
