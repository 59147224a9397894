// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.identity.MacPrefix;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;

/**
 * Who a lease is for: the client identifier (option 61), or in its absence the hardware type and
 * address (RFC 2131 section 4.2), and the MAC address that reservations and people know it by.
 *
 * @param phone whether it is one of our phones, as far as is known (ID-4 to ID-6): a phone's old
 *     address is kept from strangers
 */
public record LeaseHolder(Bytes id, MacAddress mac, boolean phone) {

  private static final Bytes ETHERNET = Bytes.of(1);

  /** Who has an address of which no client is known. */
  static final LeaseHolder NOBODY = new LeaseHolder(Bytes.EMPTY, new MacAddress(0), false);

  /** A client of which only the network card tells whether it is a phone: ID-6. */
  public LeaseHolder(Bytes id, MacAddress mac) {
    this(id, mac, MacPrefix.isKnown(mac));
  }

  /** A client that sent no identifier of its own. */
  public static LeaseHolder of(MacAddress mac) {
    return new LeaseHolder(ETHERNET.plus(mac.bytes()), mac);
  }

  public LeaseHolder withPhone(boolean changed) {
    return new LeaseHolder(id, mac, changed);
  }

  /** Whether both are one machine: the same identifier or the same network card. */
  public boolean same(LeaseHolder other) {
    return id.equals(other.id) || mac.equals(other.mac);
  }
}
