// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the phone is still to do: each thing once, the most urgent first, bounded. */
final class Wishes {

  /** More than anybody asks a phone for in one call; what goes beyond is forgotten. */
  static final int MAX = 16;

  private final List<Wish> waiting = new ArrayList<>();

  void add(Wish wish) {
    if (waiting.size() < MAX && !waiting.contains(wish)) {
      waiting.add(wish);
    }
  }

  boolean any() {
    return !waiting.isEmpty();
  }

  /** Whether one waits that would not let a run, or the wait for one, go on. */
  boolean anyBeforeRun() {
    return waiting.stream().anyMatch(wish -> !(wish instanceof Wish.Run));
  }

  /** Whether one waits that a reboot would not fulfil. */
  boolean anyBeforeReboot() {
    return waiting.stream().anyMatch(wish -> !wish.fulfilledByReboot());
  }

  /** Takes the most urgent; of equals the oldest. */
  Optional<Wish> take() {
    Optional<Wish> next = waiting.stream().min(Comparator.comparingInt(Wish::rank));
    next.ifPresent(waiting::remove);
    return next;
  }

  /** The phone reboots: a run follows by itself. */
  void rebooted() {
    waiting.removeIf(Wish::fulfilledByReboot);
  }
}
