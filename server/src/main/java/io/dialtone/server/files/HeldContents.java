// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The contents held, within two limits; the ones unused for longest make room. */
final class HeldContents {

  /** The bytes of all contents in memory, and of all copies, together. */
  record Limits(long memoryBytes, long copyBytes) {
    static final Limits USUAL = new Limits(32L << 20, 1L << 30);
  }

  private final Limits limits;
  private final ConcurrentMap<String, Held> byPath = new ConcurrentHashMap<>();
  private long memoryBytes;
  private long copyBytes;

  HeldContents(Limits limits) {
    this.limits = limits;
  }

  Optional<Held> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  synchronized void put(Held held) {
    count(held, 1);
    Held old = byPath.put(held.version().path(), held);
    if (old != null) {
      count(old, -1);
      old.drop();
    }
    while (memoryBytes > limits.memoryBytes() && evict(true, held)) {
      // One at a time, until there is room.
    }
    while (copyBytes > limits.copyBytes() && evict(false, held)) {
      // One at a time, until there is room.
    }
  }

  synchronized void remove(String path) {
    Held old = byPath.remove(path);
    if (old != null) {
      count(old, -1);
      old.drop();
    }
  }

  synchronized void clear() {
    byPath.values().forEach(Held::drop);
    byPath.clear();
    memoryBytes = 0;
    copyBytes = 0;
  }

  private boolean evict(boolean inMemory, Held newest) {
    Optional<Held> oldest =
        byPath.values().stream()
            .filter(held -> held.inMemory() == inMemory && held != newest)
            .min((one, other) -> Long.signum(one.usedNanos() - other.usedNanos()));
    oldest.ifPresent(held -> remove(held.version().path()));
    return oldest.isPresent();
  }

  private void count(Held held, int sign) {
    if (held.inMemory()) {
      memoryBytes += sign * held.version().size();
    } else {
      copyBytes += sign * held.version().size();
    }
  }
}
