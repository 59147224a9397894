// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.Ip4Address;

/**
 * The four addresses of RFC 2131 section 2.
 *
 * @param ciaddr the client's own, when it already has one
 * @param yiaddr "your" address: what the server gives
 * @param siaddr the next server to boot from
 * @param giaddr the relay's address, where the answer goes
 */
public record Addresses(
    Ip4Address ciaddr, Ip4Address yiaddr, Ip4Address siaddr, Ip4Address giaddr) {

  /** All four unset. */
  public static final Addresses NONE =
      new Addresses(Ip4Address.ANY, Ip4Address.ANY, Ip4Address.ANY, Ip4Address.ANY);
}
