// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * How many places each address holds for longer than a small file takes, as of one look at all of
 * them: what it takes at 2 KiB/s is progress, and yet may be all there is.
 */
final class Shares {

  /** Nobody holds any. */
  static final Shares NONE = new Shares(List.of(), 0, 0);

  private static final Duration LONG = Duration.ofSeconds(1);

  private final Map<Ip4Address, Integer> held = new HashMap<>();
  private final Queue<Connection> slowest = new ArrayDeque<>();

  /** Remembers so many of the address that holds most. */
  Shares(Collection<Connection> open, long now, int remembered) {
    List<Connection> holding = open.stream().filter(each -> each.holds(now, LONG)).toList();
    holding.forEach(each -> held.merge(each.peer(), 1, Integer::sum));
    holding.stream()
        .map(Connection::peer)
        .max(Comparator.comparingInt(this::of))
        .ifPresent(most ->
            holding.stream()
                .filter(each -> each.peer().equals(most))
                .sorted(Comparator.comparingLong(each -> each.bytesPerSecond(now)))
                .limit(remembered)
                .forEach(slowest::add));
  }

  private int of(Ip4Address address) {
    return held.getOrDefault(address, 0);
  }

  /**
   * The slowest of the address that holds most, where the newcomer's holds less than half as many,
   * itself counted: it gives its place up.
   */
  Optional<Connection> at(Ip4Address newcomer, long now) {
    while (!slowest.isEmpty() && of(slowest.element().peer()) >= 2 * (of(newcomer) + 1)) {
      Connection next = slowest.remove();
      if (next.channel().isActive() && next.holds(now, LONG)) {
        held.merge(next.peer(), -1, Integer::sum);
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }
}
