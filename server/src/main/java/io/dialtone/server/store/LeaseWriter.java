// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseChange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one thread that writes leases: whatever is waiting goes into one transaction, and only after
 * its commit is done what had to wait for it. If a commit fails, its entries are dropped, and so
 * are all that were decided on the same reading of the book, for they may rest on what was lost;
 * whoever owns the book sees the {@link #epoch} move on, reads the store anew and goes on in it.
 */
public final class LeaseWriter {

  /** The longest transaction: beyond this, more in one gains nothing and makes answers late. */
  static final int BATCH_LIMIT = 256;

  /** What may wait; a client whose packet finds no room asks again by itself. */
  static final int QUEUE_LIMIT = 16_384;

  private final LeaseStore store;
  private final BlockingQueue<Entry> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
  private final AtomicLong epoch = new AtomicLong();
  private final AtomicReference<Optional<String>> trouble = new AtomicReference<>(Optional.empty());
  private final Thread thread;
  private volatile boolean closing;

  private LeaseWriter(LeaseStore store) {
    this.store = store;
    this.thread = Thread.ofPlatform().name("lease-writer").daemon().unstarted(this::run);
  }

  public static LeaseWriter start(LeaseStore store) {
    LeaseWriter writer = new LeaseWriter(store);
    writer.thread.start();
    return writer;
  }

  /** Entries of an earlier epoch are dropped. */
  public long epoch() {
    return epoch.get();
  }

  /** Why the last commit failed, until {@link #proved} says that writing works again. */
  public Optional<String> trouble() {
    return trouble.get();
  }

  /** The store was read anew and written to. */
  public void proved() {
    trouble.set(Optional.empty());
  }

  /** Queues the entry; false if there is no room, and then nothing of it happens. */
  public boolean offer(Entry entry) {
    return !closing && queue.offer(entry);
  }

  /** Whether one more entry finds room; so it stays for whoever alone queues them. */
  public boolean hasRoom() {
    return queue.remainingCapacity() > 0;
  }

  /** Waits until all that was queued before is written or dropped; false if it took too long. */
  public boolean await(Duration atMost) throws InterruptedException {
    CountDownLatch reached = new CountDownLatch(1);
    Entry mark = new Entry(LeaseChange.NONE, -1, reached::countDown);
    long nanos = atMost.toNanos();
    return queue.offer(mark, nanos, TimeUnit.NANOSECONDS)
        && reached.await(nanos, TimeUnit.NANOSECONDS);
  }

  private void run() {
    List<Entry> batch = new ArrayList<>(BATCH_LIMIT);
    try {
      while (!closing || !queue.isEmpty()) {
        Entry first = queue.poll(100, TimeUnit.MILLISECONDS);
        if (first != null) {
          batch.add(first);
          queue.drainTo(batch, BATCH_LIMIT - 1);
          commit(batch);
          batch.clear();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // closing took too long: what is queued is dropped
    }
  }

  private void commit(List<Entry> batch) {
    List<Entry> live = batch.stream().filter(e -> e.epoch() == epoch.get()).toList();
    List<Lease> leases = live.stream().flatMap(e -> e.change().leases().stream()).toList();
    try {
      if (!leases.isEmpty()) {
        store.write(leases);
      }
      live.forEach(entry -> entry.afterwards().run());
    } catch (StoreException fault) {
      fail(String.valueOf(fault.getMessage()));
    } catch (RuntimeException unforeseen) {
      // the one broad catch of this thread: a fault of ours must not end all writing
      fail("writing leases failed: " + unforeseen);
    }
    batch.stream().filter(e -> e.epoch() < 0).forEach(mark -> mark.afterwards().run());
  }

  private void fail(String why) {
    trouble.set(Optional.of(why));
    epoch.incrementAndGet();
  }

  /** Ends without waiting: there was nothing to write yet. */
  public void abandon() {
    closing = true;
    thread.interrupt();
  }

  /** Takes nothing more, writes what is queued, and ends; what takes longer is dropped. */
  public void close(Duration atMost) throws InterruptedException {
    closing = true;
    if (!thread.join(atMost)) {
      thread.interrupt();
      thread.join();
    }
  }
}
