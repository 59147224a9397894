// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import io.dialtone.core.access.Leases;
import io.dialtone.core.lease.Lease;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The leases on disk by the phones that hold them. Any thread reads it without a lock; it is fed
 * where leases are stored, so that a phone finds its lease here before the ACK reaches it.
 */
public final class LeaseView implements Leases {

  private volatile KnownLeases known = new KnownLeases();
  private volatile Predicate<MacAddress> guarded = _ -> false;

  /** From now on it remembers what these phones gave up, until it would have ended. */
  public void guard(Predicate<MacAddress> phones) {
    guarded = phones;
  }

  @Override
  public List<Lease> of(MacAddress mac) {
    return known.of(mac);
  }

  @Override
  public Optional<Lease> givenUp(MacAddress mac) {
    return known.givenUp(mac);
  }

  /** Who holds the lease of an address. */
  public synchronized Optional<MacAddress> holder(Ip4Address address) {
    return known.holder(address);
  }

  /**
   * The same store, of which nothing goes in or out without being seen here. Its leases are read at
   * once, and handed to whoever loads them first: a server that opens afterwards knows them all.
   */
  public LeaseStore over(LeaseStore store) {
    Watched watched = new Watched(store);
    watched.readAhead();
    return watched;
  }

  /** Readers see what was known before until all of it is known anew. */
  private synchronized void loaded(List<Lease> leases) {
    KnownLeases fresh = new KnownLeases(known);
    leases.forEach(fresh::committed);
    known = fresh;
  }

  private void written(List<Lease> leases) {
    List<MacAddress> losers = new ArrayList<>();
    synchronized (this) {
      leases.forEach(lease -> known.committed(lease).ifPresent(losers::add));
    }
    // beyond the lock: whoever is asked may be asking us
    losers.stream().filter(guarded.negate()).forEach(known::forget);
  }

  /** A store that tells the view what it stored, after it did. */
  private final class Watched implements LeaseStore {

    private final LeaseStore store;
    private Optional<List<Lease>> ahead = Optional.empty();

    Watched(LeaseStore store) {
      this.store = store;
    }

    synchronized void readAhead() {
      ahead = Optional.of(load());
    }

    @Override
    public synchronized List<Lease> load() {
      if (ahead.isPresent()) {
        List<Lease> read = ahead.get();
        ahead = Optional.empty();
        return read;
      }
      List<Lease> leases = store.load();
      loaded(leases);
      return leases;
    }

    @Override
    public synchronized void write(List<Lease> leases) {
      ahead = Optional.empty();
      store.write(leases);
      written(leases);
    }

    @Override
    public synchronized void move(Duration by) {
      ahead = Optional.empty();
      store.move(by);
    }

    @Override
    public void close() {
      store.close();
    }
  }
}
