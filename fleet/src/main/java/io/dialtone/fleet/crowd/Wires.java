// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.net.Addresses;
import io.dialtone.fleet.net.SharedRelay;
import io.dialtone.fleet.net.SharedUdp;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The sockets that the phones of a crowd share. */
final class Wires implements AutoCloseable {
  private final Optional<SharedUdp> udp;
  private final Map<Endpoint, List<SharedRelay>> relays;

  private Wires(Optional<SharedUdp> udp, Map<Endpoint, List<SharedRelay>> relays) {
    this.udp = udp;
    this.relays = relays;
  }

  /** Fails where an address to speak from is not one of this machine's. */
  static Wires open(CrowdPlan plan) throws IOException {
    if (plan.plug().bind().isPresent()) {
      UdpSocket.open(UdpBinding.at(Addresses.inet(plan.plug().bind().get()), 0)).close();
    }
    boolean shared = plan.plug().bind().isEmpty() && toldOfDestinations();
    Optional<SharedUdp> udp = shared ? Optional.of(SharedUdp.open()) : Optional.empty();
    var wires = new Wires(udp, new LinkedHashMap<>());
    try {
      for (Shares.Share<Source> share : plan.mix().sources().shares()) {
        if (share.what() instanceof Source.Dhcp(var server)) {
          wires.relay(server, plan.plug().relays());
        }
      }
      return wires;
    } catch (IOException refused) {
      wires.close();
      throw refused;
    }
  }

  /** Where {@code link} makes its sockets by foreign calls. */
  private static boolean toldOfDestinations() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).equals("linux");
  }

  private void relay(Endpoint server, List<Ip4Address> addresses) throws IOException {
    List<SharedRelay> agents = new ArrayList<>();
    relays.put(server, agents);
    for (Ip4Address address : addresses) {
      agents.add(SharedRelay.open(address, server));
    }
  }

  /** The sockets for UDP; none where each phone must have its own. */
  Optional<SharedUdp> udp() {
    return udp;
  }

  /** The relay agent of a phone. */
  SharedRelay relay(Endpoint server, int phone) {
    List<SharedRelay> agents = relays.getOrDefault(server, List.of());
    return agents.get(phone % agents.size());
  }

  @Override
  public void close() {
    udp.ifPresent(SharedUdp::close);
    relays.values().forEach(agents -> agents.forEach(SharedRelay::close));
  }
}
