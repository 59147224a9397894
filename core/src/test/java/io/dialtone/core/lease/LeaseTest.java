// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeaseTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final MacAddress MAC = MacAddress.parse("00147F000001").orElseThrow();

  private static Lease lease(Lease.State state) {
    return new Lease(
        Ip4Address.of(10, 0, 0, 1),
        LeaseHolder.of(MAC),
        state,
        NOON,
        NOON.plus(Duration.ofHours(1)));
  }

  @ParameterizedTest
  @CsvSource({
    "BOUND, 3599, true",
    "BOUND, 3600, false",
    "DECLINED, 3599, true",
    "DECLINED, 3600, false",
    "RELEASED, 0, false",
  })
  void an_address_is_held_until_its_time_is_over(Lease.State state, long after, boolean held) {
    assertThat(lease(state).held(NOON.plusSeconds(after))).isEqualTo(held);
  }

  @Test
  void what_remains_is_never_less_than_nothing() {
    assertThat(lease(Lease.State.BOUND).remaining(NOON.plusSeconds(60)))
        .isEqualTo(Duration.ofMinutes(59));
    assertThat(lease(Lease.State.BOUND).remaining(NOON.plusSeconds(9999))).isEqualTo(Duration.ZERO);
  }

  @Test
  void times_are_whole_milliseconds_as_they_are_stored() {
    Lease lease =
        new Lease(
            Ip4Address.of(10, 0, 0, 1),
            LeaseHolder.of(MAC),
            Lease.State.BOUND,
            NOON.plusNanos(1_999_999),
            NOON.plusNanos(2_000_001));
    assertThat(lease.granted()).isEqualTo(NOON.plusMillis(1));
    assertThat(lease.expires()).isEqualTo(NOON.plusMillis(2));
  }

  @Test
  void without_an_identifier_a_client_is_its_hardware_type_and_address() {
    assertThat(LeaseHolder.of(MAC).id()).isEqualTo(Bytes.hex("01 00147f000001"));
  }

  @Test
  void one_machine_is_known_by_its_identifier_or_its_card() {
    LeaseHolder named = new LeaseHolder(Bytes.latin1("anna"), MAC);
    MacAddress other = MacAddress.parse("00147F000002").orElseThrow();
    assertThat(named.same(LeaseHolder.of(MAC))).isTrue();
    assertThat(named.same(new LeaseHolder(Bytes.latin1("anna"), other))).isTrue();
    assertThat(named.same(LeaseHolder.of(other))).isFalse();
  }
}
