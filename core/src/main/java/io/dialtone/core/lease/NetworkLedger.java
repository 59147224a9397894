// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has become of each address of one network, which may have several pools; every step costs
 * the same however full it is.
 */
final class NetworkLedger {

  private static final Comparator<Lease> BY_EXPIRY =
      Comparator.comparingLong(Lease::expiresMillis).thenComparing(Lease::address);

  private final List<Pool> pools;
  private final NavigableMap<Ip4Address, Pool> byRange = new TreeMap<>();
  private final Set<Ip4Address> reserved;
  private final Map<Ip4Address, Lease> leases = new LinkedHashMap<>();
  private final Map<Bytes, Ip4Address> byHolder = new LinkedHashMap<>();
  private final OfferTable offers;
  private final FreshAddresses fresh;
  private final Duration phoneKept;
  private final int quarantineLimit;
  private final int strangersLimit;

  /** What is locked away, the first to come out first. */
  private final NavigableSet<Lease> quarantine = new TreeSet<>(BY_EXPIRY);

  /** What strangers hold, the first to end first. */
  private final NavigableSet<Lease> ofStrangers = new TreeSet<>(BY_EXPIRY);

  /** The leases that may be reclaimed one day: neither reserved nor set aside by an offer. */
  private final NavigableSet<Lease> reclaimable = new TreeSet<>(BY_EXPIRY);

  /** Those of phones that have no other address here: reclaimed last. */
  private final NavigableSet<Lease> ofPhones = new TreeSet<>(BY_EXPIRY);

  NetworkLedger(List<Pool> pools, Set<Ip4Address> reserved, BookLimits limits) {
    this.pools = List.copyOf(pools);
    this.reserved = reserved;
    this.offers = new OfferTable(limits.openOffers());
    this.fresh = new FreshAddresses(pools);
    this.phoneKept = limits.phoneKept();
    long addresses = 0;
    for (Pool pool : pools) {
      byRange.put(pool.range().first(), pool);
      addresses += pool.size();
    }
    this.quarantineLimit = limits.lockedAwayOf(addresses);
    this.strangersLimit = limits.strangersOf(addresses);
  }

  List<Pool> pools() {
    return pools;
  }

  /** The pool whose range an address lies in, else the first of its subnet. */
  Optional<Pool> poolOf(Ip4Address address) {
    Optional<Pool> inRange = inRange(address);
    return inRange.isPresent()
        ? inRange
        : pools.stream().filter(pool -> pool.subnet().contains(address)).findFirst();
  }

  private Optional<Pool> inRange(Ip4Address address) {
    return Optional.ofNullable(byRange.floorEntry(address))
        .map(Map.Entry::getValue)
        .filter(pool -> pool.range().contains(address));
  }

  int size() {
    return leases.size();
  }

  Optional<Lease> at(Ip4Address address) {
    return Optional.ofNullable(leases.get(address));
  }

  /** The address this holder has or last had here. */
  Optional<Lease> of(LeaseHolder holder) {
    return Optional.ofNullable(byHolder.get(holder.id())).map(leases::get);
  }

  Optional<Offer> offerTo(LeaseHolder holder) {
    return offers.to(holder);
  }

  /** Whether the address may be handed to anybody who asks for it. */
  boolean isCommon(Ip4Address address) {
    return !reserved.contains(address)
        && inRange(address).filter(pool -> pool.hands(address)).isPresent();
  }

  /** Whether this holder cannot have the address now, by someone else's lease or offer. */
  boolean isTaken(Ip4Address address, LeaseHolder by, Instant now) {
    Lease lease = leases.get(address);
    if (lease != null) {
      boolean its = lease.state() != Lease.State.DECLINED && lease.holder().same(by);
      if (!its && (lease.held(now) || isKept(lease, by, now))) {
        return true;
      }
    }
    return offers.at(address).filter(o -> !o.holder().same(by)).isPresent();
  }

  /**
   * Whether it was locked away and may be this one's who uses it: because somebody answered there,
   * nobody knows who, or was declined in its own name. Whoever declines stops using an address (RFC
   * 2131 section 3.1), so that was another.
   */
  boolean isLockedFor(Ip4Address address, LeaseHolder user) {
    return at(address)
        .filter(lease -> lease.state() == Lease.State.DECLINED)
        .filter(lease -> isNobodys(lease) || lease.holder().same(user))
        .isPresent();
  }

  /**
   * Whether it was declined when too many were locked away already: nobody's, though somebody may
   * sit there.
   */
  boolean isDoubtful(Ip4Address address) {
    return at(address)
        .filter(lease -> lease.state() == Lease.State.RELEASED && isNobodys(lease))
        .isPresent();
  }

  private static boolean isNobodys(Lease lease) {
    return lease.holder().equals(LeaseHolder.NOBODY);
  }

  /** What is locked away and comes out first. */
  Optional<Lease> firstOut() {
    return quarantine.isEmpty() ? Optional.empty() : Optional.of(quarantine.first());
  }

  /** Whether a phone may still come back to its old address, and a stranger wants it. */
  private boolean isKept(Lease lease, LeaseHolder by, Instant now) {
    return !by.phone() && isPhones(lease) && lease.expires().plus(phoneKept).isAfter(now);
  }

  private boolean isPhones(Lease lease) {
    return lease.state() != Lease.State.DECLINED
        && lease.holder().phone()
        && lease.address().equals(byHolder.get(lease.holder().id()));
  }

  void put(Lease lease) {
    Ip4Address address = lease.address();
    endOffer(address);
    Lease before = leases.get(address);
    if (before != null) {
      unfile(before);
      quarantine.remove(before);
      ofStrangers.remove(before);
      byHolder.remove(before.holder().id(), address);
    }
    leases.put(address, lease);
    fresh.take(address);
    if (lease.state() == Lease.State.DECLINED) {
      quarantine.add(lease);
    } else if (!isNobodys(lease)) {
      remember(lease);
    }
    if (lease.state() == Lease.State.BOUND && !lease.holder().phone() && isCommon(address)) {
      ofStrangers.add(lease);
    }
    file(lease);
  }

  private void remember(Lease lease) {
    Optional<Lease> other = of(lease.holder());
    if (other.isEmpty()) {
      byHolder.put(lease.holder().id(), lease.address());
    } else if (!other.get().granted().isAfter(lease.granted())) {
      unfile(other.get());
      byHolder.put(lease.holder().id(), lease.address());
      file(other.get());
    }
  }

  private void file(Lease lease) {
    if (isCommon(lease.address()) && offers.at(lease.address()).isEmpty()) {
      (isPhones(lease) ? ofPhones : reclaimable).add(lease);
    }
  }

  private void unfile(Lease lease) {
    (isPhones(lease) ? ofPhones : reclaimable).remove(lease);
  }

  /** Whether one more address may be locked away. */
  boolean hasQuarantine() {
    return quarantine.size() < quarantineLimit;
  }

  /**
   * Whether this client may have that address as far as strangers' part goes: a phone may, and so
   * may who has it already, or was offered it; what is locked away counts to strangers' part, lest
   * they have it locked away and take others.
   */
  boolean admits(LeaseHolder holder, Ip4Address address, Instant now) {
    return holder.phone()
        || admitsStranger()
        || at(address)
            .filter(lease -> lease.state() == Lease.State.BOUND && lease.held(now))
            .filter(lease -> lease.holder().same(holder))
            .isPresent()
        || offerTo(holder).filter(offer -> offer.address().equals(address)).isPresent();
  }

  /** Whether one more stranger may have an address here. */
  boolean admitsStranger() {
    return ofStrangers.size() + offers.strangers() + quarantine.size() < strangersLimit;
  }

  /** Sets an address aside; the holder's offer before this one ends. */
  void offer(Offer offer) {
    offers.to(offer.holder()).ifPresent(before -> endOffer(before.address()));
    endOffer(offer.address());
    if (offers.isFull()) {
      offers.leastNeeded().ifPresent(least -> endOffer(least.address()));
    }
    fresh.take(offer.address());
    at(offer.address()).ifPresent(this::unfile);
    offers.add(offer);
  }

  /** Gives back what was offered and not taken up in time, or locked away for long enough. */
  void sweep(Instant now) {
    while (!quarantine.isEmpty() && !quarantine.first().expires().isAfter(now)) {
      quarantine.pollFirst();
    }
    while (!ofStrangers.isEmpty() && !ofStrangers.first().expires().isAfter(now)) {
      ofStrangers.pollFirst();
    }
    Optional<Offer> lapsed = offers.lapsed(now);
    while (lapsed.isPresent()) {
      endOffer(lapsed.get().address());
      lapsed = offers.lapsed(now);
    }
  }

  void endOffer(Ip4Address address) {
    if (offers.remove(address).isEmpty() || !isCommon(address)) {
      return;
    }
    Lease lease = leases.get(address);
    if (lease != null) {
      file(lease);
    } else {
      fresh.giveBack(address, inRange(address).orElseThrow());
    }
  }

  /** An address that nobody ever had. */
  Optional<Ip4Address> fresh() {
    return fresh.next(address ->
        reserved.contains(address)
            || leases.containsKey(address)
            || offers.at(address).isPresent());
  }

  /**
   * The address that has been free for longest; one that a phone may come back to only if there is
   * no other, and for a stranger only when it has been kept long enough.
   */
  Optional<Ip4Address> longestFree(LeaseHolder by, Instant now) {
    Instant phonesEnd = by.phone() ? now : now.minus(phoneKept);
    return endedBy(reclaimable, now).or(() -> endedBy(ofPhones, phonesEnd)).map(Lease::address);
  }

  private static Optional<Lease> endedBy(NavigableSet<Lease> filed, Instant time) {
    return filed.isEmpty() || filed.first().expires().isAfter(time)
        ? Optional.empty()
        : Optional.of(filed.first());
  }

  /** The address offered to a stranger that a phone may have instead, when there is no other. */
  Optional<Ip4Address> offeredToStranger() {
    return offers.firstToStranger().map(Offer::address).filter(this::isCommon);
  }
}
