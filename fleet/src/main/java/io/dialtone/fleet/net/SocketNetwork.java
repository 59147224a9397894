// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.link.UdpBinding;
import io.dialtone.link.UdpSocket;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import java.io.IOException;
import java.util.Optional;

/**
 * The phone's network port on real sockets. Everything the phone sends comes from its own address:
 * the one it was bound to at the start, or, once configured, its DHCP lease where this machine can
 * bind it (any 127.x.y.z on Linux).
 */
public final class SocketNetwork implements Network {

  /**
   * Where the phone is plugged in: the address it starts from, and the DHCP server behind it; or a
   * device of this machine, which is its own network and gives it its address.
   *
   * @param makesVlans whether VLAN devices are made where they are not there (VLN-3)
   */
  public record Place(
      Ip4Address bind, Optional<Endpoint> dhcpServer, Optional<String> device, boolean makesVlans) {

    public Place(Ip4Address bind, Optional<Endpoint> dhcpServer) {
      this(bind, dhcpServer, Optional.empty(), false);
    }

    /** On a real interface. */
    public static Place on(String device) {
      return new Place(Ip4Address.ANY, Optional.empty(), Optional.of(device), false);
    }

    /** The same, and VLAN devices of it are made. */
    public Place makingVlans(boolean makes) {
      return new Place(bind, dhcpServer, device, makes);
    }
  }

  private final Place place;
  private final FreshPorts ports = new FreshPorts();
  private final PowerSwitch power;
  private final HttpClient http;
  private Ip4Address own;

  private SocketNetwork(Place place, HttpLimits limits, PowerSwitch power) {
    this.place = place;
    this.power = power;
    this.http = new HttpClient(limits, power);
    this.own = place.bind();
  }

  /** The same where the address to start from is known to be one of this machine's. */
  public static SocketNetwork at(Place place, HttpLimits limits, PowerSwitch power) {
    return new SocketNetwork(place, limits, power);
  }

  /** Fails where the address to start from is not one of this machine's. */
  public static SocketNetwork open(Place place, HttpLimits limits, PowerSwitch power)
      throws IOException {
    UdpSocket.open(UdpBinding.at(Addresses.inet(place.bind()), 0)).close();
    return new SocketNetwork(place, limits, power);
  }

  @Override
  public UdpPort openUdp(int localPort) {
    power.check("network");
    try {
      var binding = UdpBinding.at(Addresses.inet(address()), localPort);
      return new SocketUdpPort(ports.open(binding), power);
    } catch (IOException _) {
      return new SilentPort(power, localPort);
    }
  }

  @Override
  public UdpPort openDhcp() {
    power.check("network");
    if (place.dhcpServer().isPresent()) {
      try {
        return RelayPort.open(place.bind(), place.dhcpServer().get(), power);
      } catch (IOException _) {
        power.check("network"); // no socket to be had: nobody will be heard
      }
    }
    return new SilentPort(power, 68);
  }

  @Override
  public void configure(InterfaceAddress address) {
    power.check("network");
    become(bindable(address.address()) ? address.address() : place.bind());
  }

  @Override
  public void deconfigure() {
    power.check("network");
    become(place.bind());
  }

  @Override
  public VlanMove moveTo(Optional<VlanTag> tag) {
    power.check("network");
    return new VlanMove.OnlyShown("an address has no VLANs");
  }

  /** The address that the phone speaks from now. */
  public synchronized Ip4Address address() {
    return own;
  }

  private synchronized void become(Ip4Address address) {
    own = address;
  }

  private static boolean bindable(Ip4Address address) {
    try {
      UdpSocket.open(UdpBinding.at(Addresses.inet(address), 0)).close();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public Optional<Ip4Address> resolve(String host) {
    power.check("network");
    return Addresses.resolve(host);
  }

  @Override
  public HttpOutcome exchange(HttpRequest request, BodySink sink) {
    power.check("network");
    String host = request.url().host();
    Optional<Ip4Address> server = Addresses.resolve(host);
    if (server.isEmpty()) {
      return new HttpOutcome.Unreachable("no address is known for the name " + host);
    }
    return http.exchange(request, address(), server.get(), sink);
  }
}
