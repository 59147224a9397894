// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;

/** An address kept for one client, inside or outside the range of its subnet's pool. */
public record Reservation(Owner owner, Ip4Address address) {

  public Reservation(MacAddress mac, Ip4Address address) {
    this(new Card(mac), address);
  }

  public Reservation(Bytes clientId, Ip4Address address) {
    this(new Client(clientId), address);
  }

  /** What its client is known by. */
  public sealed interface Owner {}

  /** A network card, whatever client identifier it sends. */
  public record Card(MacAddress mac) implements Owner {
    @Override
    public String toString() {
      return mac.toString();
    }
  }

  /** A client identifier (option 61), whatever card it comes from. */
  public record Client(Bytes id) implements Owner {
    @Override
    public String toString() {
      return "client " + id.hex();
    }
  }
}
