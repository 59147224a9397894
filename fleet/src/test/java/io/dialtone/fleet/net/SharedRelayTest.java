// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.dhcp.DhcpExchange;
import io.dialtone.handset.port.Datagram;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.link.Received;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.Inet4Address;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SharedRelayTest {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Ip4Address RELAY = Ip4Address.of(127, 34, 0, 1);
  private static final MacAddress ONE = new MacAddress(0x00147F000001L);
  private static final MacAddress OTHER = new MacAddress(0x00147F000009L);

  private final PowerSwitch power = new PowerSwitch();

  private static Bytes discover(MacAddress mac) {
    return DhcpPacket.request(DhcpMessageType.DISCOVER, 7, mac).encode();
  }

  @Test
  void answers_find_the_phone_whose_hardware_address_they_carry() throws Exception {
    try (UdpSocket server =
            UdpSocket.open(UdpBinding.at(Addresses.inet(Ip4Address.of(127, 0, 0, 1)), 0));
        SharedRelay relay = SharedRelay.open(RELAY, Addresses.endpoint(server.localAddress()))) {
      UdpPort one = relay.port(ONE, power, Patience.NONE);
      UdpPort other = relay.port(OTHER, power, Patience.NONE);
      one.send(DhcpExchange.SERVERS, discover(ONE));
      other.send(DhcpExchange.SERVERS, discover(OTHER));

      for (int number = 0; number < 2; number++) {
        Received received = server.receive(LONG).orElseThrow();
        Datagram asked = SocketUdpPort.datagram(received);
        DhcpPacket packet = DhcpPacket.parse(asked.payload());
        assertThat(asked.from().address()).isEqualTo(RELAY);
        assertThat(packet.giaddr()).isEqualTo(RELAY);
        assertThat(packet.header().hops()).isEqualTo(1);
        server.answer(received, discover(packet.mac().orElseThrow()).buffer());
      }
      assertThat(mac(other)).isEqualTo(OTHER);
      assertThat(mac(one)).isEqualTo(ONE);

      one.close(); // what comes for it now is nobody's
      server.send(
          received(server), Addresses.socket(new Endpoint(RELAY, other.localPort())), buffer(ONE));
      server.send(
          received(server),
          Addresses.socket(new Endpoint(RELAY, other.localPort())),
          buffer(OTHER));
      assertThat(mac(other)).isEqualTo(OTHER);
    }
  }

  private static Inet4Address received(UdpSocket server) {
    return (Inet4Address) server.localAddress().getAddress();
  }

  private static ByteBuffer buffer(MacAddress mac) {
    return discover(mac).buffer();
  }

  private static MacAddress mac(UdpPort port) throws Exception {
    return DhcpPacket.parse(port.receive(LONG).orElseThrow().payload()).mac().orElseThrow();
  }

  @Test
  void an_address_that_is_not_ours_is_refused() {
    assertThatThrownBy(() ->
            SharedRelay.open(
                    Ip4Address.of(192, 0, 2, 77), new Endpoint(Ip4Address.of(127, 0, 0, 1), 6767))
                .close())
        .isInstanceOf(IOException.class);
  }
}
