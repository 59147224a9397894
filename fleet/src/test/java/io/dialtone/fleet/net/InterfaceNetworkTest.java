// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialtone.fleet.net.InterfaceNetwork.Surroundings;
import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On loopback, with addresses of its own; the namespaces' tests do the rest. */
class InterfaceNetworkTest {
  private static final Ip4Address LEASE = Ip4Address.of(127, 201, 3, 4);
  private static final Ip4Address OTHER = Ip4Address.of(127, 201, 3, 5);

  private final PowerSwitch power = new PowerSwitch();

  @AfterEach
  void unplug() {
    power.cut();
  }

  /** The clock of this very machine. */
  private static final class RealClock implements Clock {
    @Override
    public Instant now() {
      return Instant.EPOCH;
    }

    @Override
    public long nanos() {
      return System.nanoTime();
    }
  }

  private InterfaceNetwork plugged(String device) throws IOException {
    var around = new Surroundings(power, new RealClock(), new SplittableRandom(7));
    return InterfaceNetwork.open(device, VlanDevices.FOUND, HttpLimits.PHONE, around);
  }

  /** On loopback; skipped without root. */
  private InterfaceNetwork network() throws IOException {
    try {
      return plugged("lo");
    } catch (PlugFault refused) {
      System.out.println("skipped: " + refused.getMessage());
      assumeTrue(false, "needs root");
      throw refused;
    }
  }

  private static InterfaceAddress lease(Ip4Address address) {
    return new InterfaceAddress(
        address, 32, Optional.empty(), List.of(), Optional.of(Duration.ofMinutes(1)));
  }

  private static boolean loopbackHas(Ip4Address address) throws SocketException {
    return NetworkInterface.getByName("lo")
        .inetAddresses()
        .anyMatch(Addresses.inet(address)::equals);
  }

  @Test
  void an_address_lasts_from_the_lease_to_the_end_of_it() throws IOException {
    InterfaceNetwork network = network();
    assertThat(network.address()).isEmpty();
    network.configure(lease(LEASE));
    network.configure(lease(LEASE)); // renewed
    assertThat(network.address()).contains(LEASE);
    assertThat(loopbackHas(LEASE)).isTrue();
    network.configure(lease(OTHER));
    assertThat(loopbackHas(LEASE)).isFalse();
    assertThat(loopbackHas(OTHER)).isTrue();
    network.deconfigure();
    assertThat(network.address()).isEmpty();
    assertThat(loopbackHas(OTHER)).isFalse();
  }

  @Test
  void a_power_cut_takes_the_address_away_and_ends_every_call() throws IOException {
    InterfaceNetwork network = network();
    network.configure(lease(LEASE));
    UdpPort dhcp = network.openDhcp();
    power.cut();
    assertThat(loopbackHas(LEASE)).isFalse();
    assertThatThrownBy(() -> dhcp.receive(Duration.ofSeconds(60))).isInstanceOf(PowerLost.class);
    assertThatThrownBy(() -> network.configure(lease(LEASE))).isInstanceOf(PowerLost.class);
    assertThatThrownBy(network::openDhcp).isInstanceOf(PowerLost.class);
    assertThatThrownBy(() -> network.openUdp(0)).isInstanceOf(PowerLost.class);
    assertThat(loopbackHas(LEASE)).isFalse();
  }

  @Test
  void without_an_address_it_hears_and_reaches_nobody() throws IOException {
    InterfaceNetwork network = network();
    try (UdpPort port = network.openUdp(0)) {
      port.send(new Endpoint(Ip4Address.of(127, 0, 0, 1), 9), Bytes.of(1));
      assertThat(port.receive(Duration.ofMillis(5))).isEmpty();
    }
    var url = HttpUrl.root(false, "127.0.0.1", 9);
    var request = new HttpRequest(HttpRequest.Method.GET, url, Map.of(), false);
    assertThat(network.exchange(request, _ -> true))
        .isEqualTo(new HttpOutcome.Unreachable("the phone has no address"));
  }

  @Test
  void it_speaks_from_its_lease() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.answers("HTTP/1.1 204 N\r\n\r\n"))) {
      InterfaceNetwork network = network();
      network.configure(lease(LEASE));
      var url = HttpUrl.root(false, "127.0.0.1", server.port());
      network.exchange(new HttpRequest(HttpRequest.Method.GET, url, Map.of(), false), _ -> true);
      assertThat(server.caller()).isEqualTo("127.201.3.4");
    }
  }

  @Test
  void names_are_nobody_s_where_the_lease_has_no_name_server() throws IOException {
    InterfaceNetwork network = network();
    network.configure(lease(LEASE));
    assertThat(network.resolve("127.0.0.9")).contains(Ip4Address.of(127, 0, 0, 9));
    assertThat(network.resolve("localhost")).isEmpty(); // the machine's resolver is not asked
    var url = HttpUrl.root(false, "localhost", 80);
    var request = new HttpRequest(HttpRequest.Method.GET, url, Map.of(), false);
    assertThat(network.exchange(request, _ -> true))
        .isEqualTo(new HttpOutcome.Unreachable("no name server knows an address of localhost"));
  }

  @Test
  void a_vlan_without_a_device_is_only_shown() throws IOException {
    InterfaceNetwork network = network();
    network.configure(lease(LEASE));
    assertThat(network.moveTo(Optional.of(new VlanTag(4000, 5))))
        .isInstanceOfSatisfying(
            VlanMove.OnlyShown.class, shown -> assertThat(shown.why()).contains("lo.4000"));
    assertThat(network.moveTo(Optional.empty())).isEqualTo(new VlanMove.Moved("by lo"));
    assertThat(network.address()).contains(LEASE); // it goes along
  }

  @Test
  void a_device_that_is_not_there_is_told() {
    assertThatThrownBy(() -> plugged("nodevice0"))
        .isInstanceOf(PlugFault.class)
        .hasMessage("there is no interface nodevice0: 'ip link' lists them");
  }
}
