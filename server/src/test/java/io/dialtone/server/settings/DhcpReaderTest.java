// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.dhcp.ClassRule;
import io.dialtone.core.dhcp.MacStart;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import io.dialtone.wire.octets.Subnet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings of DHCP. */
class DhcpReaderTest {

  @TempDir Path folder;

  private Loaded load(Map<String, String> options, Map<String, String> environment) {
    return SettingsReader.load(new Surroundings(options, environment, folder, false));
  }

  private Loaded loadFile(String toml) throws IOException {
    Files.writeString(folder.resolve("dialtone.toml"), toml, UTF_8);
    return load(Map.of(), Map.of());
  }

  private static Settings fit(Loaded loaded) {
    return switch (loaded) {
      case Loaded.Fit(Settings settings, _) -> settings;
      case Loaded.Unfit unfit -> throw new AssertionError(unfit.lines());
    };
  }

  /** The faults as {@code line text}, for values of the file. */
  private static List<String> faults(Loaded loaded) {
    List<String> lines = new ArrayList<>();
    if (loaded instanceof Loaded.Unfit(List<Fault> faults)) {
      for (Fault fault : faults) {
        String place =
            fault.origin() instanceof Origin.Line(_, int number)
                ? "" + number
                : fault.origin().toString();
        lines.add(place + " " + fault.text());
      }
    }
    return lines;
  }

  @Test
  void pools_and_reservations_are_read_whole() throws IOException {
    Settings settings =
        fit(
            loadFile(
                """
                [dhcp]
                listen = "eth1"
                way = "option66"
                inf = "common.inf"
                lease = "1h30m"
                authoritative = false

                [[dhcp.pool]]
                subnet = "10.1.0.0/16"
                range = "10.1.1.0-10.1.2.255"
                router = "10.1.0.1"
                ntp = ["10.1.0.2", "10.1.0.3"]
                way = "option150"
                inf = "{prefix}pool.inf"
                vlan = { voice = 110, data = 120 }

                [[dhcp.pool]]
                subnet = "10.2.0.0/24"
                vlan = "off"

                [[dhcp.reservation]]
                mac = "00-14-7F-00-00-01"
                address = "10.2.0.7"
                way = "next-server"
                inf = "one.inf"
                """));
    DhcpSettings dhcp = settings.dhcp();
    assertThat(settings.listeners().dhcp()).isEqualTo(new Listen.On(List.of("eth1")));
    assertThat(dhcp.terms())
        .isEqualTo(
            Terms.NONE.with(Way.OPTION66).withInf("common.inf").withLease(Duration.ofMinutes(90)));
    assertThat(dhcp.manner()).isEqualTo(Manner.USUAL.withAuthoritative(false));
    assertThat(dhcp.pools()).hasSize(2);
    assertThat(dhcp.pools().getFirst().pool().range()).hasToString("10.1.1.0-10.1.2.255");
    assertThat(dhcp.pools().getFirst().terms())
        .isEqualTo(
            Terms.NONE
                .with(Way.OPTION150)
                .withInf("{prefix}pool.inf")
                .withRouters(Ip4Address.of(10, 1, 0, 1))
                .withNtp(Ip4Address.of(10, 1, 0, 2), Ip4Address.of(10, 1, 0, 3))
                .with(new Vlan(true, 110, 120)));
    assertThat(dhcp.pools().getLast().pool().range()).hasToString("10.2.0.1-10.2.0.254");
    assertThat(dhcp.pools().getLast().terms().vlan()).contains(new Vlan(false, 1, 1));
    assertThat(dhcp.reservations())
        .containsExactly(
            new ReservedPhone(
                new Reservation(
                    MacAddress.parse("00147F000001").orElseThrow(), Ip4Address.of(10, 2, 0, 7)),
                Terms.NONE.with(Way.NEXT_SERVER).withInf("one.inf")));
  }

  private static final String EVERYTHING =
      """
      [dhcp]
      listen = "eth1"
      answer = "phones"
      probe = false
      offer = "30s"
      quarantine = "2h"
      strangers = 90
      dns = "10.1.0.3"

      [[dhcp.pool]]
      subnet = "10.1.0.0/24"
      exclude = ["10.1.0.20-10.1.0.29", "10.1.0.7"]
      network = "floor 1"
      dns = ["10.1.0.4", "10.1.0.5"]
      lease = "30m"

      [[dhcp.reservation]]
      client-id = "01:00:14:7f:00:00:01"
      address = "10.1.0.20"

      [[dhcp.reservation]]
      client-id = "boot rom"
      address = "10.1.0.21"

      [[dhcp.class]]
      model = "st2022"
      protocol = "mgcp"
      mac = "00:14:7F"
      subnet = "10.1.0.0/25"
      circuit-id = "port 7"
      remote-id = "00:04:00:0a"
      way = "tftp"
      inf = "mgcp.inf"
      router = "10.1.0.1"
      dns = "10.1.0.6"
      ntp = "10.1.0.8"
      vlan = "off"
      lease = "2h"
      """;

  @Test
  void networks_exclusions_classes_and_manners_are_read_whole() throws IOException {
    DhcpSettings dhcp = fit(loadFile(EVERYTHING)).dhcp();
    assertThat(dhcp.manner().phonesOnly()).isTrue();
    assertThat(dhcp.manner().authoritative()).as("unsaid, beside another server").isFalse();
    assertThat(dhcp.manner().probe()).isFalse();
    assertThat(dhcp.manner().limits().offerLife()).isEqualTo(Duration.ofSeconds(30));
    assertThat(dhcp.manner().limits().quarantine()).isEqualTo(Duration.ofHours(2));
    assertThat(dhcp.manner().limits().strangersPercent()).isEqualTo(90);
    assertThat(dhcp.terms().dns()).containsExactly(Ip4Address.of(10, 1, 0, 3));
    Pool pool = dhcp.pools().getFirst().pool();
    assertThat(pool.network()).isEqualTo("floor 1");
    assertThat(pool.exclusions()).hasToString("[10.1.0.7, 10.1.0.20-10.1.0.29]");
    assertThat(dhcp.pools().getFirst().terms().dns()).hasSize(2);
    assertThat(dhcp.pools().getFirst().terms().lease()).contains(Duration.ofMinutes(30));
    assertThat(dhcp.reservations())
        .extracting(ReservedPhone::reservation)
        .containsExactly(
            new Reservation(Bytes.hex("0100147f000001"), Ip4Address.of(10, 1, 0, 20)),
            new Reservation(Bytes.latin1("boot rom"), Ip4Address.of(10, 1, 0, 21)));
    assertThat(dhcp.classes())
        .containsExactly(
            new ClassRule(
                new ClassRule.Condition(
                    Optional.of(Model.ST2022),
                    Optional.of(Protocol.MGCP),
                    MacStart.parse("00147F"),
                    Subnet.parse("10.1.0.0/25"),
                    Optional.of(Bytes.latin1("port 7")),
                    Optional.of(Bytes.of(0, 4, 0, 10))),
                Terms.NONE
                    .with(Way.TFTP)
                    .withInf("mgcp.inf")
                    .withRouters(Ip4Address.of(10, 1, 0, 1))
                    .withDns(Ip4Address.of(10, 1, 0, 6))
                    .withNtp(Ip4Address.of(10, 1, 0, 8))
                    .with(new Vlan(false, 1, 1))
                    .withLease(Duration.ofHours(2))));
  }

  @Test
  void classes_without_a_condition_or_a_word_and_reservations_for_nobody_are_told()
      throws IOException {
    assertThat(
            faults(
                loadFile(
                    """
                    [dhcp]
                    answer = "phone"
                    [[dhcp.pool]]
                    subnet = "10.0.0.0/24"
                    range = "10.0.0.1-10.0.0.9"
                    network = "a"
                    [[dhcp.pool]]
                    subnet = "10.0.0.0/24"
                    range = "10.0.0.11-10.0.0.19"
                    network = "b"
                    [[dhcp.reservation]]
                    mac = "00147F000001"
                    client-id = "x y"
                    address = "10.0.0.5"
                    [[dhcp.reservation]]
                    address = "10.0.0.6"
                    [[dhcp.class]]
                    way = "tftp"
                    [[dhcp.class]]
                    model = "st2030"
                    [[dhcp.class]]
                    mac = "00147"
                    way = "tftp"
                    """)))
        .containsExactlyInAnyOrder(
            "2 dhcp.answer: expected one of all, phones, found \"phone\"; did you mean phones?",
            "7 pools of 10.0.0.0/24 are in different networks",
            "11 a reservation has a mac or a client-id, not both",
            "15 dhcp.reservation.mac is missing, such as mac = \"00147F000001\"",
            "17 a class needs model, protocol, mac, subnet, circuit-id or remote-id: whom it is"
                + " for",
            "19 a class that tells its phones nothing",
            "22 dhcp.class.mac: expected the first bytes of a MAC address such as \"00:14:7F\","
                + " found \"00147\"");
  }

  @Test
  void dhcp_on_loopback_needs_no_pool_and_elsewhere_is_told_one() {
    Settings settings = fit(load(Map.of("--dhcp", "127.0.0.1:6767"), Map.of()));
    assertThat(settings.dhcp().pools())
        .containsExactly(
            new Network(Pool.of(Subnet.parse("127.64.0.0/10").orElseThrow()), Terms.NONE));
    assertThat(faults(load(Map.of("--dhcp", "0.0.0.0:6767"), Map.of())))
        .singleElement()
        .asString()
        .startsWith("--dhcp DHCP on 0.0.0.0:6767 needs a pool")
        .contains("[[dhcp.pool]] with subnet = ");
  }

  @Test
  void pools_and_reservations_must_fit_together() throws IOException {
    assertThat(
            faults(
                loadFile(
                    """
                    [[dhcp.pool]]
                    subnet = "10.0.0.0/24"
                    range = "10.0.1.1-10.0.1.9"
                    router = "10.9.0.1"
                    [[dhcp.pool]]
                    subnet = "10.0.1.0/24"
                    [[dhcp.reservation]]
                    mac = "00147F000001"
                    address = "10.0.0.5"
                    [[dhcp.reservation]]
                    mac = "00147F000001"
                    address = "10.5.0.5"
                    """)))
        .containsExactly(
            "1 range 10.0.1.1-10.0.1.9 lies outside of the hosts of 10.0.0.0/24",
            "1 router 10.9.0.1 lies outside of subnet 10.0.0.0/24",
            "10 reserved address 10.5.0.5 lies in no pool's subnet");
  }

  @Test
  void a_phone_has_one_reservation_in_each_network() throws IOException {
    String pools =
        """
        [[dhcp.pool]]
        subnet = "10.0.0.0/24"
        [[dhcp.pool]]
        subnet = "10.1.0.0/24"
        network = "floor"
        [[dhcp.pool]]
        subnet = "10.2.0.0/24"
        network = "floor"
        """;
    String one = "[[dhcp.reservation]]\nmac = \"00147F000001\"\naddress = \"%s\"\n";
    String other = "[[dhcp.reservation]]\nclient-id = \"boot\"\naddress = \"%s\"\n";
    String both =
        one.formatted("10.0.0.5")
            + one.formatted("10.1.0.5")
            + other.formatted("10.0.0.6")
            + other.formatted("10.2.0.6");
    assertThat(fit(loadFile(pools + both)).dhcp().reservations()).hasSize(4);
    assertThat(
            faults(
                loadFile(
                    pools
                        + both
                        + one.formatted("10.0.0.7")
                        + one.formatted("10.2.0.7")
                        + other.formatted("10.1.0.8")
                        + other.formatted("10.0.0.5"))))
        .containsExactly(
            "21 00:14:7f:00:00:01 has a reservation already",
            "24 00:14:7f:00:00:01 has a reservation already",
            "27 client 626f6f74 has a reservation already",
            "30 client 626f6f74 has a reservation already",
            "30 10.0.0.5 has a reservation already");
  }

  @Test
  void two_pools_lend_no_address_twice() throws IOException {
    assertThat(
            faults(
                loadFile(
                    """
                    [[dhcp.pool]]
                    subnet = "10.0.1.0/24"
                    range = "10.0.1.1-10.0.1.9"
                    [[dhcp.pool]]
                    subnet = "10.0.1.0/24"
                    """)))
        .containsExactly("4 range 10.0.1.1-10.0.1.254 overlaps 10.0.1.1-10.0.1.9 of another pool");
  }
}
