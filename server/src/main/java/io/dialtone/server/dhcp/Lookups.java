// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** What the system was asked, remembered for a few seconds, for asking may cost a socket. */
final class Lookups<K, V> {

  /** How long a change of the system goes unnoticed. */
  static final Duration FRESH = Duration.ofSeconds(5);

  /** Anybody can name a relay: so many answers are remembered. */
  static final int MOST = 256;

  private record Answer<V>(V value, long since) {}

  private final Function<K, V> system;
  private final LongSupplier nanos;
  private final Map<K, Answer<V>> known = new LinkedHashMap<>();

  Lookups(Function<K, V> system, LongSupplier nanos) {
    this.system = system;
    this.nanos = nanos;
  }

  V of(K key) {
    long now = nanos.getAsLong();
    Answer<V> answer = known.get(key);
    if (answer == null || now - answer.since() >= FRESH.toNanos()) {
      if (known.size() >= MOST) {
        known.clear();
      }
      answer = new Answer<>(system.apply(key), now);
      known.put(key, answer);
    }
    return answer.value();
  }
}
