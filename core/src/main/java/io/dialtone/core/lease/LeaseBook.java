// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The book of leases. A decision changes it at once and names what must be stored; until {@link
 * #committed} says that it is, the lease is pending, and no answer may promise it without being
 * stored first. One thread owns it.
 */
public final class LeaseBook {

  private final BookLimits limits;
  private final LedgerIndex ledgers;
  private final Map<Reservation.Owner, List<Reservation>> reservations = new LinkedHashMap<>();

  /** The newest state of each address that is not known to be stored yet. */
  private final Map<Ip4Address, Lease> pending = new LinkedHashMap<>();

  public LeaseBook(List<Pool> pools, List<Reservation> reserved, BookLimits limits) {
    this.limits = limits;
    Set<Ip4Address> addresses = new LinkedHashSet<>();
    for (Reservation reservation : reserved) {
      addresses.add(reservation.address());
      reservations.computeIfAbsent(reservation.owner(), _ -> new ArrayList<>()).add(reservation);
    }
    ledgers = new LedgerIndex(pools, addresses, limits);
  }

  /** Takes up what was stored; a lease that no pool covers any more is left alone. */
  public void load(Iterable<Lease> stored) {
    for (Lease lease : stored) {
      ledgers.of(lease.address()).ifPresent(ledger -> ledger.put(lease));
    }
  }

  /** How many addresses have a lease, past or present. */
  public int size() {
    return ledgers.all().stream().mapToInt(NetworkLedger::size).sum();
  }

  public Optional<Lease> at(Ip4Address address) {
    return ledgers.of(address).flatMap(ledger -> ledger.at(address));
  }

  /** The pools of the networks at that place. */
  public List<Pool> pools(Place near) {
    return ledgers.near(near).stream().flatMap(ledger -> ledger.pools().stream()).toList();
  }

  /** Whether any pool serves that place. */
  public boolean serves(Place near) {
    return !ledgers.near(near).isEmpty();
  }

  /** The pool of an address on a network of that place. */
  public Optional<Pool> pool(Ip4Address address, Place near) {
    return ledger(address, near).flatMap(ledger -> ledger.poolOf(address));
  }

  /** What this client has, or had last, at that place, on whichever of its networks. */
  public Optional<Lease> lease(LeaseHolder holder, Place near) {
    Optional<Lease> newest = Optional.empty();
    for (NetworkLedger ledger : ledgers.near(near)) {
      Optional<Lease> lease = ledger.of(holder);
      if (lease.isPresent()
          && (newest.isEmpty() || lease.get().grantedMillis() > newest.get().grantedMillis())) {
        newest = lease;
      }
    }
    return newest;
  }

  /** Whether that address is set aside for this client now. */
  public boolean isOffered(Ip4Address address, LeaseHolder holder) {
    return ledgers
        .of(address)
        .flatMap(ledger -> ledger.offerTo(holder))
        .filter(offer -> offer.address().equals(address))
        .isPresent();
  }

  /** The address reserved for this client there: by its identifier, else by its card. */
  public Optional<Reservation> reservation(LeaseHolder holder, Place near) {
    if (reservations.isEmpty()) {
      return Optional.empty();
    }
    return reservation(new Reservation.Client(holder.id()), near)
        .or(() -> reservation(new Reservation.Card(holder.mac()), near));
  }

  private Optional<Reservation> reservation(Reservation.Owner owner, Place near) {
    return reservations.getOrDefault(owner, List.of()).stream()
        .filter(reservation -> ledger(reservation.address(), near).isPresent())
        .findFirst();
  }

  /**
   * Finds an address and sets it aside: the reserved one, the one it has or had, the one already
   * offered, the one it wishes for, a fresh one, the one free for longest (RFC 2131 section 4.3.1).
   */
  public Offering offer(LeaseHolder holder, Place near, Optional<Ip4Address> wish, Instant now) {
    List<NetworkLedger> networks = ledgers.near(near);
    if (networks.isEmpty()) {
      return new Offering.Exhausted("no pool serves the network of " + near);
    }
    networks.forEach(ledger -> ledger.sweep(now));
    Optional<Ip4Address> reserved =
        reservation(holder, near)
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
        networks.stream().flatMap(l -> l.offerTo(holder).stream()).map(Offer::address).findFirst();
    if (offered.isPresent() && isFree(offered.get(), holder, now)) {
      return setAside(offered.get(), holder, "already offered to it", now);
    }
    Optional<Ip4Address> wished =
        wish.filter(a -> ledger(a, near).isPresent()).filter(a -> isFree(a, holder, now));
    if (wished.isPresent()) {
      return setAside(wished.get(), holder, "the address it asked for", now);
    }
    List<NetworkLedger> open =
        networks.stream().filter(ledger -> holder.phone() || ledger.admitsStranger()).toList();
    return open.isEmpty()
        ? new Offering.Exhausted("the rest of " + ranges(networks) + " is kept for phones")
        : anyOf(open, holder, now);
  }

  private Offering anyOf(List<NetworkLedger> networks, LeaseHolder holder, Instant now) {
    for (NetworkLedger ledger : networks) {
      Optional<Ip4Address> fresh = ledger.fresh();
      if (fresh.isPresent()) {
        return setAside(fresh.get(), holder, "the next free address", now);
      }
    }
    for (NetworkLedger ledger : networks) {
      Optional<Ip4Address> old = ledger.longestFree(holder, now);
      if (old.isPresent()) {
        return setAside(old.get(), holder, "the address free for longest", now);
      }
    }
    for (NetworkLedger ledger : networks) {
      Optional<Ip4Address> offered = ledger.offeredToStranger();
      if (holder.phone() && offered.isPresent()) {
        return setAside(offered.get(), holder, "offered to a stranger before, it is a phone", now);
      }
    }
    return new Offering.Exhausted("every address of " + ranges(networks) + " is taken");
  }

  private static String ranges(List<NetworkLedger> networks) {
    return String.join(
        ", ",
        networks.stream()
            .flatMap(ledger -> ledger.pools().stream())
            .map(pool -> pool.range().toString())
            .toList());
  }

  private Offering setAside(Ip4Address address, LeaseHolder holder, String why, Instant now) {
    NetworkLedger ledger = ledgers.of(address).orElseThrow();
    ledger.offer(new Offer(address, holder, now.plus(limits.offerLife())));
    return new Offering.Offered(ledger.poolOf(address).orElseThrow(), address, why);
  }

  /** Whether this client may have that very address at the place it is. */
  public Claim claim(LeaseHolder holder, Ip4Address address, Place near, Instant now) {
    return claim(holder, address, near, now, false);
  }

  /**
   * The same of a client that uses the address already: one locked away because a probe was
   * answered there may be its, for then it is who answered; and one declined in its name, for then
   * it was not it who declined.
   */
  public Claim claimUsed(LeaseHolder holder, Ip4Address address, Place near, Instant now) {
    return claim(holder, address, near, now, true);
  }

  private Claim claim(
      LeaseHolder holder, Ip4Address address, Place near, Instant now, boolean used) {
    Optional<NetworkLedger> ledger = ledger(address, near);
    if (ledger.isEmpty()) {
      return new Claim.Unfair(address + " is not on the network of " + near);
    }
    ledger.get().sweep(now);
    boolean locked = used && ledger.get().isLockedFor(address, holder);
    if (!locked && ledger.get().isTaken(address, holder, now)) {
      return new Claim.Unfair(address + " is taken");
    }
    Optional<Ip4Address> reserved = reservation(holder, near).map(Reservation::address);
    Optional<Pool> pool = ledger.get().poolOf(address);
    if (reserved.isPresent() && reserved.get().equals(address)) {
      return new Claim.Fair(pool.orElseThrow(), "reserved for it");
    }
    if (reserved.isPresent() && !taken(reserved.get(), holder, now)) {
      return new Claim.Unfair(reserved.get() + " is reserved for it, not " + address);
    }
    if (!ledger.get().isCommon(address)) {
      return new Claim.Unfair(address + " is not to be handed out to it");
    }
    return ledger.get().admits(holder, address, now)
        ? new Claim.Fair(pool.orElseThrow(), "free")
        : new Claim.Unfair(address + " is kept for phones");
  }

  /** Binds the address to the client; another one that it had on the same network is free again. */
  public LeaseChange bind(LeaseHolder holder, Ip4Address address, Duration life, Instant now) {
    List<Lease> changes = new ArrayList<>();
    NetworkLedger ledger = ledgers.of(address).orElseThrow();
    ledger.offerTo(holder).ifPresent(offer -> ledger.endOffer(offer.address()));
    ledger
        .of(holder)
        .filter(old -> !old.address().equals(address) && old.held(now))
        .ifPresent(old -> changes.add(old.released(now)));
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

  /**
   * Locks an address away that a client found in use by another: one that it has, or was just
   * offered (RFC 2131 section 4.3.3). When too many are locked away already, this one is only taken
   * from the client, and free.
   */
  public LeaseChange decline(LeaseHolder holder, Ip4Address address, Instant now) {
    Optional<NetworkLedger> found = ledgers.of(address);
    if (found.isEmpty()) {
      return LeaseChange.NONE;
    }
    NetworkLedger ledger = found.get();
    ledger.sweep(now);
    boolean its =
        ledger
            .at(address)
            .filter(lease -> lease.state() == Lease.State.BOUND && lease.holder().same(holder))
            .isPresent();
    boolean offered = ledger.offerTo(holder).filter(o -> o.address().equals(address)).isPresent();
    if (!its && !offered) {
      return LeaseChange.NONE;
    }
    return change(
        List.of(
            ledger.hasQuarantine()
                ? new Lease(
                    address, holder, Lease.State.DECLINED, now, now.plus(limits.quarantine()))
                : doubtful(address, now)));
  }

  private static Lease doubtful(Ip4Address address, Instant now) {
    return new Lease(address, LeaseHolder.NOBODY, Lease.State.RELEASED, now, now);
  }

  /**
   * Whether it is of any use to look whether somebody is there: when too many are locked away
   * already, of those only that were declined.
   */
  public boolean canLockAway(Ip4Address address) {
    return ledgers
        .of(address)
        .filter(ledger -> ledger.hasQuarantine() || ledger.isDoubtful(address))
        .isPresent();
  }

  /**
   * Locks an address away that somebody uses unasked; not one whose lease lives. One that was
   * declined when too many were locked away takes the place of that which comes out first.
   */
  public LeaseChange lockAway(Ip4Address address, Instant now) {
    boolean held = at(address).filter(lease -> lease.held(now)).isPresent();
    if (held || !canLockAway(address)) {
      return LeaseChange.NONE;
    }
    NetworkLedger ledger = ledgers.of(address).orElseThrow();
    List<Lease> changes = new ArrayList<>();
    if (!ledger.hasQuarantine()) {
      ledger.firstOut().ifPresent(first -> changes.add(doubtful(first.address(), now)));
    }
    changes.add(
        new Lease(
            address, LeaseHolder.NOBODY, Lease.State.DECLINED, now, now.plus(limits.quarantine())));
    return change(changes);
  }

  /** Forgets the open offers to a client that chose another server, or needs none. */
  public void withdraw(LeaseHolder holder, Place near) {
    for (NetworkLedger ledger : ledgers.near(near)) {
      ledger.offerTo(holder).ifPresent(offer -> ledger.endOffer(offer.address()));
    }
  }

  private LeaseChange change(List<Lease> leases) {
    for (Lease lease : leases) {
      ledgers.of(lease.address()).orElseThrow().put(lease);
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
    return ledgers.of(address).filter(ledger -> ledger.isTaken(address, holder, now)).isPresent();
  }

  /** Whether the address may be handed to this client as to anybody else. */
  private boolean isFree(Ip4Address address, LeaseHolder holder, Instant now) {
    return ledgers
        .of(address)
        .filter(ledger -> ledger.isCommon(address) && !ledger.isTaken(address, holder, now))
        .filter(ledger -> ledger.admits(holder, address, now))
        .isPresent();
  }

  /** The ledger of an address, if it is on a network of that place. */
  private Optional<NetworkLedger> ledger(Ip4Address address, Place near) {
    return ledgers.of(address).filter(ledger -> ledgers.near(near).contains(ledger));
  }
}
