// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.lease.Lease;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A store on the heap that keeps what it is given, and refuses as often as it is told to. */
public final class HeapLeaseStore implements LeaseStore {

  private final Map<Ip4Address, Lease> leases = new TreeMap<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final AtomicInteger writes = new AtomicInteger();

  /** The next writes fail. */
  public void refuse(int times) {
    refusals.set(times);
  }

  public int writes() {
    return writes.get();
  }

  @Override
  public synchronized List<Lease> load() {
    return leases.values().stream().sorted(Comparator.comparing(Lease::address)).toList();
  }

  @Override
  public synchronized void write(List<Lease> changed) {
    if (refusals.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new StoreException("the disk is full");
    }
    writes.incrementAndGet();
    changed.forEach(lease -> leases.put(lease.address(), lease));
  }

  @Override
  public synchronized void move(Duration by) {
    leases.replaceAll((_, l) ->
        new Lease(l.address(), l.holder(), l.state(), l.granted().plus(by), l.expires().plus(by)));
  }

  @Override
  public void close() {
    // nothing is held
  }
}
