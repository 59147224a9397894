// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.link.Device;
import io.dialtone.link.SocketFault;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.net.Inet4Address;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether DHCP can be served on network interfaces, each hindrance in a sentence. */
public final class ServedInterfaces {

  /** One of our addresses, and the network it is on. */
  record Home(Ip4Address address, Subnet subnet) {}

  private ServedInterfaces() {}

  /**
   * What forbids to serve on these interfaces: the first fault, with what to do about it.
   *
   * @param pools the networks there are pools for
   */
  public static Optional<String> fault(List<String> interfaces, List<Subnet> pools) {
    return interfaces.stream().flatMap(name -> fault(name, pools).stream()).findFirst();
  }

  private static Optional<String> fault(String name, List<Subnet> pools) {
    try {
      Device _ = Device.named(name);
    } catch (SocketFault fault) {
      return Optional.of(
          fault.kind() == SocketFault.Kind.NO_SUCH_DEVICE
              ? "this machine has no interface " + name + "; it has " + all()
              : name + " cannot be served: " + fault.getMessage());
    }
    List<Home> homes = homes(name);
    if (homes.isEmpty()) {
      return Optional.of(
          name
              + " has no IPv4 address to answer from; give it one, such as: ip address add"
              + " 192.0.2.1/24 dev "
              + name);
    }
    return pools.isEmpty()
        ? Optional.of("no pool serves " + name + "; put into the settings file: " + sample(homes))
        : Optional.empty();
  }

  /** What will not work though it can be begun: the interfaces without a pool of their own. */
  public static List<String> warnings(List<String> interfaces, List<Subnet> pools) {
    List<String> warnings = new ArrayList<>();
    for (String name : interfaces) {
      List<Home> homes = homes(name);
      boolean served =
          homes.stream().anyMatch(home -> pools.stream().anyMatch(home.subnet()::equals));
      if (!served && !homes.isEmpty()) {
        warnings.add(
            "no pool is of the network of "
                + name
                + ": only phones behind relays are served there; for others put into the settings"
                + " file: "
                + sample(homes));
      }
      if (!isUp(name)) {
        warnings.add(name + " is down: nobody can ask there until it is up");
      }
    }
    return warnings;
  }

  private static boolean isUp(String name) {
    try {
      return Device.named(name).isUp();
    } catch (SocketFault gone) {
      return false;
    }
  }

  private static String sample(List<Home> homes) {
    Home home = homes.getFirst();
    int hosts = home.subnet().last().bits() - home.subnet().first().bits();
    Ip4Address first = home.subnet().first().plus(hosts / 4);
    Ip4Address last = home.subnet().last().plus(-(hosts / 4));
    return String.format(
        Locale.ROOT,
        "[[dhcp.pool]] with subnet = \"%s\", range = \"%s-%s\", router = \"%s\"",
        home.subnet(),
        first,
        last,
        home.address());
  }

  /** The IPv4 addresses of an interface; none where there is none of this name. */
  static List<Home> homes(String name) {
    try {
      return homes(Optional.ofNullable(NetworkInterface.getByName(name)));
    } catch (SocketException unreadable) {
      return List.of();
    }
  }

  /** Those of the interface of this number. */
  static List<Home> homes(int index) {
    try {
      return homes(Optional.ofNullable(NetworkInterface.getByIndex(index)));
    } catch (SocketException unreadable) {
      return List.of();
    }
  }

  private static List<Home> homes(Optional<NetworkInterface> device) {
    return device.stream()
        .flatMap(found -> found.getInterfaceAddresses().stream())
        .filter(address -> address.getAddress() instanceof Inet4Address)
        .map(ServedInterfaces::home)
        .toList();
  }

  private static Home home(InterfaceAddress address) {
    Ip4Address own = Addresses.ip4((Inet4Address) address.getAddress());
    return new Home(own, Subnet.of(own, address.getNetworkPrefixLength()));
  }

  /** All interfaces that are up, but for loopback. */
  public static List<String> up() {
    try {
      List<String> names = new ArrayList<>();
      for (NetworkInterface device : NetworkInterface.networkInterfaces().toList()) {
        if (device.isUp() && !device.isLoopback() && !device.isPointToPoint()) {
          names.add(device.getName());
        }
      }
      return names;
    } catch (SocketException unreadable) {
      return List.of();
    }
  }

  private static String all() {
    try {
      return NetworkInterface.networkInterfaces()
          .map(NetworkInterface::getName)
          .sorted()
          .collect(Collectors.joining(", "));
    } catch (SocketException unreadable) {
      return "none that could be read";
    }
  }
}
