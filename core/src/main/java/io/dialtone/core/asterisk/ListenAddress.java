// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.asterisk;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code 192.0.2.1}, {@code 0.0.0.0:5061}, {@code [::]:5060} or a host name, as a driver listens at
 * or is called from outside.
 *
 * @param host only where it is one that phones can call
 */
record ListenAddress(Optional<String> host, OptionalInt port) {

  static ListenAddress parse(String text) {
    int bracket = text.lastIndexOf(']');
    int colon = text.lastIndexOf(':');
    boolean ported = colon > bracket && (bracket >= 0 || text.indexOf(':') == colon);
    String host = ported ? text.substring(0, colon) : text;
    String port = ported ? text.substring(colon + 1) : "";
    return new ListenAddress(
        Optional.of(host).filter(ListenAddress::callable),
        port.matches("[1-9][0-9]{0,4}")
            ? OptionalInt.of(Integer.parseInt(port, 10))
            : OptionalInt.empty());
  }

  /** IPv4 or a name: these phones know no IPv6. */
  private static boolean callable(String host) {
    Optional<Ip4Address> address = Ip4Address.parse(host);
    return address.isPresent()
        ? !address.get().isUnspecified() && !address.get().isLoopback()
        : host.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") && host.matches(".*[A-Za-z].*");
  }
}
