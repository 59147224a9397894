// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.wire.octets.Ip4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/** The addresses that each of our interfaces has, looked up anew every few seconds. */
final class Links {

  /** How long an address that is put on an interface, or taken off, goes unnoticed. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final int MOST_INTERFACES = 256;

  private record Link(List<Ip4Address> addresses, long since) {}

  private final LongSupplier nanos;
  private final Map<Integer, Link> links = new LinkedHashMap<>();

  Links(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Those of the interface of this number; none where it has none or is not known. */
  List<Ip4Address> addresses(int interfaceIndex) {
    long now = nanos.getAsLong();
    Link known = links.get(interfaceIndex);
    if (known == null || now - known.since() >= FRESH.toNanos()) {
      if (links.size() >= MOST_INTERFACES) {
        links.clear();
      }
      known = new Link(read(interfaceIndex), now);
      links.put(interfaceIndex, known);
    }
    return known.addresses();
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
