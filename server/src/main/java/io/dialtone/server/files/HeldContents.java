// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The contents held, within two limits. Those make room that came first and were not used since; a
 * content that was used gets behind the others once more, so that each eviction looks at few.
 */
final class HeldContents {

  /** The bytes of all contents in memory, and of all copies, together. */
  record Limits(long memoryBytes, long copyBytes) {
    static final Limits USUAL = new Limits(32L << 20, 1L << 30);
  }

  /** What a content in memory costs beside its bytes: a buffer, its cleaner, names, a digest. */
  static final int OVERHEAD_BYTES = 600;

  /** So many turns of contents that are held no more do not matter. */
  private static final int FEW = 64;

  private final ConcurrentMap<String, Held> byPath = new ConcurrentHashMap<>();
  private final Shelf memory;
  private final Shelf copies;

  HeldContents(Limits limits) {
    this.memory = new Shelf(limits.memoryBytes(), OVERHEAD_BYTES);
    this.copies = new Shelf(limits.copyBytes(), 0);
  }

  Optional<Held> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  synchronized void put(Held held) {
    Held old = byPath.put(held.version().path(), held);
    if (old != null) {
      shelf(old).take(old);
    }
    shelf(held).add(held);
  }

  synchronized void remove(String path) {
    Held old = byPath.remove(path);
    if (old != null) {
      shelf(old).take(old);
    }
  }

  synchronized void clear() {
    byPath.values().forEach(Held::drop);
    byPath.clear();
    memory.clear();
    copies.clear();
  }

  private Shelf shelf(Held held) {
    return held.inMemory() ? memory : copies;
  }

  /** A content and when it was used last before it took its place in the queue. */
  private record Turn(Held held, long usedNanos) {}

  /** The contents of one kind, in the order in which they are asked to make room. */
  private final class Shelf {
    private final long limit;
    private final int overhead;
    private final Deque<Turn> turns = new ArrayDeque<>();
    private long bytes;

    Shelf(long limit, int overhead) {
      this.limit = limit;
      this.overhead = overhead;
    }

    private long cost(Held held) {
      return held.version().size() + overhead;
    }

    void take(Held held) {
      bytes -= cost(held);
      held.drop();
    }

    void add(Held newest) {
      bytes += cost(newest);
      while (bytes > limit && !turns.isEmpty()) {
        Turn first = turns.removeFirst();
        Held held = first.held();
        if (held.usedNanos() != first.usedNanos()) {
          turns.addLast(new Turn(held, held.usedNanos()));
        } else if (isHeld(held)) {
          remove(held.version().path());
        }
      }
      if (turns.size() > 2 * byPath.size() + FEW) {
        turns.removeIf(turn -> !isHeld(turn.held())); // replaced by newer contents
      }
      turns.addLast(new Turn(newest, newest.usedNanos()));
    }

    private boolean isHeld(Held held) {
      return byPath.get(held.version().path()) == held;
    }

    void clear() {
      turns.clear();
      bytes = 0;
    }
  }
}
