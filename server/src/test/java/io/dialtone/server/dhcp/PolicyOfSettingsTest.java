// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.lease.AddressRange;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.server.settings.DhcpSettings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyOfSettingsTest {

  private static final Services SERVICES =
      new Services(Optional.of(new Endpoint(Ip4Address.ANY, 8080)), Optional.empty());

  @Test
  void every_key_of_the_settings_reaches_the_policy() {
    Subnet subnet = Subnet.parse("192.0.2.0/24").orElseThrow();
    AddressRange range = AddressRange.parse("192.0.2.100-192.0.2.199").orElseThrow();
    Ip4Address router = Ip4Address.of(192, 0, 2, 1);
    Ip4Address ntp = Ip4Address.of(192, 0, 2, 2);
    MacAddress mac = MacAddress.parse("00147F000001").orElseThrow();
    DhcpPolicy policy =
        PolicyOfSettings.of(
            new DhcpSettings(
                Way.OPTION66,
                Optional.of("all.inf"),
                Duration.ofHours(12),
                false,
                List.of(
                    new DhcpSettings.Pool(
                        subnet,
                        range,
                        Optional.of(router),
                        List.of(ntp),
                        Optional.of(Way.OPTION150),
                        Optional.of("pool.inf"),
                        Optional.of(new DhcpSettings.Vlan(true, 110, 120)))),
                List.of(
                    new DhcpSettings.Reservation(
                        mac, ntp, Optional.of(Way.NEXT_SERVER), Optional.of("one.inf")))),
            SERVICES);
    assertThat(policy)
        .isEqualTo(
            new DhcpPolicy(
                Manner.USUAL.withAuthoritative(false),
                Terms.NONE.with(Way.OPTION66).withInf("all.inf").withLease(Duration.ofHours(12)),
                List.of(
                    new Network(
                        new Pool(subnet, range, List.of()),
                        Terms.NONE
                            .with(Way.OPTION150)
                            .withInf("pool.inf")
                            .withRouters(router)
                            .withNtp(ntp)
                            .with(new Vlan(true, 110, 120)))),
                List.of(
                    new ReservedPhone(
                        new Reservation(mac, ntp),
                        Terms.NONE.with(Way.NEXT_SERVER).withInf("one.inf"))),
                List.of(),
                SERVICES));
  }

  @Test
  void what_is_unsaid_stays_the_usual() {
    DhcpPolicy policy =
        PolicyOfSettings.of(
            new DhcpSettings(
                Way.OPTION43,
                Optional.empty(),
                Duration.ofHours(8),
                true,
                List.of(DhcpSettings.Pool.of(Subnet.parse("127.64.0.0/10").orElseThrow())),
                List.of()),
            SERVICES);
    assertThat(policy.defaults()).isEqualTo(Terms.USUAL);
    assertThat(policy).isEqualTo(DhcpPolicy.loopback(Terms.NONE, SERVICES));
  }
}
