// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessDecision.Allowed;
import io.dialtone.core.access.AccessDecision.Denied;
import io.dialtone.core.access.AccessDecision.Holder;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessRuleTest {

  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final MacAddress PHONE = new MacAddress(0x00147F000001L);
  private static final Subnet OFFICE = new Subnet(Ip4Address.of(203, 0, 113, 0), 24);

  @ParameterizedTest
  @ValueSource(
      strings = {"127.0.0.1", "127.64.0.9", "10.1.2.3", "172.31.0.1", "192.168.7.7", "169.254.3.4"})
  @DisplayName("SRV-8 unless networks are listed, loopback and private addresses are let in")
  void private_addresses_are_let_in(String asker) {
    assertThat(usual(asker)).isInstanceOf(Allowed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"203.0.113.5", "172.32.0.1", "192.169.0.1", "11.0.0.1", "128.0.0.1"})
  @DisplayName("SRV-8 and nobody else is")
  void public_addresses_are_not(String asker) {
    assertThat(usual(asker)).isInstanceOf(Denied.class);
  }

  @Test
  void a_denial_names_the_asker_for_the_journal() {
    assertThat(usual("203.0.113.5").reason())
        .isEqualTo(
            "files named by a MAC go only to loopback and private addresses, not to 203.0.113.5");
    AccessRule listed = new AccessRule(AccessMode.NETWORKS, List.of(OFFICE));
    assertThat(listed.decide(PHONE, Ip4Address.of(10, 0, 0, 1), Leases.NONE, NOW).reason())
        .contains("go only to 203.0.113.0/24, not to 10.0.0.1");
  }

  @ParameterizedTest
  @CsvSource({"203.0.113.5, true", "10.0.0.1, false", "127.0.0.1, false"})
  @DisplayName("SRV-8 networks that are listed are let in alone")
  void listed_networks_alone(String asker, boolean allowed) {
    AccessRule rule = new AccessRule(AccessMode.NETWORKS, List.of(OFFICE));
    assertThat(rule.decide(PHONE, address(asker), Leases.NONE, NOW))
        .isInstanceOf(allowed ? Allowed.class : Denied.class);
  }

  /** The lease of the phone is 10.0.0.7; what is asked for comes from these addresses. */
  @ParameterizedTest
  @CsvSource({
    "BOUND, 60, 10.0.0.7, Holder",
    "BOUND, 60, 10.0.0.8, Denied",
    "BOUND, 60, 203.0.113.5, Denied",
    "BOUND, 0, 10.0.0.8, Allowed",
    "BOUND, -1, 10.0.0.7, Allowed",
    "BOUND, -1, 203.0.113.5, Denied",
    "RELEASED, 60, 10.0.0.8, Allowed",
    "DECLINED, 60, 10.0.0.8, Allowed",
  })
  @DisplayName("SRV-8 the files of a phone with a lease are for the address that holds it")
  void the_lease_decides(Lease.State state, long seconds, String asker, String decision) {
    Leases leases = _ -> List.of(lease("10.0.0.7", state, seconds));
    assertThat(byLease(leases, asker).getClass().getSimpleName()).isEqualTo(decision);
  }

  /** Of a lease that was given up somebody may have said so in the phone's name. */
  @ParameterizedTest
  @CsvSource({
    "BOUND, 60, 10.0.0.7, Allowed",
    "BOUND, 60, 10.0.0.8, Denied",
    "DECLINED, 60, 10.0.0.7, Denied",
    "BOUND, 0, 10.0.0.8, Allowed",
    "BOUND, 0, 203.0.113.5, Denied",
  })
  @DisplayName("SRV-8 a lease given up before its end guards the phone's files until then")
  void given_up(Lease.State state, long seconds, String asker, String decision) {
    Leases leases =
        new Leases() {
          @Override
          public List<Lease> of(MacAddress mac) {
            return List.of();
          }

          @Override
          public Optional<Lease> givenUp(MacAddress mac) {
            return Optional.of(lease("10.0.0.7", state, seconds));
          }
        };
    AccessDecision decided = byLease(leases, asker);
    assertThat(decided.getClass().getSimpleName()).isEqualTo(decision);
    if (asker.equals("10.0.0.8") && seconds > 0) {
      assertThat(decided.reason())
          .isEqualTo(
              "this phone gave up its lease of 10.0.0.7 before its end, 2026-11-21T08:01:00Z;"
                  + " until then its files are for that address and its next lease");
    }
  }

  @Test
  @DisplayName("SRV-8 a phone with leases in two networks may ask from both")
  void either_lease_will_do() {
    Leases leases =
        _ ->
            List.of(
                lease("10.0.0.7", Lease.State.BOUND, 60), lease("10.1.0.7", Lease.State.BOUND, 60));
    assertThat(byLease(leases, "10.0.0.7")).isInstanceOf(Holder.class);
    assertThat(byLease(leases, "10.1.0.7")).isInstanceOf(Holder.class);
    assertThat(byLease(leases, "10.2.0.7")).isInstanceOf(Denied.class);
  }

  @Test
  void a_denial_by_lease_names_both_addresses() {
    Leases leases = _ -> List.of(lease("10.0.0.7", Lease.State.BOUND, 60));
    assertThat(byLease(leases, "10.0.0.8").reason())
        .isEqualTo("this phone's lease is for 10.0.0.7, not for 10.0.0.8");
  }

  @ParameterizedTest
  @EnumSource(
      value = AccessMode.class,
      names = {"SECRET", "OPEN"})
  @DisplayName("SRV-8 open lets everybody in, a secret nobody by his address")
  void address_does_not_matter(AccessMode mode) {
    AccessRule rule = new AccessRule(mode, List.of());
    for (String asker : List.of("127.0.0.1", "10.0.0.1", "203.0.113.5")) {
      assertThat(rule.decide(PHONE, address(asker), Leases.NONE, NOW))
          .isInstanceOf(mode == AccessMode.OPEN ? Allowed.class : Denied.class);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ST2030S_001F9F16E7F8.txt, 00:1f:9f:16:e7:f8",
    "st2022m_001f9f16e7f8.SER, 00:1f:9f:16:e7:f8",
    "STST20XXS_001F9F16E7F8.inf, 00:1f:9f:16:e7:f8",
    "009096aabbcc.inf, 00:90:96:aa:bb:cc",
    "AABBCCDDEEFF, aa:bb:cc:dd:ee:ff",
    "a.b/AABBCCDDEEFF, aa:bb:cc:dd:ee:ff",
    "phones/AABBCCDDEEFF/config.txt, aa:bb:cc:dd:ee:ff",
    "phones/AABBCCDDEEFF/ST2030S_001F9F16E7F8.txt, 00:1f:9f:16:e7:f8",
    "202611221530/ST2030S_00147F000001.txt, 00:14:7f:00:00:01",
    "202611221530/ST2030S_AABBCCDDEEFF.txt, aa:bb:cc:dd:ee:ff",
    "00147F000001/202611221530.txt, 00:14:7f:00:00:01",
    "00147F000001/00147F000002/a.txt, 00:14:7f:00:00:02",
    "phone00147F000001.txt, 00:14:7f:00:00:01",
    "0014.7f00.0001.txt, 00:14:7f:00:00:01",
    "old 00_14_7F_00_00_01.txt, 00:14:7f:00:00:01",
    "20_26_11_22_15_30/00-14-7F-00-00-01.txt, 00:14:7f:00:00:01",
    "phones/ST2030S_001F9F16E7F8.txt, 00:1f:9f:16:e7:f8",
    "AA-BB-CC-DD-EE-FF.txt, aa:bb:cc:dd:ee:ff",
    "phone aa:bb:cc:dd:ee:ff.txt, aa:bb:cc:dd:ee:ff",
    "old_00147F000001.bak, 00:14:7f:00:00:01",
  })
  @DisplayName("ID-2 names that hold a MAC are known")
  void names_that_hold_a_mac_are_known(String path, String mac) {
    assertThat(MacNames.find(path).map(MacAddress::toString)).contains(mac);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "st2030s.inf",
        "v2030SG.R11.1.SED.101223.2.74.zz",
        "v2030_dsp_R11.1_SED_v320.zz",
        "common_202611210000.txt",
        "common 20_26_11_22_15_30.txt",
        "2026.1122.1530.zz",
        "ComConf-2.74-1.txt",
        "0123456789abcdef0123.txt"
      })
  void other_names_are_for_everybody(String path) {
    assertThat(MacNames.find(path)).isEmpty();
  }

  private static AccessDecision usual(String asker) {
    return AccessRule.USUAL.decide(PHONE, address(asker), Leases.NONE, NOW);
  }

  private static AccessDecision byLease(Leases leases, String asker) {
    return new AccessRule(AccessMode.LEASE, List.of()).decide(PHONE, address(asker), leases, NOW);
  }

  private static Lease lease(String address, Lease.State state, long seconds) {
    Instant expires = NOW.plusSeconds(seconds);
    return new Lease(
        address(address), LeaseHolder.of(PHONE), state, NOW.minus(Duration.ofHours(1)), expires);
  }

  private static Ip4Address address(String text) {
    return Ip4Address.parse(text).orElseThrow();
  }
}
