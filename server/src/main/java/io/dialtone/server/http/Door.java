// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the connections of all loops, in all and of each address, and lets no more in. */
final class Door {

  private final HttpLimits.Counts limits;
  private final AtomicInteger total = new AtomicInteger();
  private final ConcurrentMap<Ip4Address, Integer> byAddress = new ConcurrentHashMap<>();

  Door(HttpLimits.Counts limits) {
    this.limits = limits;
  }

  /** Lets one in, or says why not. Who was let in must leave. */
  Optional<String> enter(Ip4Address peer) {
    if (total.incrementAndGet() > limits.connections()) {
      total.decrementAndGet();
      return Optional.of("all " + limits.connections() + " connections are taken");
    }
    int those = byAddress.merge(peer, 1, Integer::sum);
    if (limits.perAddress() > 0 && those > limits.perAddress()) {
      leave(peer);
      return Optional.of(
          "the address has "
              + limits.perAddress()
              + " connections already"
              + " (http.connections-per-address)");
    }
    return Optional.empty();
  }

  void leave(Ip4Address peer) {
    total.decrementAndGet();
    byAddress.computeIfPresent(peer, (_, count) -> count > 1 ? count - 1 : null);
  }

  boolean full() {
    return total.get() >= limits.connections();
  }

  int connections() {
    return total.get();
  }

  /** How many addresses have a connection. */
  int addresses() {
    return byAddress.size();
  }
}
