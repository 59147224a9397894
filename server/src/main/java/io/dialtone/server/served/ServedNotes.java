// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.served;

import io.dialtone.core.journal.Area;
import io.dialtone.core.journal.Journal;
import io.dialtone.core.journal.JournalRecord;
import io.dialtone.core.journal.Level;
import io.dialtone.core.served.ServedFile;
import io.dialtone.core.served.ServedMemory;
import io.dialtone.core.served.Serving;
import io.dialtone.server.files.Taken;
import io.dialtone.server.store.StoreException;
import io.dialtone.wire.octets.Bytes;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Notes what is served of a folder on a thread of its own, which begins with the first file: no
 * answer waits for it. It warns at once of content that phones do not take because they know its
 * name, and stores what is new a few seconds later, all of it in one transaction.
 */
public final class ServedNotes implements Taken {

  /** So long more is waited for, to be stored with what is new. */
  private static final Duration GROUPED = Duration.ofSeconds(5);

  /** Where storing failed, until it is tried again. */
  private static final Duration AGAIN = Duration.ofMinutes(1);

  /** What is held of contents that are not looked at yet; more goes by unnoted. */
  private static final long BYTES_LIMIT = 32L << 20;

  /** What a content costs beside its bytes. */
  private static final long OVERHEAD_BYTES = 600;

  private record Waiting(String path, String sha256, Optional<ByteBuffer> memory) {
    long bytes() {
      return OVERHEAD_BYTES + memory.map(ByteBuffer::remaining).orElse(0);
    }
  }

  private final Supplier<ServedStore> store;
  private final Journal journal;
  private final InstantSource clock;

  /** Taken before {@link #queue}, which guards all below it but the memory, and never after it. */
  private final Object looking = new Object();

  private final Queue<Waiting> queue = new ArrayDeque<>();
  private Optional<ServedMemory> memory = Optional.empty();
  private Optional<Thread> thread = Optional.empty();
  private long waitingBytes;
  private boolean closing;

  /** When to store, or after a failure to try again. */
  private Optional<Long> due = Optional.empty();

  private boolean failing;

  /**
   * Of a store that is not asked for before the first file.
   *
   * @param journal is told of content that phones do not take
   */
  public ServedNotes(Supplier<ServedStore> store, Journal journal, InstantSource clock) {
    this.store = store;
    this.journal = journal;
    this.clock = clock;
  }

  @Override
  public void content(String path, String sha256, Optional<ByteBuffer> content) {
    Waiting waiting = new Waiting(path, sha256, content);
    synchronized (queue) {
      if (closing || waitingBytes + waiting.bytes() > BYTES_LIMIT) {
        return; // noted the next time that it is read
      }
      queue.add(waiting);
      waitingBytes += waiting.bytes();
      if (thread.isEmpty()) {
        thread = Optional.of(Thread.ofPlatform().name("served").daemon().start(this::run));
      }
      queue.notifyAll();
    }
  }

  /** All that is known to have been served, up to this moment. */
  public List<ServedFile> known() {
    synchronized (looking) {
      ServedMemory known = memory();
      look(known);
      if (!known.changes().none()) {
        storeSoon();
      }
      return known.all();
    }
  }

  /** Stores what is not stored yet, and ends; what takes longer is given up. */
  public void close(Duration atMost) throws InterruptedException {
    Optional<Thread> running;
    synchronized (queue) {
      closing = true;
      running = thread;
      queue.notifyAll();
    }
    if (running.isPresent() && !running.get().join(atMost)) {
      running.get().interrupt();
    }
  }

  private void run() {
    try {
      boolean last;
      do {
        last = await();
        round(last);
      } while (!last);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // what is not stored is noted the next time
    }
  }

  /** Waits for something to do; whether it is the last time. */
  private boolean await() throws InterruptedException {
    synchronized (queue) {
      while (!closing && !isDue() && (failing || queue.isEmpty())) {
        if (due.isEmpty()) {
          queue.wait();
        } else {
          TimeUnit.NANOSECONDS.timedWait(queue, Math.max(1, due.get() - System.nanoTime()));
        }
      }
      return closing;
    }
  }

  private boolean isDue() {
    synchronized (queue) {
      return due.isPresent() && due.get() - System.nanoTime() <= 0;
    }
  }

  private void storeSoon() {
    synchronized (queue) {
      failing = false;
      if (due.isEmpty()) {
        due = Optional.of(System.nanoTime() + GROUPED.toNanos());
        queue.notifyAll();
      }
    }
  }

  private void done() {
    synchronized (queue) {
      failing = false;
      due = Optional.empty();
    }
  }

  private void round(boolean last) {
    try {
      synchronized (looking) {
        ServedMemory known = memory();
        look(known);
        if (known.changes().none()) {
          done();
        } else if (last || isDue()) {
          store.get().write(known.changes());
          known.stored();
          done();
        } else {
          storeSoon();
        }
      }
    } catch (StoreException fault) {
      fail(String.valueOf(fault.getMessage()));
    } catch (RuntimeException unforeseen) {
      // the one broad catch of this thread: a fault of ours must not end all noting
      fail(unforeseen.toString());
    }
  }

  private void fail(String why) {
    boolean first;
    synchronized (queue) {
      first = !failing;
      failing = true;
      due = Optional.of(System.nanoTime() + AGAIN.toNanos());
    }
    if (first) {
      say("what is served of --files is not noted: " + why);
    }
  }

  /** Held by whoever is {@link #looking}. */
  private ServedMemory memory() {
    ServedMemory known = memory.orElseGet(() -> new ServedMemory(store.get().load()));
    memory = Optional.of(known);
    return known;
  }

  /** Takes up all that waits; held by whoever is {@link #looking}. */
  private void look(ServedMemory known) {
    for (Optional<Waiting> next = next(); next.isPresent(); next = next()) {
      Waiting waiting = next.get();
      Bytes content = waiting.memory().map(ServedNotes::bytes).orElse(Bytes.EMPTY);
      Serving.of(waiting.path(), waiting.sha256(), content)
          .ifPresent(now -> known.note(now, clock.instant()).ifPresent(this::warn));
    }
  }

  private Optional<Waiting> next() {
    synchronized (queue) {
      Optional<Waiting> next = Optional.ofNullable(queue.poll());
      next.ifPresent(waiting -> waitingBytes -= waiting.bytes());
      return next;
    }
  }

  private static Bytes bytes(ByteBuffer memory) {
    byte[] bytes = new byte[memory.remaining()];
    memory.duplicate().get(bytes);
    return Bytes.copyOf(bytes);
  }

  private void warn(ServedFile before) {
    Serving was = before.serving();
    say(
        was.own()
            ? was.path()
                + " is served with other content than first, "
                + before.since()
                + ", and still config_sn "
                + was.serial()
                + ": a phone that has that one never applies it (RUN-4); write another config_sn"
            : was.path()
                + " is served with other content than first, "
                + before.since()
                + ": a phone that has that one never fetches it (RUN-12); give it a new name, and"
                + " name that in the INF");
  }

  private void say(String text) {
    journal.record(JournalRecord.of(clock.instant(), Level.WARN, Area.SERVER, text));
  }
}
