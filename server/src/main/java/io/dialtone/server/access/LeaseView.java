// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import io.dialtone.core.access.Leases;
import io.dialtone.core.lease.Lease;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The leases on disk by the phones that hold them. Any thread reads it without a lock; it is fed
 * where leases are stored, so that a phone finds its lease here before the ACK reaches it.
 */
public final class LeaseView implements Leases {

  /** More leases of one phone than it has networks to be in are not of its own making. */
  private static final int LEASES_A_PHONE = 8;

  private final Map<MacAddress, List<Lease>> byPhone = new ConcurrentHashMap<>();

  /** Whose an address is; read and fed under the lock. */
  private final Map<Ip4Address, MacAddress> phones = new HashMap<>();

  @Override
  public List<Lease> of(MacAddress mac) {
    return byPhone.getOrDefault(mac, List.of());
  }

  /** Who holds the lease of an address. */
  public synchronized Optional<MacAddress> holder(Ip4Address address) {
    return Optional.ofNullable(phones.get(address));
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

  private synchronized void loaded(List<Lease> leases) {
    byPhone.clear();
    phones.clear();
    leases.forEach(this::committed);
  }

  private synchronized void written(List<Lease> leases) {
    leases.forEach(this::committed);
  }

  /** An address has one lease: whoever had it before has it no more. */
  private void committed(Lease lease) {
    MacAddress phone = lease.holder().mac();
    boolean bound = lease.state() == Lease.State.BOUND;
    MacAddress before = bound ? phones.put(lease.address(), phone) : phones.remove(lease.address());
    if (before != null && !before.equals(phone)) {
      put(before, without(before, lease.address()));
    }
    List<Lease> leases = without(phone, lease.address());
    if (bound) {
      leases.add(lease);
    }
    put(phone, leases);
  }

  private List<Lease> without(MacAddress phone, Ip4Address address) {
    List<Lease> others = new ArrayList<>(of(phone));
    others.removeIf(lease -> lease.address().equals(address));
    return others;
  }

  private void put(MacAddress phone, List<Lease> leases) {
    if (leases.isEmpty()) {
      byPhone.remove(phone);
    } else {
      byPhone.put(
          phone,
          List.copyOf(leases.subList(Math.max(0, leases.size() - LEASES_A_PHONE), leases.size())));
    }
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
