// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import java.util.List;

/**
 * Where a client is: addresses of the link it is on. Several where the interface it is heard on has
 * several, for it may then belong to the network of any of them.
 */
public record Place(List<Ip4Address> addresses) {

  public Place {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("a place without an address is nowhere");
    }
  }

  public static Place of(Ip4Address address) {
    return new Place(List.of(address));
  }

  @Override
  public String toString() {
    return String.join(", ", addresses.stream().map(Ip4Address::toString).toList());
  }
}
