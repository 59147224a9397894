// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.net;

import io.dialtone.fleet.power.PowerSwitch;
import io.dialtone.handset.dns.NameLookup;
import io.dialtone.handset.port.BodySink;
import io.dialtone.handset.port.Clock;
import io.dialtone.handset.port.HttpOutcome;
import io.dialtone.handset.port.HttpRequest;
import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.port.Network;
import io.dialtone.handset.port.UdpPort;
import io.dialtone.handset.port.VlanMove;
import io.dialtone.handset.port.VlanTag;
import io.dialtone.link.Device;
import io.dialtone.link.DeviceAddress;
import io.dialtone.link.SocketFault;
import io.dialtone.link.UdpBinding;
import io.dialtone.wire.octets.Ip4Address;
import java.io.Closeable;
import java.io.IOException;
import java.net.Inet4Address;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The phone's network port on a real interface: DHCP by broadcast, the lease put on the interface
 * beside what it has and taken away at the latest when the power goes, names asked of the lease's
 * name servers. The machine's own addresses, routes and resolver stay as they are.
 */
public final class InterfaceNetwork implements Network, Closeable {

  /** What the network shares with the rest of the phone. */
  public record Surroundings(PowerSwitch power, Clock clock, RandomGenerator random) {}

  private final Device plug;
  private final VlanDevices vlans;
  private final Surroundings around;
  private final FreshPorts ports = new FreshPorts();
  private final PowerSwitch power;
  private final HttpClient http;
  private final Object lock = new Object(); // never held while the power switch is asked

  private Device device; // the plug, or a VLAN of it
  private Optional<InterfaceAddress> wanted = Optional.empty();
  private Optional<DeviceAddress> put = Optional.empty();
  private boolean closed;

  private InterfaceNetwork(Device plug, VlanDevices vlans, HttpLimits limits, Surroundings around) {
    this.plug = plug;
    this.vlans = vlans;
    this.around = around;
    this.power = around.power();
    this.http = new HttpClient(limits, power);
    this.device = plug;
  }

  /** Fails with {@link PlugFault} where the phone cannot be plugged in there. */
  public static InterfaceNetwork open(
      String name, VlanDevices vlans, HttpLimits limits, Surroundings around) throws IOException {
    Device device = usable(name);
    try {
      device.requireMayConfigure();
      DevicePort.open(device, Ip4Address.ANY, around.power()).close();
    } catch (SocketFault refused) {
      throw new PlugFault(
          switch (refused.kind()) {
            case NOT_PERMITTED ->
                "a phone on the interface " + name + " needs root: " + refused.getMessage();
            case ADDRESS_IN_USE, NO_SUCH_ADDRESS, NO_SUCH_DEVICE, UNREACHABLE, TOO_LONG, OTHER ->
                "the interface " + name + " cannot be used: " + refused.getMessage();
          });
    }
    return around.power().attach(new InterfaceNetwork(device, vlans, limits, around));
  }

  private static Device usable(String name) throws PlugFault {
    try {
      Device device = Device.named(name);
      if (!device.isUp()) {
        throw new PlugFault(
            "the interface " + name + " is down: 'ip link set " + name + " up' brings it up");
      }
      return device;
    } catch (SocketFault refused) {
      throw new PlugFault(
          refused.kind() == SocketFault.Kind.NO_SUCH_DEVICE
              ? "there is no interface " + name + ": 'ip link' lists them"
              : String.valueOf(refused.getMessage()));
    }
  }

  @Override
  public UdpPort openUdp(int localPort) {
    power.check("network");
    Optional<Ip4Address> own = address();
    if (own.isPresent()) {
      try {
        var binding = UdpBinding.at(Addresses.inet(own.get()), localPort);
        return new SocketUdpPort(ports.open(binding), power);
      } catch (IOException _) {
        power.check("network"); // the address was taken from us
      }
    }
    return new SilentPort(power, localPort);
  }

  @Override
  public UdpPort openDhcp() {
    power.check("network");
    try {
      return DevicePort.open(device(), address().orElse(Ip4Address.ANY), power);
    } catch (IOException _) {
      return new SilentPort(power, 68);
    }
  }

  @Override
  public void configure(InterfaceAddress address) {
    power.check("network");
    synchronized (lock) {
      wanted = Optional.of(address);
      settle();
    }
    power.check("network");
  }

  @Override
  public void deconfigure() {
    power.check("network");
    synchronized (lock) {
      wanted = Optional.empty();
      settle();
    }
  }

  /** Moves to the sub-interface that is named so, if there is one or one can be made. */
  @Override
  public VlanMove moveTo(Optional<VlanTag> tag) {
    power.check("network");
    try {
      if (tag.isPresent()) {
        vlans.prepare(plug.name(), tag.get());
      }
      Device next = usable(tag.map(t -> VlanDevices.name(plug.name(), t)).orElse(plug.name()));
      synchronized (lock) {
        takeAway();
        device = next;
        settle();
      }
      power.check("network");
      return new VlanMove.Moved("by " + next.name());
    } catch (PlugFault none) {
      return new VlanMove.OnlyShown(String.valueOf(none.getMessage()));
    }
  }

  /** Puts on the device what is wanted there, and nothing else; called with the lock. */
  private void settle() {
    if (closed || !put.map(DeviceAddress::plan).equals(wanted.map(InterfaceNetwork::plan))) {
      takeAway();
    }
    if (closed || wanted.isEmpty()) {
      return;
    }
    try {
      if (put.isPresent()) {
        put.get().keep(wanted.get().lease());
      } else {
        DeviceAddress fresh = DeviceAddress.put(device, plan(wanted.get()), wanted.get().lease());
        put = Optional.of(fresh);
      }
    } catch (SocketFault _) {
      takeAway(); // a device that is gone or down: the phone has no address, and is told so by
      // silence
    }
  }

  private void takeAway() {
    put.ifPresent(DeviceAddress::close);
    put = Optional.empty();
  }

  private static DeviceAddress.Plan plan(InterfaceAddress address) {
    return new DeviceAddress.Plan(
        inet(address.address()), address.prefix(), address.router().map(InterfaceNetwork::inet));
  }

  private static Inet4Address inet(Ip4Address address) {
    return (Inet4Address) Addresses.inet(address);
  }

  /** The address that the phone speaks from now, if it has one. */
  public Optional<Ip4Address> address() {
    synchronized (lock) {
      return put.map(DeviceAddress::address).map(Addresses::ip4);
    }
  }

  private Device device() {
    synchronized (lock) {
      return device;
    }
  }

  private List<Ip4Address> nameServers() {
    synchronized (lock) {
      return wanted.map(InterfaceAddress::nameServers).orElse(List.of());
    }
  }

  @Override
  public Optional<Ip4Address> resolve(String host) {
    power.check("network");
    Optional<Ip4Address> dotted = Ip4Address.parse(host);
    if (dotted.isPresent()) {
      return dotted;
    }
    try (UdpPort port = openUdp(0)) {
      return new NameLookup(port, around.clock(), around.random()).find(host, nameServers());
    }
  }

  @Override
  public HttpOutcome exchange(HttpRequest request, BodySink sink) {
    power.check("network");
    Optional<Ip4Address> own = address();
    if (own.isEmpty()) {
      return new HttpOutcome.Unreachable("the phone has no address");
    }
    String host = request.url().host();
    Optional<Ip4Address> server = resolve(host);
    if (server.isEmpty()) {
      return new HttpOutcome.Unreachable("no name server knows an address of " + host);
    }
    return http.exchange(request, own.get(), server.get(), sink);
  }

  /** Takes the phone's address away. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      settle();
    }
    vlans.close();
  }
}
