// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The addresses of one subnet that may be handed out: a range, less what is excluded. */
public record Pool(Subnet subnet, AddressRange range, List<AddressRange> exclusions) {

  public Pool {
    if (range.first().compareTo(subnet.first()) < 0 || range.last().compareTo(subnet.last()) > 0) {
      throw new IllegalArgumentException(
          "the range " + range + " does not lie within the hosts of " + subnet);
    }
    exclusions =
        exclusions.stream().sorted(Comparator.comparing(AddressRange::first)).distinct().toList();
  }

  /** Every host address of the subnet. */
  public static Pool of(Subnet subnet) {
    return new Pool(subnet, new AddressRange(subnet.first(), subnet.last()), List.of());
  }

  /** The same pool, which never hands out this address. */
  public Pool without(Ip4Address address) {
    List<AddressRange> more = new ArrayList<>(exclusions);
    more.add(AddressRange.of(address));
    return new Pool(subnet, range, more);
  }

  /** Whether the pool may hand out this address. */
  public boolean hands(Ip4Address address) {
    return range.contains(address) && exclusions.stream().noneMatch(e -> e.contains(address));
  }
}
