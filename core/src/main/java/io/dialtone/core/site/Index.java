// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Values by a key that most often has but one, which then takes no set of its own. */
final class Index<K extends Comparable<K>, V extends Comparable<V>> {

  private final SortedMap<K, V> single = new TreeMap<>();
  private final SortedMap<K, SortedSet<V>> several = new TreeMap<>();

  SortedSet<V> find(K key) {
    Optional<SortedSet<V>> all = Optional.ofNullable(several.get(key));
    return Collections.unmodifiableSortedSet(
        all.orElseGet(() ->
            Optional.ofNullable(single.get(key))
                .map(one -> new TreeSet<>(List.of(one)))
                .orElseGet(TreeSet::new)));
  }

  void add(K key, V value) {
    Optional<SortedSet<V>> all = Optional.ofNullable(several.get(key));
    if (all.isPresent()) {
      all.get().add(value);
      return;
    }
    Optional<V> first = Optional.ofNullable(single.putIfAbsent(key, value));
    if (first.isPresent() && !first.get().equals(value)) {
      single.remove(key);
      several.put(key, new TreeSet<>(List.of(first.get(), value)));
    }
  }

  void remove(K key, V value) {
    Optional<SortedSet<V>> all = Optional.ofNullable(several.get(key));
    if (all.isEmpty()) {
      single.remove(key, value);
      return;
    }
    all.get().remove(value);
    if (all.get().size() == 1) {
      several.remove(key);
      single.put(key, all.get().first());
    }
  }
}
