// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.site;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What was asked for last, as much as weighs no more than a limit; whoever has it locks. */
final class Weighed<K, V> {

  private record Entry<V>(V value, long weight) {}

  private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);
  private final long limit;
  private long weight;

  Weighed(long limit) {
    this.limit = limit;
  }

  Optional<V> find(K key) {
    return Optional.ofNullable(entries.get(key)).map(Entry::value);
  }

  /** Keeps a value, and drops those asked for longest ago until all weighs little enough. */
  void put(K key, V value, long weightOfIt) {
    remove(key);
    entries.put(key, new Entry<>(value, weightOfIt));
    weight += weightOfIt;
    Iterator<Entry<V>> oldest = entries.values().iterator();
    while (weight > limit) {
      weight -= oldest.next().weight();
      oldest.remove();
    }
  }

  void remove(K key) {
    Optional.ofNullable(entries.remove(key)).ifPresent(gone -> weight -= gone.weight());
  }

  int size() {
    return entries.size();
  }
}
