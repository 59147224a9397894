// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The open offers of one pool: at most one an address and one a holder, and a limit to them all.
 */
final class OfferTable {

  private final int limit;
  private final Map<Ip4Address, Offer> byAddress = new LinkedHashMap<>();
  private final Map<Bytes, Offer> byHolder = new LinkedHashMap<>();
  private final NavigableSet<Offer> byExpiry =
      new TreeSet<>(Comparator.comparing(Offer::expires).thenComparing(Offer::address));

  OfferTable(int limit) {
    this.limit = limit;
  }

  boolean isFull() {
    return byAddress.size() >= limit;
  }

  Optional<Offer> at(Ip4Address address) {
    return Optional.ofNullable(byAddress.get(address));
  }

  Optional<Offer> to(LeaseHolder holder) {
    return Optional.ofNullable(byHolder.get(holder.id()));
  }

  /** The offer that ends first. */
  Optional<Offer> oldest() {
    return byExpiry.isEmpty() ? Optional.empty() : Optional.of(byExpiry.first());
  }

  void add(Offer offer) {
    byAddress.put(offer.address(), offer);
    byHolder.put(offer.holder().id(), offer);
    byExpiry.add(offer);
  }

  Optional<Offer> remove(Ip4Address address) {
    Offer offer = byAddress.remove(address);
    if (offer != null) {
      byHolder.remove(offer.holder().id(), offer);
      byExpiry.remove(offer);
    }
    return Optional.ofNullable(offer);
  }
}
