// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.identity.FilePrefix;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The settings of one level, sorted by name. */
public record Settings(SortedMap<SettingKey, SettingValue> all) {

  /** Nothing is set. */
  public static final Settings NONE = new Settings(new TreeMap<>());

  public Settings {
    all =
        all.isEmpty()
            ? Collections.emptySortedMap()
            : Collections.unmodifiableSortedMap(new TreeMap<>(all));
  }

  public Settings with(SettingKey key, SettingValue value) {
    SortedMap<SettingKey, SettingValue> next = new TreeMap<>(all);
    next.remove(key); // the name as it is written now
    next.put(key, value);
    return new Settings(next);
  }

  public Settings without(SettingKey key) {
    SortedMap<SettingKey, SettingValue> next = new TreeMap<>(all);
    next.remove(key);
    return new Settings(next);
  }

  public Optional<SettingValue> find(SettingKey key) {
    return Optional.ofNullable(all.get(key));
  }

  /** What this level says of a name to a kind of phone; the narrowest scope wins. */
  public Optional<Map.Entry<SettingKey, SettingValue>> find(String name, FilePrefix kind) {
    Optional<Map.Entry<SettingKey, SettingValue>> best = Optional.empty();
    for (Map.Entry<SettingKey, SettingValue> entry : all.tailMap(SettingKey.of(name)).entrySet()) {
      if (!entry.getKey().name().equalsIgnoreCase(name)) {
        break;
      }
      if (entry.getKey().scope().covers(kind)) {
        best = Optional.of(entry); // sorted by narrowness
      }
    }
    return best;
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }
}
