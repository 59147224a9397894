// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/** Addresses from the first to the last, both included. */
public record AddressRange(Ip4Address first, Ip4Address last) {

  public AddressRange {
    if (first.compareTo(last) > 0) {
      throw new IllegalArgumentException(first + " lies behind " + last);
    }
  }

  /** The range of one address. */
  public static AddressRange of(Ip4Address only) {
    return new AddressRange(only, only);
  }

  /** Reads {@code 192.0.2.10-192.0.2.99}, or one address alone; blanks beside the dash may be. */
  public static Optional<AddressRange> parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return Ip4Address.parse(text.strip()).map(AddressRange::of);
    }
    Optional<Ip4Address> first = Ip4Address.parse(text.substring(0, dash).strip());
    Optional<Ip4Address> last = Ip4Address.parse(text.substring(dash + 1).strip());
    return first.isEmpty() || last.isEmpty() || first.get().compareTo(last.get()) > 0
        ? Optional.empty()
        : Optional.of(new AddressRange(first.get(), last.get()));
  }

  public boolean contains(Ip4Address address) {
    return first.compareTo(address) <= 0 && address.compareTo(last) <= 0;
  }

  public boolean overlaps(AddressRange other) {
    return first.compareTo(other.last) <= 0 && other.first.compareTo(last) <= 0;
  }

  /** How many addresses lie in the range. */
  public long size() {
    return Integer.toUnsignedLong(last.bits()) - Integer.toUnsignedLong(first.bits()) + 1;
  }

  @Override
  public String toString() {
    return first.equals(last) ? first.toString() : first + "-" + last;
  }
}
