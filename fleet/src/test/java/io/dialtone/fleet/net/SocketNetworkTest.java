// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.HttpUrl;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.PowerLost;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SocketNetworkTest {
  private static final Ip4Address PHONE = Ip4Address.of(127, 0, 0, 78);
  private static final Ip4Address LEASE = Ip4Address.of(127, 65, 1, 9);
  private static final Duration LONG = Duration.ofSeconds(10);

  private final PowerSwitch power = new PowerSwitch();

  private SocketNetwork network(Optional<Endpoint> dhcp) throws IOException {
    return SocketNetwork.open(new SocketNetwork.Place(PHONE, dhcp), HttpLimits.PHONE, power);
  }

  private static InterfaceAddress lease(Ip4Address address) {
    return new InterfaceAddress(address, 8, Optional.empty(), List.of());
  }

  private static DatagramSocket peer() throws IOException {
    var socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    socket.setSoTimeout((int) LONG.toMillis());
    return socket;
  }

  private static DatagramPacket next(DatagramSocket peer) throws IOException {
    var packet = new DatagramPacket(new byte[1_500], 1_500);
    peer.receive(packet);
    return packet;
  }

  private static Endpoint endpoint(DatagramSocket socket) {
    return Addresses.endpoint((InetSocketAddress) socket.getLocalSocketAddress());
  }

  @Test
  void speaks_from_its_own_address_and_from_its_lease_once_it_has_one() throws IOException {
    try (DatagramSocket peer = peer()) {
      SocketNetwork network = network(Optional.empty());
      try (UdpPort port = network.openUdp(0)) {
        port.send(endpoint(peer), Bytes.latin1("one"));
        assertThat(next(peer).getAddress().getHostAddress()).isEqualTo("127.0.0.78");
      }
      network.configure(lease(LEASE));
      try (UdpPort port = network.openUdp(0)) {
        port.send(endpoint(peer), Bytes.latin1("two"));
        assertThat(next(peer).getAddress().getHostAddress()).isEqualTo("127.65.1.9");
      }
      network.deconfigure();
      assertThat(network.address()).isEqualTo(PHONE);
    }
  }

  @Test
  void a_lease_that_this_machine_cannot_bind_leaves_the_phone_where_it_is() throws IOException {
    SocketNetwork network = network(Optional.empty());
    network.configure(lease(Ip4Address.of(192, 0, 2, 7)));
    assertThat(network.address()).isEqualTo(PHONE);
  }

  @Test
  void takes_what_comes_and_who_sent_it() throws IOException {
    try (DatagramSocket peer = peer();
        UdpPort port = network(Optional.empty()).openUdp(0)) {
      var to = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.78"), port.localPort());
      peer.send(new DatagramPacket(new byte[] {1, 2}, 2, to));
      assertThat(port.receive(LONG)).contains(new Datagram(endpoint(peer), Bytes.of(1, 2)));
      assertThat(port.receive(Duration.ofMillis(5))).isEmpty();
    }
  }

  @Test
  void what_cannot_be_sent_is_lost_and_no_fault() throws IOException {
    try (UdpPort port = network(Optional.empty()).openUdp(0)) {
      port.send(new Endpoint(Ip4Address.of(127, 0, 0, 1), 0), Bytes.latin1("x"));
      port.send(new Endpoint(Ip4Address.of(192, 0, 2, 1), 69), Bytes.latin1("x"));
      assertThat(port.receive(Duration.ofMillis(5))).isEmpty();
    }
  }

  @Test
  void a_port_that_is_taken_leads_nowhere() throws IOException {
    SocketNetwork network = network(Optional.empty());
    try (UdpPort first = network.openUdp(0);
        UdpPort second = network.openUdp(first.localPort())) {
      second.send(new Endpoint(PHONE, first.localPort()), Bytes.latin1("x"));
      assertThat(first.receive(Duration.ofMillis(5))).isEmpty();
      assertThat(second.receive(Duration.ofMillis(5))).isEmpty();
    }
  }

  @Test
  void passes_dhcp_on_as_a_relay_would() throws IOException {
    try (DatagramSocket server = peer();
        UdpPort port = network(Optional.of(endpoint(server))).openDhcp()) {
      Bytes discover = Bytes.of(1, 1, 6, 0).plus(Bytes.copyOf(new byte[296]));
      port.send(new Endpoint(Ip4Address.BROADCAST, 67), discover);
      DatagramPacket seen = next(server);
      Bytes relayed = Bytes.copyOf(seen.getData(), 0, seen.getLength());
      assertThat(relayed.length()).isEqualTo(300);
      assertThat(relayed.slice(0, 4)).isEqualTo(Bytes.of(1, 1, 6, 1)); // hops
      assertThat(relayed.slice(24, 28)).isEqualTo(Bytes.of(127, 0, 0, 78)); // giaddr
      assertThat(seen.getPort()).isEqualTo(port.localPort());
      server.send(new DatagramPacket(new byte[] {2}, 1, seen.getSocketAddress()));
      assertThat(port.receive(LONG)).map(Datagram::payload).contains(Bytes.of(2));
      assertThat(port.receive(Duration.ofMillis(5))).isEmpty();
    }
  }

  @Test
  void keeps_the_relay_address_that_is_there_and_passes_short_packets() {
    Bytes packet = Bytes.copyOf(new byte[24]).plus(Bytes.of(10, 0, 0, 1, 9));
    assertThat(RelayPort.relayed(packet, PHONE).slice(24, 29)).isEqualTo(Bytes.of(10, 0, 0, 1, 9));
    assertThat(RelayPort.relayed(Bytes.of(1, 2), PHONE)).isEqualTo(Bytes.of(1, 2));
  }

  @Test
  void without_a_dhcp_server_nobody_answers() throws IOException {
    try (UdpPort port = network(Optional.empty()).openDhcp()) {
      port.send(new Endpoint(Ip4Address.BROADCAST, 67), Bytes.of(1));
      assertThat(port.receive(Duration.ofMillis(5))).isEmpty();
    }
  }

  @Test
  void an_address_of_another_machine_cannot_be_started_from() {
    var place = new SocketNetwork.Place(Ip4Address.of(192, 0, 2, 1), Optional.empty());
    assertThatThrownBy(() -> SocketNetwork.open(place, HttpLimits.PHONE, power))
        .isInstanceOf(IOException.class);
  }

  @Test
  void resolves_dotted_addresses_and_names() throws IOException {
    SocketNetwork network = network(Optional.empty());
    assertThat(network.resolve("127.0.0.9")).contains(Ip4Address.of(127, 0, 0, 9));
    assertThat(network.resolve("localhost")).contains(Ip4Address.of(127, 0, 0, 1));
    assertThat(network.resolve("no-such-host.invalid")).isEmpty();
  }

  @Test
  void an_unknown_name_is_unreachable() throws IOException {
    var request =
        new HttpRequest(
            HttpRequest.Method.GET, HttpUrl.root(false, "no.invalid", 80), Map.of(), false);
    assertThat(network(Optional.empty()).exchange(request, _ -> true))
        .isEqualTo(new HttpOutcome.Unreachable("no address is known for the name no.invalid"));
  }

  @Test
  void asks_by_http_from_its_lease() throws Exception {
    try (var server = new ScriptedServer(ScriptedServer.answers("HTTP/1.1 204 N\r\n\r\n"))) {
      SocketNetwork network = network(Optional.empty());
      network.configure(lease(LEASE));
      var url = HttpUrl.root(false, "localhost", server.port());
      network.exchange(new HttpRequest(HttpRequest.Method.GET, url, Map.of(), false), _ -> true);
      assertThat(server.caller()).isEqualTo("127.65.1.9");
    }
  }

  @Test
  void a_power_cut_ends_every_wait_and_every_call() throws Exception {
    try (DatagramSocket server = peer()) {
      SocketNetwork network = network(Optional.of(endpoint(server)));
      List<UdpPort> ports =
          List.of(network.openUdp(0), network.openDhcp(), new SilentPort(power, 1));
      var waits = new java.util.concurrent.LinkedBlockingQueue<Boolean>();
      for (UdpPort port : ports) {
        Thread.ofVirtual().start(() -> waits.add(loses_power(port)));
      }
      power.cut();
      for (UdpPort port : ports) {
        assertThat(waits.poll(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(() -> port.send(endpoint(server), Bytes.of(1)))
            .isInstanceOf(PowerLost.class);
      }
      assertThatThrownBy(() -> network.openUdp(0)).isInstanceOf(PowerLost.class);
      assertThatThrownBy(network::openDhcp).isInstanceOf(PowerLost.class);
      assertThatThrownBy(() -> network.resolve("localhost")).isInstanceOf(PowerLost.class);
      assertThatThrownBy(network::deconfigure).isInstanceOf(PowerLost.class);
    }
  }

  private static boolean loses_power(UdpPort port) {
    try {
      port.receive(Duration.ofSeconds(60));
      return false;
    } catch (PowerLost _) {
      return true;
    }
  }
}
