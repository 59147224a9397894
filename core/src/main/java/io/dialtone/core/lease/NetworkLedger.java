// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What has become of each address of one pool; every step costs the same however full it is. */
final class PoolLedger {

  private static final Comparator<Lease> BY_EXPIRY =
      Comparator.comparing(Lease::expires).thenComparing(Lease::address);

  private final Pool pool;
  private final NavigableSet<Ip4Address> reserved;
  private final NavigableMap<Ip4Address, Lease> leases = new TreeMap<>();
  private final Map<Bytes, Ip4Address> byHolder = new LinkedHashMap<>();
  private final OfferTable offers;
  private final int quarantineLimit;

  /** What is locked away, the first to come out first. */
  private final NavigableSet<Lease> quarantine = new TreeSet<>(BY_EXPIRY);

  /** The leases that may be reclaimed one day: neither reserved nor set aside by an offer. */
  private final NavigableSet<Lease> reclaimable = new TreeSet<>(BY_EXPIRY);

  /** Addresses before the frontier that were offered once, never bound, and are fresh again. */
  private final NavigableSet<Ip4Address> returned = new TreeSet<>();

  /** The lowest address never handed out yet; beyond the range's end when there is none left. */
  private long frontier;

  PoolLedger(Pool pool, NavigableSet<Ip4Address> reserved, BookLimits limits) {
    this.pool = pool;
    this.reserved = reserved;
    this.offers = new OfferTable(limits.offersPerPool());
    this.quarantineLimit = limits.lockedAwayOf(pool.range().size());
    this.frontier = unsigned(pool.range().first());
  }

  Pool pool() {
    return pool;
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

  Optional<Offer> offerAt(Ip4Address address) {
    return offers.at(address);
  }

  /** Whether the address may be handed to anybody who asks for it. */
  boolean isCommon(Ip4Address address) {
    return pool.hands(address) && !reserved.contains(address);
  }

  /** Whether someone other than this holder has the address now, by a lease or by an offer. */
  boolean isTaken(Ip4Address address, LeaseHolder by, Instant now) {
    Lease lease = leases.get(address);
    boolean declined = lease != null && lease.state() == Lease.State.DECLINED;
    return (lease != null && lease.held(now) && (declined || !lease.holder().same(by)))
        || offers.at(address).filter(o -> !o.holder().same(by)).isPresent();
  }

  void put(Lease lease) {
    endOffer(lease.address());
    Lease before = leases.put(lease.address(), lease);
    if (before != null) {
      reclaimable.remove(before);
      quarantine.remove(before);
      byHolder.remove(before.holder().id(), before.address());
    }
    returned.remove(lease.address());
    if (isCommon(lease.address())) {
      reclaimable.add(lease);
    }
    if (lease.state() == Lease.State.DECLINED) {
      quarantine.add(lease);
    } else {
      remember(lease);
    }
  }

  /** Whether one more address may be locked away. */
  boolean hasQuarantine() {
    return quarantine.size() < quarantineLimit;
  }

  private void remember(Lease lease) {
    Optional<Lease> other = of(lease.holder());
    if (other.isEmpty() || !other.get().granted().isAfter(lease.granted())) {
      byHolder.put(lease.holder().id(), lease.address());
    }
  }

  /** Sets an address aside; the holder's offer before this one ends. */
  void offer(Offer offer) {
    offers.to(offer.holder()).ifPresent(before -> endOffer(before.address()));
    endOffer(offer.address());
    if (offers.isFull()) {
      offers.oldest().ifPresent(oldest -> endOffer(oldest.address()));
    }
    returned.remove(offer.address());
    Lease lease = leases.get(offer.address());
    if (lease != null) {
      reclaimable.remove(lease);
    }
    offers.add(offer);
  }

  /** Gives back what was offered and not taken up in time, and what was locked away long enough. */
  void sweep(Instant now) {
    while (!quarantine.isEmpty() && !quarantine.first().expires().isAfter(now)) {
      quarantine.pollFirst();
    }
    Optional<Offer> oldest = offers.oldest();
    while (oldest.isPresent() && !oldest.get().expires().isAfter(now)) {
      endOffer(oldest.get().address());
      oldest = offers.oldest();
    }
  }

  void endOffer(Ip4Address address) {
    if (offers.remove(address).isEmpty() || !isCommon(address)) {
      return;
    }
    Lease lease = leases.get(address);
    if (lease != null) {
      reclaimable.add(lease);
    } else if (unsigned(address) < frontier) {
      returned.add(address);
    }
  }

  /** An address that nobody ever had. */
  Optional<Ip4Address> fresh() {
    if (!returned.isEmpty()) {
      return Optional.of(returned.first());
    }
    long last = unsigned(pool.range().last());
    while (frontier <= last) {
      Ip4Address address = new Ip4Address((int) frontier);
      Optional<AddressRange> barred =
          pool.exclusions().stream().filter(e -> e.contains(address)).findFirst();
      if (barred.isPresent()) {
        frontier = unsigned(barred.get().last()) + 1;
      } else if (reserved.contains(address)
          || leases.containsKey(address)
          || offers.at(address).isPresent()) {
        frontier++;
      } else {
        return Optional.of(address);
      }
    }
    return Optional.empty();
  }

  /** The address that has been free for longest. */
  Optional<Ip4Address> longestFree(Instant now) {
    return reclaimable.isEmpty() || reclaimable.first().expires().isAfter(now)
        ? Optional.empty()
        : Optional.of(reclaimable.first().address());
  }

  private static long unsigned(Ip4Address address) {
    return Integer.toUnsignedLong(address.bits());
  }
}
