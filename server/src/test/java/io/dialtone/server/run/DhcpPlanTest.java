// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.access.AccessRule;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.lease.Reservation;
import io.dialtone.server.settings.DhcpSettings;
import io.dialtone.server.settings.Listen;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DhcpPlanTest {

  private static final Ip4Address OURS = Ip4Address.of(192, 0, 2, 1);

  private static DhcpSettings settings(Way way, Optional<Way> reservedWay) {
    Terms terms = reservedWay.map(Terms.NONE::with).orElse(Terms.NONE);
    ReservedPhone reserved =
        new ReservedPhone(new Reservation(new MacAddress(1), Ip4Address.of(10, 0, 0, 1)), terms);
    return new DhcpSettings(
        Manner.USUAL, Terms.NONE.with(way), List.of(), List.of(reserved), List.of());
  }

  private static Services services(int httpPort, int tftpPort) {
    return new Services(
        Optional.of(new Endpoint(OURS, httpPort)).filter(at -> at.port() != 0),
        Optional.of(new Endpoint(OURS, tftpPort)).filter(at -> at.port() != 0));
  }

  @Test
  void off_is_no_plan_and_an_interface_has_dhcps_own_port() {
    assertThat(DhcpPlan.of(new Listen.Off(), Optional.empty())).isEmpty();
    DhcpPlan plan = DhcpPlan.of(new Listen.On(List.of("eth1")), Optional.of(OURS)).orElseThrow();
    assertThat(plan.door().place()).isEqualTo("eth1");
    assertThat(plan.door().wanted()).hasToString("0.0.0.0:67");
    assertThat(plan.listening().address()).contains(OURS);
    assertThat(plan.listening().bindings())
        .singleElement()
        .satisfies(binding -> assertThat(binding.device()).contains("eth1"));
  }

  @Test
  void several_interfaces_have_a_socket_each() {
    var listen = new Listen.On(List.of("eth1", "eth2"));
    DhcpPlan plan = DhcpPlan.of(listen, Optional.empty()).orElseThrow();
    assertThat(plan.door().place()).isEqualTo("eth1,eth2");
    assertThat(plan.listening().bindings())
        .extracting(binding -> binding.device().orElseThrow())
        .containsExactly("eth1", "eth2");
  }

  @Test
  void an_interface_that_is_not_there_is_told_with_those_that_are() {
    assertThat(
            DhcpPlan.fault(
                new Listen.On(List.of("none0", "lo")), settings(Way.OPTION43, Optional.empty())))
        .hasValueSatisfying(fault ->
            assertThat(fault)
                .startsWith("this machine has no interface none0; it has ")
                .contains("lo"));
  }

  @Test
  void without_a_pool_a_sample_is_made_from_the_interfaces_own_network() {
    assertThat(
            DhcpPlan.fault(new Listen.On(List.of("lo")), settings(Way.OPTION43, Optional.empty())))
        .contains(
            "no pool serves lo; put into the settings file: [[dhcp.pool]] with subnet ="
                + " \"127.0.0.0/8\", range = \"127.64.0.0-127.191.255.255\", router = \"127.0.0.1\"");
    assertThat(DhcpPlan.fault(new Listen.Off(), settings(Way.OPTION43, Optional.empty())))
        .isEmpty();
  }

  @Test
  void phones_are_sent_to_the_ports_really_taken() {
    Endpoint http = new Endpoint(OURS, 40_000);
    assertThat(
            DhcpPlan.services(
                Map.of("http", http, "console", new Endpoint(OURS, 1)),
                AccessPolicy.of(AccessRule.USUAL)))
        .isEqualTo(new Services(Optional.of(http), Optional.empty()));
  }

  @Test
  void https_alone_is_enough_for_option_43() {
    Services secured =
        DhcpPlan.services(
            Map.of("https", new Endpoint(OURS, 443)), AccessPolicy.of(AccessRule.USUAL));
    assertThat(secured.https()).isPresent();
    assertThat(DhcpPlan.warnings(settings(Way.OPTION43, Optional.empty()), secured)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "OPTION43, , 80, 69, 0, ''",
    "OPTION43, , 0, 69, 1, 'an HTTP URL (way option43), but HTTP is off'",
    "OPTION66, , 0, 69, 0, ''",
    "OPTION66, , 80, 0, 1, '(way option66), but TFTP is off'",
    "NEXT_SERVER, , 80, 6969, 1, 'ask port 69, but TFTP listens on port 6969'",
    "OPTION43, OPTION150, 80, 0, 1, '(way option150), but TFTP is off'",
    "OPTION43, TFTP, 0, 6969, 2, 'but HTTP is off'",
  })
  void a_way_that_leads_phones_nowhere_is_warned_of(
      Way way, Way reserved, int http, int tftp, int count, String words) {
    List<String> warnings =
        DhcpPlan.warnings(settings(way, Optional.ofNullable(reserved)), services(http, tftp));
    assertThat(warnings).hasSize(count);
    assertThat(String.join("; ", warnings)).contains(words);
  }
}
