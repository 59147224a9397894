// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.core.dhcp.Arrival;
import io.dialtone.core.dhcp.DhcpDecision;
import io.dialtone.core.dhcp.DhcpDesk;
import io.dialtone.core.dhcp.DhcpPolicy;
import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.BookClock;
import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseBook;
import io.dialtone.core.lease.LeaseChange;
import io.dialtone.server.store.Entry;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.LeaseWriter;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The book of leases beside its store: read anew when a commit failed or the wall clock was set.
 * The DHCP loop alone calls it.
 */
final class KeptBook {

  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String TOO_MANY_WAIT =
      "too many leases wait to be stored, it must ask again";

  private final DhcpPolicy policy;
  private final LeaseStore store;
  private final LeaseWriter writer;
  private final DhcpReport report;
  private final BookClock clock;

  /** Filled by the writer, emptied by the loop; the writer's queue bounds it. */
  private final Queue<LeaseChange> committed = new ConcurrentLinkedQueue<>();

  private LeaseBook book;
  private volatile int size;
  private DhcpDesk desk;
  private long epoch;
  private Instant now;
  private Duration owed = Duration.ZERO;
  private boolean sound = true;
  private long triedAt;

  /** Reads the store; what it holds is moved along if the clock went back while nobody looked. */
  KeptBook(DhcpPolicy policy, LeaseStore store, LeaseWriter writer, DhcpReport report) {
    this.policy = policy;
    this.store = store;
    this.writer = writer;
    this.report = report;
    this.now = report.clocks().wall().instant();
    this.clock = new BookClock(now, report.clocks().nanos().getAsLong());
    this.epoch = writer.epoch();
    List<Lease> leases = store.load();
    Duration behind = behind(leases);
    if (behind.compareTo(BookClock.TOLERANCE) > 0) {
      report.say(Level.WARN, "the clock was set back by " + behind + " since the last lease");
      store.move(behind.negated());
      leases = store.load();
    }
    policy.warnings(leases).forEach(warning -> report.say(Level.WARN, warning));
    this.book = book(leases);
    this.size = book.size();
    this.desk = new DhcpDesk(policy, book);
  }

  /** How far the clock is behind the lease granted last; what it is ahead is simply time gone. */
  private Duration behind(List<Lease> leases) {
    long last = now.toEpochMilli();
    for (Lease lease : leases) {
      last = Math.max(last, lease.grantedMillis());
    }
    return Duration.ofMillis(last - now.toEpochMilli());
  }

  private LeaseBook book(List<Lease> leases) {
    LeaseBook fresh = policy.book();
    fresh.load(leases);
    return fresh;
  }

  /** How many addresses have a lease, past or present; any thread may ask. */
  int size() {
    return size;
  }

  /** Brings the book up to date with store and clocks; false while it cannot be. */
  boolean settle() {
    switch (readClocks()) {
      case BookClock.Reading.Steady(var time) -> now = time;
      case BookClock.Reading.Stepped(var time, var by) -> {
        now = time;
        owed = owed.plus(by);
      }
    }
    LeaseChange done = committed.poll();
    while (done != null) {
      book.committed(done);
      done = committed.poll();
    }
    if (sound && writer.epoch() == epoch && owed.isZero()) {
      size = book.size();
      return true;
    }
    return readAnew();
  }

  /** Both as of one moment: a process that stood still between them saw no clock that was set. */
  private BookClock.Reading readClocks() {
    Clocks clocks = report.clocks();
    while (true) {
      long before = clocks.nanos().getAsLong();
      Instant wall = clocks.wall().instant();
      long after = clocks.nanos().getAsLong();
      if (after - before < BookClock.TOLERANCE.toNanos()) {
        return clock.read(wall, after);
      }
    }
  }

  private boolean readAnew() {
    long nanos = report.clocks().nanos().getAsLong();
    if (!sound && nanos - triedAt < TRY_AGAIN.toNanos()) {
      return false;
    }
    triedAt = nanos;
    sound = false;
    writer.trouble().ifPresent(why -> report.fault("leases cannot be stored: " + why));
    try {
      move();
      long reading = writer.epoch();
      List<Lease> leases = store.load();
      store.write(List.of());
      book = book(leases);
      desk = new DhcpDesk(policy, book);
      epoch = reading;
      writer.proved();
      sound = true;
      report.say(Level.INFO, "the book was read anew: " + book.size() + " leases");
    } catch (StoreException fault) {
      report.fault("leases cannot be read: " + fault.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // we are being stopped
    }
    return sound;
  }

  /**
   * Moves stored leases along with the wall clock, after all that was decided before it was set.
   */
  private void move() throws InterruptedException {
    if (owed.isZero()) {
      return;
    }
    if (!writer.await(PATIENCE)) {
      throw new StoreException("the store is too slow to follow the clock");
    }
    store.move(owed);
    report.say(Level.WARN, "the clock was set by " + owed + "; leases keep their remaining time");
    owed = Duration.ZERO;
  }

  /** Decides; where a change could not be queued to be stored nothing is, lest the book differ. */
  DhcpDecision decide(DhcpPacket packet, Arrival arrival) {
    return writer.hasRoom()
        ? desk.decide(packet, arrival, now)
        : new DhcpDecision.Silence(Level.WARN, TOO_MANY_WAIT);
  }

  /** An address that was to be offered is somebody's already. */
  DhcpDecision.Store inUse(Ip4Address address) {
    return writer.hasRoom()
        ? desk.inUse(address, now)
        : new DhcpDecision.Store(LeaseChange.NONE, Level.WARN, TOO_MANY_WAIT);
  }

  /** Stores the change, then does the rest; false if the queue is full, and nothing happens. */
  boolean store(LeaseChange change, Runnable afterwards) {
    return writer.offer(
        new Entry(
            change,
            epoch,
            () -> {
              committed.add(change);
              afterwards.run();
            }));
  }
}
