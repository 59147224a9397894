// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.dhcp.ClassRule;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.server.settings.DhcpSettings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyOfSettingsTest {

  private static final Services SERVICES =
      new Services(Optional.of(new Endpoint(Ip4Address.ANY, 8080)), Optional.empty());

  @Test
  void all_that_the_settings_say_reaches_the_policy() {
    Manner manner = Manner.USUAL.withPhonesOnly(true);
    Network network =
        new Network(
            Pool.of(Subnet.parse("192.0.2.0/24").orElseThrow()), Terms.NONE.with(Way.OPTION150));
    ReservedPhone reserved =
        new ReservedPhone(
            new Reservation(new MacAddress(7), Ip4Address.of(192, 0, 2, 9)),
            Terms.NONE.withInf("one.inf"));
    ClassRule rule = new ClassRule(ClassRule.Condition.ANY, Terms.NONE.with(Way.TFTP));
    DhcpPolicy policy =
        PolicyOfSettings.of(
            new DhcpSettings(
                manner,
                Terms.NONE.with(Way.OPTION66),
                List.of(network),
                List.of(reserved),
                List.of(rule)),
            SERVICES);
    assertThat(policy)
        .isEqualTo(
            new DhcpPolicy(
                manner,
                Terms.NONE.with(Way.OPTION66),
                List.of(network),
                List.of(reserved),
                List.of(rule),
                SERVICES));
  }
}
