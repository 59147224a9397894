// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an interface needs to speak IP: address, prefix length, router and name servers.
 *
 * @param lease how long it holds, absent means for ever
 */
public record InterfaceAddress(
    Ip4Address address,
    int prefix,
    Optional<Ip4Address> router,
    List<Ip4Address> nameServers,
    Optional<Duration> lease) {

  /** An address that holds for ever. */
  public InterfaceAddress(
      Ip4Address address, int prefix, Optional<Ip4Address> router, List<Ip4Address> nameServers) {
    this(address, prefix, router, nameServers, Optional.empty());
  }

  public InterfaceAddress {
    if (prefix < 0 || prefix > 32) {
      throw new IllegalArgumentException("prefix length " + prefix);
    }
    nameServers = List.copyOf(nameServers);
  }
}
