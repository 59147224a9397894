// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/**
 * A throttle for each kind of sentence, so that whoever provokes one kind at will hides no other.
 * Sentences that differ in their numbers alone, such as addresses, are of one kind.
 */
final class KindThrottle {

  /** Kinds told apart; all beyond share one throttle. There are some ten. */
  static final int MOST_KINDS = 64;

  private static final String OTHERS = "";

  private final Duration interval;
  private final LongSupplier nanos;
  private final Map<String, Throttle> byKind = new LinkedHashMap<>();

  KindThrottle(Duration interval, LongSupplier nanos) {
    this.interval = interval;
    this.nanos = nanos;
  }

  /** How many of its kind were held back since the last one; empty if this one is held back. */
  OptionalLong pass(String sentence) {
    return throttle(kind(sentence)).pass();
  }

  private synchronized Throttle throttle(String kind) {
    boolean room = byKind.size() < MOST_KINDS || byKind.containsKey(kind);
    return byKind.computeIfAbsent(room ? kind : OTHERS, _ -> new Throttle(interval, nanos));
  }

  private static String kind(String sentence) {
    StringBuilder kind = new StringBuilder(sentence.length());
    for (int i = 0; i < sentence.length(); i++) {
      char letter = sentence.charAt(i);
      if (letter < '0' || letter > '9') {
        kind.append(letter);
      }
    }
    return kind.toString();
  }
}
