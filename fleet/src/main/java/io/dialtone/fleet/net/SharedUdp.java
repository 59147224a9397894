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
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A few wildcard sockets that speak for very many phones, each from its own 127.x.y.z: what comes
 * is sorted by the address and port it was sent to. They need the destination address of each
 * datagram, which only {@code link}'s socket tells.
 */
public final class SharedUdp implements AutoCloseable {

  /**
   * A phone takes them in turn, so that its next transfer has another port than the ones before
   * (RFC 1350 section 4), and so that no receive buffer is everybody's.
   */
  private static final int SOCKETS = 16;

  private static final Duration LONG = Duration.ofHours(1);

  private final List<UdpSocket> sockets = new ArrayList<>();
  private final Map<Endpoint, Doorbell> bells = new ConcurrentHashMap<>();

  private SharedUdp() {}

  /** Opens the sockets on free ports. */
  public static SharedUdp open() throws IOException {
    var shared = new SharedUdp();
    try {
      for (int number = 0; number < SOCKETS; number++) {
        UdpSocket socket =
            UdpSocket.open(UdpBinding.at(Addresses.inet(Ip4Address.ANY), 0).forCrowd());
        shared.sockets.add(socket);
        Thread.ofPlatform().daemon().name("phones udp " + number).start(() -> shared.sort(socket));
      }
      return shared;
    } catch (IOException refused) {
      shared.close();
      throw refused;
    }
  }

  private void sort(UdpSocket socket) {
    int port = socket.localAddress().getPort();
    try {
      while (true) {
        Optional<Received> received = socket.receive(LONG);
        if (received.isPresent()) {
          var at = new Endpoint(Addresses.ip4(received.get().to()), port);
          Optional.ofNullable(bells.get(at))
              .ifPresent(bell -> bell.ring(SocketUdpPort.datagram(received.get())));
        }
      }
    } catch (IOException _) {
      return; // closed, which ends this thread
    }
  }

  /**
   * A port of the phone with this address.
   *
   * @param turn which of the sockets is tried first: the number of ports the phone had before
   */
  public UdpPort port(Ip4Address own, int turn, PowerSwitch power, Patience patience) {
    for (int tried = 0; tried < SOCKETS; tried++) {
      UdpSocket socket = sockets.get((turn + tried) % SOCKETS);
      var at = new Endpoint(own, socket.localAddress().getPort());
      var bell = new Doorbell(power, patience);
      if (bells.putIfAbsent(at, bell) == null) {
        return new Port(at, socket, bell, power);
      }
      bell.detach();
    }
    return new SilentPort(power, 0);
  }

  @Override
  public void close() {
    sockets.forEach(UdpSocket::close);
  }

  private final class Port extends SharedPort {
    private final Endpoint at;

    Port(Endpoint at, UdpSocket socket, Doorbell bell, PowerSwitch power) {
      super("udp", socket, bell, power);
      this.at = at;
    }

    @Override
    public void send(Endpoint to, Bytes payload) {
      send(at.address(), to, payload);
    }

    @Override
    void forget(Doorbell bell) {
      bells.remove(at, bell);
    }
  }
}
