// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.lease.AddressRange;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.List;

/**
 * A network of phones, for a server that has none of it yet.
 *
 * @param ranges the addresses lent
 * @param routers option 3
 * @param dns option 6
 * @param ntp option 42
 */
public record PhoneNetwork(
    Subnet subnet,
    List<AddressRange> ranges,
    List<Ip4Address> routers,
    List<Ip4Address> dns,
    List<Ip4Address> ntp) {

  public PhoneNetwork {
    ranges = List.copyOf(ranges);
    routers = List.copyOf(routers);
    dns = List.copyOf(dns);
    ntp = List.copyOf(ntp);
  }
}
