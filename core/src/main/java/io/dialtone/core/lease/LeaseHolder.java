// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;

/**
 * Who a lease is for: the client identifier (option 61), or in its absence the hardware type and
 * address (RFC 2131 section 4.2), and the MAC address that reservations and people know it by.
 */
public record LeaseHolder(Bytes id, MacAddress mac) {

  private static final Bytes ETHERNET = Bytes.of(1);

  /** Who has an address that only a probe found in use. */
  static final LeaseHolder NOBODY = of(new MacAddress(0));

  /** A client that sent no identifier of its own. */
  public static LeaseHolder of(MacAddress mac) {
    return new LeaseHolder(ETHERNET.plus(mac.bytes()), mac);
  }

  /** Whether both are one machine: the same identifier or the same network card. */
  public boolean same(LeaseHolder other) {
    return id.equals(other.id) || mac.equals(other.mac);
  }
}
