// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Counter.host;
import static io.dialtone.core.dhcp.Phone.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is told at the start though it is no fault. */
class PolicyWarningsTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final Terms OPTION43 = Terms.NONE.with(Way.OPTION43);
  private static final Terms TFTP = Terms.NONE.with(Way.OPTION66);

  private static List<Lease> known(int phones, long prefix) {
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < phones; i++) {
      LeaseHolder holder = LeaseHolder.of(new MacAddress(prefix + i));
      leases.add(new Lease(host(100 + i), holder, Lease.State.BOUND, NOON, NOON));
    }
    return leases;
  }

  @Test
  void a_sound_policy_is_not_warned_of() {
    Site site =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19").and("10.1.0.0/24", "10.1.0.9", "", TFTP);
    assertThat(site.policy().warnings(known(10, 0x0014_7F00_0000L))).isEmpty();
  }

  @Test
  void pools_of_one_link_that_tell_43_and_tftp_are_warned_of_SRC_1() {
    Site site =
        new Site()
            .and("10.0.0.0/24", "10.0.0.10", "floor", OPTION43)
            .and("10.1.0.0/24", "10.1.0.10", "floor", TFTP);
    assertThat(site.policy().warnings(List.of()))
        .containsExactly(
            "network floor: 10.0.0.10 tells option43, 10.1.0.10 tells option66; so a phone is sent"
                + " to HTTP or to TFTP as its address falls (SRC-1)");
  }

  private static ClassRule.Condition in(String subnet, Optional<Model> model) {
    return new ClassRule.Condition(
        model,
        Optional.empty(),
        Optional.empty(),
        Subnet.parse(subnet),
        Optional.empty(),
        Optional.empty());
  }

  @Test
  void a_class_of_some_addresses_that_tells_another_way_is_warned_of_SRC_1() {
    Site site =
        new Site()
            .and("10.0.0.0/24", "10.0.0.10-10.0.0.19", "floor", Terms.NONE)
            .and("10.1.0.0/24", "10.1.0.10-10.1.0.19", "floor", Terms.NONE)
            .with(in("10.1.0.0/24", Optional.empty()), TFTP);
    assertThat(site.policy().mixtures())
        .containsExactly(
            "network floor: 10.0.0.10-10.0.0.19 tells option43, 10.1.0.10-10.1.0.19 tells option66;"
                + " so a phone is sent to HTTP or to TFTP as its address falls (SRC-1)");
  }

  @Test
  void a_class_may_cut_a_pool_in_two_SRC_1() {
    Site site =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .with(in("10.0.0.16/28", Optional.of(Model.ST2022)), TFTP);
    assertThat(site.policy().mixtures())
        .containsExactly(
            "10.0.0.0/24, phones of class 1: 10.0.0.10-10.0.0.15 tells option43,"
                + " 10.0.0.16-10.0.0.19 tells option66; so a phone is sent to HTTP or to TFTP as"
                + " its address falls (SRC-1)");
  }

  @Test
  void a_way_that_does_not_hang_on_the_address_is_not_warned_of() {
    Site all =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .with(in("10.0.0.0/24", Optional.of(Model.ST2022)), TFTP)
            .with(in("", Optional.of(Model.ST2030)), TFTP);
    assertThat(all.policy().mixtures()).as("a model has one way").isEmpty();
    Site apart =
        Site.of("10.0.0.0/24", "10.0.0.10")
            .and("10.1.0.0/24", "10.1.0.10")
            .with(in("10.1.0.0/24", Optional.empty()), TFTP);
    assertThat(apart.policy().mixtures()).as("two links").isEmpty();
    Site overruled =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .with(in("", Optional.empty()), OPTION43)
            .with(in("10.0.0.16/28", Optional.of(Model.ST2022)), TFTP);
    assertThat(overruled.policy().mixtures()).as("the first class wins").isEmpty();
    Site own =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.16")
            .with(in("10.0.0.16/28", Optional.empty()), TFTP)
            .with(new ReservedPhone(new Reservation(ANNA.mac(), host(16)), Terms.NONE));
    assertThat(own.policy().mixtures()).as("only its own phone falls there").isEmpty();
  }

  @Test
  void a_phone_reserved_in_two_networks_in_two_ways_is_warned_of_SRC_1() {
    Site site =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .and("10.1.0.0/24", "10.1.0.10-10.1.0.19")
            .with(new ReservedPhone(new Reservation(ANNA.mac(), host(50)), OPTION43))
            .with(
                new ReservedPhone(new Reservation(ANNA.mac(), Ip4Address.of(10, 1, 0, 50)), TFTP));
    assertThat(site.policy().warnings(List.of()))
        .singleElement()
        .asString()
        .startsWith("00:14:7f:00:00:01: one reservation tells option43, another tells");
  }

  @Test
  void a_pool_smaller_than_the_phones_known_there_is_warned_of() {
    Site site = Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19");
    assertThat(site.policy().warnings(known(11, 0x0014_7F00_0000L)))
        .containsExactly(
            "10.0.0.0/24: 11 phones are known there, but there are only 10 addresses to lend");
    assertThat(site.policy().warnings(known(11, 0x0200_0000_0000L))).as("no phones").isEmpty();
  }

  @Test
  void addresses_reserved_for_others_are_not_there_for_the_phones_known() {
    Site site = Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19");
    for (int i = 0; i < 8; i++) {
      Reservation other = new Reservation(new MacAddress(0x0014_7F11_0000L + i), host(10 + i));
      site.with(new ReservedPhone(other, Terms.NONE));
    }
    assertThat(site.policy().warnings(known(2, 0x0014_7F00_0000L))).isEmpty();
    assertThat(site.policy().warnings(known(3, 0x0014_7F00_0000L)))
        .containsExactly(
            "10.0.0.0/24: 3 phones without a reservation are known there, but there are only 2"
                + " addresses to lend beside the 8 reserved");
    assertThat(site.policy().warnings(known(8, 0x0014_7F11_0000L)))
        .as("they have their own")
        .isEmpty();
  }

  @Test
  void a_phone_known_by_a_client_identifier_that_is_reserved_needs_no_other_address() {
    LeaseHolder anna = LeaseHolder.of(ANNA.mac());
    Site site =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.11")
            .with(new ReservedPhone(new Reservation(anna.id(), host(200)), Terms.NONE));
    List<Lease> known = known(2, 0x0014_7F11_0000L);
    known.add(new Lease(host(200), anna, Lease.State.BOUND, NOON, NOON));
    assertThat(site.policy().warnings(known)).isEmpty();
  }

  @Test
  void a_site_with_more_phones_than_all_addresses_together_is_warned_of() {
    Site site =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19").and("10.1.0.0/24", "10.1.0.10-10.1.0.19");
    assertThat(site.policy().shortage(20)).isEmpty();
    assertThat(site.policy().shortage(21))
        .contains("the site has 21 phones, and all pools together 20 addresses");
    DhcpPolicy wider =
        site.with(new ReservedPhone(new Reservation(ANNA.mac(), host(50)), Terms.NONE)).policy();
    assertThat(wider.shortage(21)).as("one beside the range").isEmpty();
    assertThat(wider.shortage(22))
        .contains("the site has 22 phones, and all pools and reservations together 21 addresses");
  }

  @Test
  void a_pool_of_which_every_address_is_reserved_is_warned_of() {
    Site site =
        Site.of("10.0.0.0/24", "10.0.0.10")
            .with(new ReservedPhone(new Reservation(ANNA.mac(), host(10)), Terms.NONE));
    assertThat(site.policy().warnings(List.of()))
        .containsExactly(
            "10.0.0.0/24: all 1 addresses are reserved, so a phone without a reservation gets"
                + " none");
  }
}
