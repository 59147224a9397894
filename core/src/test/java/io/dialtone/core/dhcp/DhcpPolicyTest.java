// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhcpPolicyTest {

  private static Network network(String subnet, String range, Terms terms) {
    return new Network(
        new Pool(
            Subnet.parse(subnet).orElseThrow(), AddressRange.parse(range).orElseThrow(), List.of()),
        terms);
  }

  private static DhcpPolicy policy(List<Network> networks, List<ReservedPhone> reserved) {
    return new DhcpPolicy(
        Manner.USUAL, Terms.NONE, networks, reserved, List.of(), Counter.SERVICES);
  }

  private static ReservedPhone reserved(Phone phone, String address, Terms terms) {
    return new ReservedPhone(
        new Reservation(phone.mac(), Ip4Address.parse(address).orElseThrow()), terms);
  }

  @Test
  void silent_settings_mean_option_43_each_phones_own_inf_and_eight_hours() {
    Terms usual = policy(List.of(), List.of()).defaults();
    assertThat(usual.way()).contains(Way.OPTION43);
    assertThat(usual.inf()).contains("{prefix}{mac}.inf");
    assertThat(usual.lease()).contains(Duration.ofHours(8));
  }

  @Test
  void the_nearer_terms_win_one_by_one() {
    Terms near = Terms.NONE.with(Way.TFTP).withDns(Ip4Address.of(1, 1, 1, 1));
    Terms wide = Terms.NONE.with(Way.OPTION66).withInf("wide.inf").with(new Vlan(false, 1, 4094));
    Terms both = near.over(wide);
    assertThat(both.way()).contains(Way.TFTP);
    assertThat(both.inf()).contains("wide.inf");
    assertThat(both.vlan()).contains(new Vlan(false, 1, 4094));
    assertThat(both.dns()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "option43, OPTION43",
    "option66, OPTION66",
    "option150, OPTION150",
    "next-server, NEXT_SERVER",
    "tftp, TFTP",
  })
  void ways_are_named_as_in_settings(String key, Way way) {
    assertThat(Way.parse(key)).contains(way);
    assertThat(way.text()).isEqualTo(key);
    assertThat(Way.parse(key + "x")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "4095, 1", "1, 4095"})
  void a_vlan_id_is_1_to_4094(int voice, int data) {
    assertThatThrownBy(() -> new Vlan(true, voice, data))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_lease_of_no_time_is_refused() {
    assertThatThrownBy(() -> Terms.NONE.withLease(Duration.ZERO))
        .hasMessage("a lease lasts a second at least");
  }

  @Test
  void the_loopback_policy_hands_out_127_64_0_0_to_10() {
    DhcpPolicy loopback = DhcpPolicy.loopback(Terms.NONE, Counter.SERVICES);
    assertThat(loopback.manner().authoritative()).isTrue();
    assertThat(loopback.pools())
        .extracting(Pool::range)
        .hasToString("[127.64.0.1-127.127.255.254]");
    assertThat(loopback.faults()).isEmpty();
  }

  @Test
  void routers_and_our_own_addresses_are_never_handed_out() {
    DhcpPolicy policy =
        policy(
            List.of(
                network(
                    "10.0.0.0/24",
                    "10.0.0.1-10.0.0.9",
                    Terms.NONE.withRouters(Ip4Address.of(10, 0, 0, 1)))),
            List.of());
    Pool spared =
        policy
            .sparing(List.of(Ip4Address.of(10, 0, 0, 2), Ip4Address.of(127, 0, 0, 1)))
            .pools()
            .getFirst();
    assertThat(spared.hands(Ip4Address.of(10, 0, 0, 1))).isFalse();
    assertThat(spared.hands(Ip4Address.of(10, 0, 0, 2))).isFalse();
    assertThat(spared.hands(Ip4Address.of(10, 0, 0, 3))).isTrue();
    assertThat(spared.exclusions()).hasSize(2);
  }

  @Test
  void the_router_that_a_class_is_told_is_never_handed_out_either() {
    Ip4Address router = Ip4Address.of(10, 0, 0, 1);
    DhcpPolicy policy =
        Site.of("10.0.0.0/24", "10.0.0.1-10.0.0.9")
            .with(ClassRule.Condition.ANY, Terms.NONE.withRouters(router))
            .policy()
            .sparing(List.of());
    assertThat(policy.pools().getFirst().hands(router)).isFalse();
    assertThat(policy.pools().getFirst().hands(Ip4Address.of(10, 0, 0, 2))).isTrue();
  }

  @Test
  void all_faults_are_told_together() {
    DhcpPolicy policy =
        policy(
            List.of(
                network("10.0.0.0/24", "10.0.0.10-10.0.0.20", Terms.NONE.withInf("x".repeat(256))),
                network("10.0.0.0/24", "10.0.0.20-10.0.0.30", Terms.NONE),
                network("10.0.0.0/16", "10.0.9.1-10.0.9.9", Terms.NONE),
                network(
                    "10.8.0.0/24",
                    "10.8.0.10-10.8.0.20",
                    Terms.NONE.with(Way.OPTION66).withInf("http://files.example/x.inf"))),
            List.of(
                reserved(Phone.ANNA, "192.0.2.7", Terms.NONE),
                reserved(Phone.BERT, "10.8.0.99", Terms.NONE),
                reserved(
                    Phone.st2030(3),
                    "10.8.0.99",
                    Terms.NONE.with(Way.NEXT_SERVER).withInf("y".repeat(128)))));
    assertThat(policy.faults())
        .containsExactlyInAnyOrder(
            "pools 10.0.0.10-10.0.0.20 and 10.0.0.20-10.0.0.30 overlap",
            "subnets 10.0.0.0/24 and 10.0.0.0/16 overlap",
            "subnets 10.0.0.0/24 and 10.0.0.0/16 overlap",
            "the address 192.0.2.7 reserved for 00:14:7f:00:00:01 is in no pool's subnet",
            "10.8.0.99 is reserved for both 00:14:7f:00:00:02 and 00:14:7f:00:00:03",
            "reservation 00:14:7f:00:00:03: inf is longer than the 127 that the file field holds",
            "pool 10.0.0.0/24: inf is longer than 255 characters",
            "pool 10.8.0.0/24: inf is a URL, but way option66 leads to TFTP and needs a name");
  }

  @Test
  void a_class_that_contradicts_itself_is_a_fault_as_a_pool_is() {
    Terms url = Terms.NONE.with(Way.OPTION66).withInf("http://files.example/x.inf");
    DhcpPolicy policy =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.20")
            .with(ClassRule.Condition.ANY, Terms.NONE.withInf("http://files.example/x.inf"))
            .with(ClassRule.Condition.ANY, url)
            .with(
                ClassRule.Condition.ANY, Terms.NONE.with(Way.NEXT_SERVER).withInf("y".repeat(128)))
            .policy();
    assertThat(policy.faults())
        .containsExactly(
            "class 2: inf is a URL, but way option66 leads to TFTP and needs a name",
            "class 3: inf is longer than the 127 that the file field holds");
  }

  @Test
  void a_sound_policy_has_no_faults() {
    DhcpPolicy policy =
        new DhcpPolicy(
            Manner.USUAL.withAuthoritative(false),
            Terms.NONE.with(Way.TFTP),
            List.of(
                network("10.0.0.0/24", "10.0.0.10-10.0.0.20", Terms.NONE),
                network("10.0.0.0/24", "10.0.0.30-10.0.0.40", Terms.NONE)),
            List.of(reserved(Phone.ANNA, "10.0.0.99", Terms.NONE)),
            List.of(),
            new Services(Optional.empty(), Optional.empty()));
    assertThat(policy.faults()).isEmpty();
  }
}
