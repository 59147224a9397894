// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import static io.dialtone.core.dhcp.Phone.ANNA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.dhcp.DhcpOption.RelayInformation;
import io.dialtone.wire.dhcp.DhcpOption.SubOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes choose what a phone is told by what it is and where it is. */
class ClassRuleTest {

  private static final Site SITE =
      Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
          .with(Terms.NONE.withInf("server.inf").with(Way.OPTION66));

  private static ClassRule.Condition when(
      Optional<Model> model,
      Optional<Protocol> protocol,
      String mac,
      String subnet,
      String circuit,
      String remote) {
    return new ClassRule.Condition(
        model,
        protocol,
        MacStart.parse(mac),
        Subnet.parse(subnet),
        Optional.of(circuit).filter(id -> !id.isEmpty()).map(Bytes::latin1),
        Optional.of(remote).filter(id -> !id.isEmpty()).map(Bytes::latin1));
  }

  /** The one condition of this kind. */
  private static ClassRule.Condition when(String kind, String value) {
    return switch (kind) {
      case "model" -> when(Optional.of(Model.valueOf(value)), Optional.empty(), "", "", "", "");
      case "protocol" ->
          when(Optional.empty(), Optional.of(Protocol.valueOf(value)), "", "", "", "");
      case "mac" -> when(Optional.empty(), Optional.empty(), value, "", "", "");
      case "subnet" -> when(Optional.empty(), Optional.empty(), "", value, "", "");
      case "circuit" -> when(Optional.empty(), Optional.empty(), "", "", value, "");
      default -> when(Optional.empty(), Optional.empty(), "", "", "", value);
    };
  }

  private static DhcpPacket asks() {
    RelayInformation relay =
        new RelayInformation(
            List.of(
                new SubOption(1, Bytes.latin1("port 7")),
                new SubOption(2, Bytes.latin1("switch 3"))));
    return ANNA.discovers().with(relay);
  }

  private static String inf(Counter counter, DhcpPacket packet) {
    return counter.answer(packet).options().text(OptionCode.BOOTFILE_NAME).orElse("none");
  }

  @ParameterizedTest(name = "{0} = {1}: {2} (ID-4, ID-5, ID-6)")
  @CsvSource({
    "model,    ST2030,          class.inf",
    "model,    ST2022,          server.inf",
    "protocol, SIP,             class.inf",
    "protocol, MGCP,            server.inf",
    "mac,      00:14:7F,        class.inf",
    "mac,      00-14-7F-00-00-01, class.inf",
    "mac,      00147E,          server.inf",
    "mac,      01,              server.inf",
    "subnet,   10.0.0.0/28,     class.inf",
    "subnet,   10.0.0.16/28,    server.inf",
    "circuit,  port 7,          class.inf",
    "circuit,  port 8,          server.inf",
    "remote,   switch 3,        class.inf",
    "remote,   port 7,          server.inf",
  })
  void a_class_covers_the_phones_of_which_its_condition_is_true(
      String kind, String value, String told) {
    Counter counter =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .with(Terms.NONE.withInf("server.inf").with(Way.OPTION66))
            .with(when(kind, value), Terms.NONE.withInf("class.inf"))
            .opens();
    assertThat(inf(counter, asks())).isEqualTo(told);
  }

  @Test
  void all_conditions_must_be_true_together() {
    Counter counter =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .with(Terms.NONE.withInf("server.inf").with(Way.OPTION66))
            .with(
                when(
                    Optional.of(Model.ST2030),
                    Optional.of(Protocol.SIP),
                    "00147F",
                    "",
                    "port 8",
                    ""),
                Terms.NONE.withInf("class.inf"))
            .opens();
    assertThat(inf(counter, asks())).isEqualTo("server.inf");
  }

  @Test
  void the_nearest_wins_term_by_term_reservation_class_pool_server() {
    Counter counter =
        new Site()
            .with(Terms.NONE.with(Way.OPTION66).withInf("server.inf"))
            .and(
                "10.0.0.0/24",
                "10.0.0.10-10.0.0.19",
                "",
                Terms.NONE.withInf("pool.inf").withDns(Ip4Address.of(10, 0, 0, 3)))
            .with(when("mac", "00147F"), Terms.NONE.withInf("first.inf"))
            .with(
                when("model", "ST2030"),
                Terms.NONE.withInf("second.inf").withNtp(Ip4Address.of(10, 0, 0, 4)))
            .with(
                new ReservedPhone(
                    new Reservation(ANNA.mac(), Counter.host(50)), Terms.NONE.with(Way.OPTION150)))
            .opens();
    DhcpPacket offer = counter.answer(asks());
    assertThat(offer.yiaddr()).isEqualTo(Counter.host(50));
    assertThat(offer.options().text(OptionCode.BOOTFILE_NAME)).contains("first.inf");
    assertThat(offer.options().addresses(OptionCode.NTP_SERVER)).hasSize(1);
    assertThat(offer.options().addresses(OptionCode.DNS_SERVER)).hasSize(1);
    assertThat(offer.options().has(OptionCode.TFTP_SERVER_ADDRESS)).isTrue();
    assertThat(offer.options().has(OptionCode.TFTP_SERVER_NAME)).as("one way only").isFalse();
  }

  @Test
  void a_phone_without_a_relay_is_in_no_class_of_a_port() {
    assertThat(
            inf(
                SITE.with(when("circuit", "port 7"), Terms.NONE.withInf("class.inf")).opens(),
                ANNA.discovers()))
        .isEqualTo("server.inf");
  }

  @Test
  void a_lease_time_of_a_class_is_the_phones() {
    Counter counter =
        Site.of("10.0.0.0/24", "10.0.0.10-10.0.0.19")
            .with(when("model", "ST2030"), Terms.NONE.withLease(Duration.ofMinutes(20)))
            .opens();
    assertThat(counter.answer(ANNA.discovers()).options().seconds(OptionCode.LEASE_TIME))
        .contains(Duration.ofMinutes(20));
  }

  @Test
  void the_beginning_of_a_mac_is_one_to_six_bytes() {
    assertThat(MacStart.parse("00:14:7f").orElseThrow().begins(new MacAddress(0x00147F123456L)))
        .isTrue();
    assertThat(MacStart.parse("")).isEmpty();
    assertThat(MacStart.parse("00:1")).isEmpty();
    assertThat(MacStart.parse("00147f00000100")).isEmpty();
    assertThatThrownBy(() -> new MacStart(Bytes.EMPTY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
