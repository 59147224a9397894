// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The open offers of one network: at most one an address and one a holder, and a limit to them all.
 */
final class OfferTable {

  private static final Comparator<Offer> BY_EXPIRY =
      Comparator.comparing(Offer::expires).thenComparing(Offer::address);

  private final int limit;
  private final Map<Ip4Address, Offer> byAddress = new LinkedHashMap<>();
  private final Map<Bytes, Offer> byHolder = new LinkedHashMap<>();
  private final NavigableSet<Offer> toPhones = new TreeSet<>(BY_EXPIRY);
  private final NavigableSet<Offer> toStrangers = new TreeSet<>(BY_EXPIRY);

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

  /** The offer that has to go when there is no room: the first to end, phones' after the others. */
  Optional<Offer> leastNeeded() {
    return toStrangers.isEmpty() ? first(toPhones) : first(toStrangers);
  }

  /** How many are to clients that are no phones. */
  int strangers() {
    return toStrangers.size();
  }

  /** The offer that ends first of those to clients that are no phones. */
  Optional<Offer> firstToStranger() {
    return first(toStrangers);
  }

  /** An offer that has ended. */
  Optional<Offer> lapsed(Instant now) {
    return first(toStrangers)
        .filter(offer -> !offer.expires().isAfter(now))
        .or(() -> first(toPhones).filter(offer -> !offer.expires().isAfter(now)));
  }

  private static Optional<Offer> first(NavigableSet<Offer> offers) {
    return offers.isEmpty() ? Optional.empty() : Optional.of(offers.first());
  }

  void add(Offer offer) {
    byAddress.put(offer.address(), offer);
    byHolder.put(offer.holder().id(), offer);
    offers(offer).add(offer);
  }

  Optional<Offer> remove(Ip4Address address) {
    Offer offer = byAddress.remove(address);
    if (offer != null) {
      byHolder.remove(offer.holder().id(), offer);
      offers(offer).remove(offer);
    }
    return Optional.ofNullable(offer);
  }

  private NavigableSet<Offer> offers(Offer offer) {
    return offer.holder().phone() ? toPhones : toStrangers;
  }
}
