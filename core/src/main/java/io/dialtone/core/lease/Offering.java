// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;

/** The book's answer to "an address for this phone, please". */
public sealed interface Offering {

  /** The address is set aside for it, for as long as an offer lives. */
  record Offered(Pool pool, Ip4Address address, String why) implements Offering {}

  /** There is none to be had. */
  record Exhausted(String why) implements Offering {}
}
