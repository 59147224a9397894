// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.link.Routes;
import io.dialtone.wire.octets.Ip4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The addresses that this machine has, by interface and by the way to a relay. */
final class Links {

  private final Lookups<Integer, List<Ip4Address>> byInterface;
  private final Lookups<Ip4Address, Optional<Ip4Address>> byRelay;

  /** As the system has them. */
  Links(LongSupplier nanos) {
    this(
        Links::read,
        relay -> Routes.sourceTowards(Addresses.inet(relay)).map(Addresses::ip4),
        nanos);
  }

  Links(
      Function<Integer, List<Ip4Address>> interfaces,
      Function<Ip4Address, Optional<Ip4Address>> routes,
      LongSupplier nanos) {
    byInterface = new Lookups<>(interfaces, nanos);
    byRelay = new Lookups<>(routes, nanos);
  }

  /** Those of the interface of this number; none where it has none or is not known. */
  List<Ip4Address> addresses(int interfaceIndex) {
    return byInterface.of(interfaceIndex);
  }

  /** Ours on the way to this relay, if there is a way. */
  Optional<Ip4Address> towards(Ip4Address relay) {
    return byRelay.of(relay);
  }

  private static List<Ip4Address> read(int interfaceIndex) {
    try {
      NetworkInterface device =
          interfaceIndex == 0 ? null : NetworkInterface.getByIndex(interfaceIndex);
      return device == null ? List.of() : OwnAddress.of(device).toList();
    } catch (SocketException gone) {
      return List.of();
    }
  }
}
