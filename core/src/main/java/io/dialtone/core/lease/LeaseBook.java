// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The book of leases. A decision changes it at once and names what must be stored; until {@link
 * #committed} says that it is, the lease is pending, and no answer may promise it without being
 * stored first. One thread owns it.
 */
public final class LeaseBook {

  private final BookLimits limits;
  private final List<PoolLedger> ledgers = new ArrayList<>();
  private final Map<MacAddress, List<Reservation>> reservations = new TreeMap<>();

  /** The newest state of each address that is not known to be stored yet. */
  private final Map<Ip4Address, Lease> pending = new LinkedHashMap<>();

  public LeaseBook(List<Pool> pools, List<Reservation> reserved, BookLimits limits) {
    this.limits = limits;
    NavigableSet<Ip4Address> addresses = new TreeSet<>();
    for (Reservation reservation : reserved) {
      addresses.add(reservation.address());
      reservations.computeIfAbsent(reservation.mac(), _ -> new ArrayList<>()).add(reservation);
    }
    for (Pool pool : pools) {
      ledgers.add(new PoolLedger(pool, addresses, limits));
    }
  }

  /** Takes up what was stored; a lease that no pool covers any more is left alone. */
  public void load(Iterable<Lease> stored) {
    for (Lease lease : stored) {
      ledgerOf(lease.address()).ifPresent(ledger -> ledger.put(lease));
    }
  }

  /** How many addresses have a lease, past or present. */
  public int size() {
    return ledgers.stream().mapToInt(PoolLedger::size).sum();
  }

  public Optional<Lease> at(Ip4Address address) {
    return ledgerOf(address).flatMap(ledger -> ledger.at(address));
  }

  /**
   * The pools of the network that this address is on. Loopback is one network: an address in
   * 127.0.0.0/8 that lies in no pool's subnet is on that of every pool there.
   */
  public List<Pool> pools(Ip4Address near) {
    return ledgers(near).stream().map(PoolLedger::pool).toList();
  }

  /** What this client has, or had last, on that network. */
  public Optional<Lease> lease(LeaseHolder holder, Ip4Address near) {
    return ledgers(near).stream().flatMap(ledger -> ledger.of(holder).stream()).findFirst();
  }

  /** The address reserved for this card on that network. */
  public Optional<Reservation> reservation(MacAddress mac, Ip4Address near) {
    List<PoolLedger> network = ledgers(near);
    return reservations.getOrDefault(mac, List.of()).stream()
        .filter(r -> network.stream().anyMatch(l -> l.pool().subnet().contains(r.address())))
        .findFirst();
  }

  /**
   * Finds an address and sets it aside: the reserved one, the one it has or had, the one already
   * offered, the one it wishes for, a fresh one, the one free for longest (RFC 2131 section 4.3.1).
   */
  public Offering offer(
      LeaseHolder holder, Ip4Address near, Optional<Ip4Address> wish, Instant now) {
    List<PoolLedger> network = ledgers(near);
    if (network.isEmpty()) {
      return new Offering.Exhausted("no pool serves the network of " + near);
    }
    network.forEach(ledger -> ledger.sweep(now));
    Optional<Ip4Address> reserved =
        reservation(holder.mac(), near)
            .map(Reservation::address)
            .filter(address -> !taken(address, holder, now));
    if (reserved.isPresent()) {
      return setAside(reserved.get(), holder, "reserved for it", now);
    }
    Optional<Ip4Address> own =
        lease(holder, near).map(Lease::address).filter(a -> isFree(a, holder, now));
    if (own.isPresent()) {
      return setAside(own.get(), holder, "its address before", now);
    }
    Optional<Ip4Address> offered =
        network.stream().flatMap(l -> l.offerTo(holder).stream()).map(Offer::address).findFirst();
    if (offered.isPresent() && isFree(offered.get(), holder, now)) {
      return setAside(offered.get(), holder, "already offered to it", now);
    }
    Optional<Ip4Address> wished =
        wish.filter(a -> network.stream().anyMatch(l -> l.isCommon(a)))
            .filter(a -> isFree(a, holder, now));
    if (wished.isPresent()) {
      return setAside(wished.get(), holder, "the address it asked for", now);
    }
    return anyOf(network, holder, now);
  }

  private Offering anyOf(List<PoolLedger> network, LeaseHolder holder, Instant now) {
    for (PoolLedger ledger : network) {
      Optional<Ip4Address> fresh = ledger.fresh();
      if (fresh.isPresent()) {
        return setAside(fresh.get(), holder, "the next free address", now);
      }
    }
    for (PoolLedger ledger : network) {
      Optional<Ip4Address> old = ledger.longestFree(now);
      if (old.isPresent()) {
        return setAside(old.get(), holder, "the address free for longest", now);
      }
    }
    return new Offering.Exhausted(
        "every address of " + network.getFirst().pool().range() + " is taken");
  }

  private Offering setAside(Ip4Address address, LeaseHolder holder, String why, Instant now) {
    PoolLedger ledger = ledgerOf(address).orElseThrow();
    ledger.offer(new Offer(address, holder, now.plus(limits.offerLife())));
    return new Offering.Offered(ledger.pool(), address, why);
  }

  /** Whether this client may have that very address on the network it is on. */
  public Claim claim(LeaseHolder holder, Ip4Address address, Ip4Address near, Instant now) {
    Optional<PoolLedger> ledger =
        ledgers(near).stream().filter(l -> l.pool().subnet().contains(address)).findFirst();
    if (ledger.isEmpty()) {
      return new Claim.Unfair(address + " is not on the network of " + near);
    }
    ledgers(near).forEach(l -> l.sweep(now));
    Optional<Ip4Address> reserved = reservation(holder.mac(), near).map(Reservation::address);
    if (taken(address, holder, now)) {
      return new Claim.Unfair(address + " is taken");
    }
    if (reserved.isPresent() && reserved.get().equals(address)) {
      return new Claim.Fair(ledgerOf(address).orElseThrow().pool(), "reserved for it");
    }
    if (reserved.isPresent() && !taken(reserved.get(), holder, now)) {
      return new Claim.Unfair(reserved.get() + " is reserved for it, not " + address);
    }
    return ledgers(near).stream()
        .filter(l -> l.isCommon(address))
        .findFirst()
        .<Claim>map(l -> new Claim.Fair(l.pool(), "free"))
        .orElseGet(() -> new Claim.Unfair(address + " is not to be handed out to it"));
  }

  /** Binds the address to the client; another one that it had on the same network is free again. */
  public LeaseChange bind(LeaseHolder holder, Ip4Address address, Duration life, Instant now) {
    List<Lease> changes = new ArrayList<>();
    for (PoolLedger ledger : ledgers(address)) {
      ledger.offerTo(holder).ifPresent(offer -> ledger.endOffer(offer.address()));
      ledger
          .of(holder)
          .filter(old -> !old.address().equals(address) && old.held(now))
          .ifPresent(old -> changes.add(old.released(now)));
    }
    changes.add(new Lease(address, holder, Lease.State.BOUND, now, now.plus(life)));
    return change(changes);
  }

  /** Gives the address back, if it is this client's (RFC 2131 section 4.3.4). */
  public LeaseChange release(LeaseHolder holder, Ip4Address address, Instant now) {
    return at(address)
        .filter(lease -> lease.state() == Lease.State.BOUND && lease.holder().same(holder))
        .map(lease -> change(List.of(lease.released(now))))
        .orElse(LeaseChange.NONE);
  }

  /** Locks an address away that the client found in use by another (RFC 2131 section 4.3.3). */
  public LeaseChange decline(LeaseHolder holder, Ip4Address address, Instant now) {
    return at(address)
        .filter(lease -> lease.state() == Lease.State.BOUND && lease.holder().same(holder))
        .map(lease -> change(List.of(lease.declined(now, limits.quarantine()))))
        .orElse(LeaseChange.NONE);
  }

  /** Whether one more address of this one's pool may be locked away. */
  public boolean hasQuarantine(Ip4Address address) {
    return ledgerOf(address).filter(PoolLedger::hasQuarantine).isPresent();
  }

  /** Locks an address away that somebody uses unasked; not one whose lease lives. */
  public LeaseChange lockAway(Ip4Address address, Instant now) {
    Optional<PoolLedger> ledger = ledgerOf(address).filter(PoolLedger::hasQuarantine);
    boolean held = at(address).filter(lease -> lease.held(now)).isPresent();
    return ledger.isEmpty() || held
        ? LeaseChange.NONE
        : change(
            List.of(
                new Lease(
                    address,
                    LeaseHolder.NOBODY,
                    Lease.State.DECLINED,
                    now,
                    now.plus(limits.quarantine()))));
  }

  /** Forgets the open offers to a client that chose another server. */
  public void withdraw(LeaseHolder holder, Ip4Address near) {
    for (PoolLedger ledger : ledgers(near)) {
      ledger.offerTo(holder).ifPresent(offer -> ledger.endOffer(offer.address()));
    }
  }

  private LeaseChange change(List<Lease> leases) {
    for (Lease lease : leases) {
      ledgerOf(lease.address()).orElseThrow().put(lease);
      pending.put(lease.address(), lease);
    }
    return new LeaseChange(leases);
  }

  /** Takes the mark off what is stored now; a lease that changed again since then keeps it. */
  public void committed(LeaseChange change) {
    change.leases().forEach(lease -> pending.remove(lease.address(), lease));
  }

  /** Whether the last change of this address is not known to be stored. */
  public boolean isPending(Ip4Address address) {
    return pending.containsKey(address);
  }

  private boolean taken(Ip4Address address, LeaseHolder holder, Instant now) {
    return ledgerOf(address).filter(ledger -> ledger.isTaken(address, holder, now)).isPresent();
  }

  /** Whether the address may be handed to this client as to anybody else. */
  private boolean isFree(Ip4Address address, LeaseHolder holder, Instant now) {
    return ledgerOf(address)
        .filter(ledger -> ledger.isCommon(address) && !ledger.isTaken(address, holder, now))
        .isPresent();
  }

  /** The ledger an address is kept in: that of the pool whose range it is in, else its subnet's. */
  private Optional<PoolLedger> ledgerOf(Ip4Address address) {
    Optional<PoolLedger> inRange =
        ledgers.stream().filter(l -> l.pool().range().contains(address)).findFirst();
    return inRange.isPresent()
        ? inRange
        : ledgers.stream().filter(l -> l.pool().subnet().contains(address)).findFirst();
  }

  private List<PoolLedger> ledgers(Ip4Address near) {
    List<PoolLedger> here = ledgers.stream().filter(l -> l.pool().subnet().contains(near)).toList();
    return here.isEmpty() && near.isLoopback()
        ? ledgers.stream().filter(l -> l.pool().subnet().network().isLoopback()).toList()
        : here;
  }
}
