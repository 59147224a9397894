// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a phone is told, and where its password is proved. */
class PhoneAddressTest {

  private static final MacAddress MAC = NotifyBench.mac(1);

  private static Lease lease(String address, Lease.State state, Duration left) {
    return new Lease(
        Ip4Address.parse(address).orElseThrow(),
        LeaseHolder.of(MAC),
        state,
        NotifyBench.START.minusSeconds(60),
        NotifyBench.START.plus(left));
  }

  private static Optional<PhoneAddress> find(AccessMode mode, String seen, List<Lease> leases) {
    return PhoneAddress.of(
        MAC,
        Optional.ofNullable(seen).flatMap(Ip4Address::parse),
        new AccessRule(mode, List.of()),
        mac -> mac.equals(MAC) ? leases : List.of(),
        NotifyBench.START);
  }

  @ParameterizedTest
  @CsvSource({
    // mode, last seen, leased, told at, with a password
    "LEASE, 10.0.0.5, 10.0.0.5, 10.0.0.5, true",
    "LEASE, 10.0.0.66, 10.0.0.5, 10.0.0.5, true", // somebody used the phone's name
    "LEASE, 10.0.0.66, , 10.0.0.66, true",
    "NETWORKS, 10.0.0.66, 10.0.0.5, 10.0.0.66, true", // static by now
    "NETWORKS, 203.0.113.5, 10.0.0.5, 10.0.0.5, true",
    "NETWORKS, 203.0.113.5, , 203.0.113.5, false",
    "SECRET, 203.0.113.5, , 203.0.113.5, false",
    "SECRET, 10.0.0.5, , 10.0.0.5, true",
    "OPEN, 203.0.113.5, , 203.0.113.5, true",
    "LEASE, , 10.0.0.5, 10.0.0.5, true", // after a restart of the server
  })
  void where_the_phones_own_file_would_go(
      AccessMode mode, String seen, String leased, String told, boolean trusted) {
    List<Lease> leases =
        leased == null ? List.of() : List.of(lease(leased, Lease.State.BOUND, Duration.ofHours(1)));
    PhoneAddress found = find(mode, seen, leases).orElseThrow();
    assertThat(found.address()).hasToString(told);
    assertThat(found.distrust().isEmpty()).isEqualTo(trusted);
  }

  @Test
  void a_lease_that_is_over_or_given_back_is_no_address() {
    List<Lease> leases =
        List.of(
            lease("10.0.0.5", Lease.State.BOUND, Duration.ofSeconds(-1)),
            lease("10.0.0.6", Lease.State.RELEASED, Duration.ofHours(1)),
            lease("10.0.0.7", Lease.State.DECLINED, Duration.ofHours(1)));
    assertThat(find(AccessMode.LEASE, null, leases)).isEmpty();
  }

  @Test
  void of_two_leases_the_one_that_lasts_longer_is_the_newer() {
    List<Lease> leases =
        List.of(
            lease("10.0.0.5", Lease.State.BOUND, Duration.ofHours(2)),
            lease("10.0.0.6", Lease.State.BOUND, Duration.ofHours(1)));
    assertThat(find(AccessMode.LEASE, null, leases).orElseThrow().address())
        .hasToString("10.0.0.5");
  }
}
