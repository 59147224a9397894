// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.link.Received;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One relay agent before very many phones (RFC 1542, section 4.1): it puts its address into their
 * broadcasts, passes them to one server, and sorts the answers by the hardware address in them.
 */
public final class SharedRelay implements AutoCloseable {
  private static final int SERVER_PORT = 67;
  private static final int CHADDR_AT = 28;

  /** Several, so that a burst of answers finds room. */
  private static final int SOCKETS = 8;

  private static final Duration LONG = Duration.ofHours(1);

  private final Ip4Address giaddr;
  private final Endpoint server;
  private final List<UdpSocket> asking = new ArrayList<>();
  private final List<UdpSocket> all = new ArrayList<>();
  private final Map<Long, Doorbell> bells = new ConcurrentHashMap<>();

  private SharedRelay(Ip4Address giaddr, Endpoint server) {
    this.giaddr = giaddr;
    this.server = server;
  }

  /** Fails where the relay's address is not one of this machine's. */
  public static SharedRelay open(Ip4Address giaddr, Endpoint server) throws IOException {
    var relay = new SharedRelay(giaddr, server);
    InetAddress inet = Addresses.inet(giaddr);
    try {
      for (int number = 0; number < SOCKETS; number++) {
        relay.asking.add(relay.listen(UdpBinding.at(inet, 0)));
      }
    } catch (IOException refused) {
      relay.close();
      throw refused;
    }
    if (!server.equals(new Endpoint(giaddr, SERVER_PORT))) { // else the port is the server's
      relay.listenOnServerPort(inet);
    }
    return relay;
  }

  /** Shared, because a server of this very machine may hold the port on all addresses. */
  private void listenOnServerPort(InetAddress inet) {
    try {
      listen(UdpBinding.at(inet, SERVER_PORT).sharing());
    } catch (IOException _) {
      return; // not root, or taken: then only servers that answer the port asked from are heard
    }
  }

  private UdpSocket listen(UdpBinding binding) throws IOException {
    UdpSocket socket = UdpSocket.open(binding.forCrowd());
    all.add(socket);
    Thread.ofPlatform().daemon().name("relay " + socket.localAddress()).start(() -> sort(socket));
    return socket;
  }

  private void sort(UdpSocket socket) {
    try {
      while (true) {
        Optional<Received> received = socket.receive(LONG);
        if (received.isPresent() && received.get().payload().remaining() >= CHADDR_AT + 6) {
          long mac = macBits(received.get().payload());
          Optional.ofNullable(bells.get(mac))
              .ifPresent(bell -> bell.ring(SocketUdpPort.datagram(received.get())));
        }
      }
    } catch (IOException _) {
      return; // closed, which ends this thread
    }
  }

  private static long macBits(ByteBuffer packet) {
    return packet.getLong(packet.position() + CHADDR_AT) >>> 16;
  }

  /** The phone's way to the server; it has one at a time. */
  public UdpPort port(MacAddress mac, PowerSwitch power, Patience patience) {
    var bell = new Doorbell(power, patience);
    bells.put(mac.bits(), bell);
    int number = Math.floorMod(Long.hashCode(mac.bits()), SOCKETS);
    return new Port(mac.bits(), asking.get(number), bell, power);
  }

  @Override
  public void close() {
    all.forEach(UdpSocket::close);
  }

  private final class Port extends SharedPort {
    private final long mac;

    Port(long mac, UdpSocket socket, Doorbell bell, PowerSwitch power) {
      super("dhcp", socket, bell, power);
      this.mac = mac;
    }

    @Override
    public void send(Endpoint to, Bytes payload) {
      send(giaddr, server, RelayPort.relayed(payload, giaddr));
    }

    @Override
    void forget(Doorbell bell) {
      bells.remove(mac, bell);
    }
  }
}
