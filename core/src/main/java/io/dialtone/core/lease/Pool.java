// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The addresses of one subnet that may be handed out: a range, less what is excluded.
 *
 * @param network pools of one name share a link: its clients may get addresses of each (a shared
 *     network); empty if the pool shares with those of its own subnet alone
 */
public record Pool(
    Subnet subnet, AddressRange range, List<AddressRange> exclusions, String network) {

  public Pool {
    if (range.first().compareTo(subnet.first()) < 0 || range.last().compareTo(subnet.last()) > 0) {
      throw new IllegalArgumentException(
          "the range " + range + " does not lie within the hosts of " + subnet);
    }
    exclusions = joined(exclusions);
  }

  /** A pool that shares its link with no other subnet. */
  public Pool(Subnet subnet, AddressRange range, List<AddressRange> exclusions) {
    this(subnet, range, exclusions, "");
  }

  /** Every host address of the subnet. */
  public static Pool of(Subnet subnet) {
    return new Pool(subnet, new AddressRange(subnet.first(), subnet.last()), List.of());
  }

  /** In their order, those that overlap made one. */
  private static List<AddressRange> joined(List<AddressRange> ranges) {
    List<AddressRange> joined = new ArrayList<>();
    for (AddressRange next :
        ranges.stream().sorted(Comparator.comparing(AddressRange::first)).toList()) {
      if (!joined.isEmpty() && joined.getLast().overlaps(next)) {
        AddressRange before = joined.removeLast();
        Ip4Address last = before.last().compareTo(next.last()) > 0 ? before.last() : next.last();
        joined.add(new AddressRange(before.first(), last));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }

  /** The same pool, which never hands out this address. */
  public Pool without(Ip4Address address) {
    List<AddressRange> more = new ArrayList<>(exclusions);
    more.add(AddressRange.of(address));
    return new Pool(subnet, range, more, network);
  }

  /** Whether the pool may hand out this address. */
  public boolean hands(Ip4Address address) {
    return range.contains(address) && exclusionOf(address).isEmpty();
  }

  /** The exclusion an address falls under. */
  Optional<AddressRange> exclusionOf(Ip4Address address) {
    int low = 0;
    int high = exclusions.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      AddressRange range = exclusions.get(middle);
      if (range.contains(address)) {
        return Optional.of(range);
      }
      if (range.first().compareTo(address) < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return Optional.empty();
  }

  /** How many addresses it may hand out. */
  public long size() {
    return range.size()
        - exclusions.stream().filter(range::overlaps).mapToLong(e -> within(e).size()).sum();
  }

  private AddressRange within(AddressRange exclusion) {
    return new AddressRange(
        exclusion.first().compareTo(range.first()) < 0 ? range.first() : exclusion.first(),
        exclusion.last().compareTo(range.last()) > 0 ? range.last() : exclusion.last());
  }
}
