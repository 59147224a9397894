// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import io.dialtone.wire.octets.Ip4Address;
import java.util.List;

/** Who is told of every answer: the access log, the journal, the counters. */
@FunctionalInterface
public interface Witness {

  /** Called on an event loop: must not block, nor throw. */
  void answered(Answered answered);

  /** A connection was not taken in. Called on an event loop. */
  default void turnedAway(Ip4Address peer, String reason) {}

  /** Something of ours went wrong. Called on an event loop. */
  default void fault(String text) {}

  /** One that tells all of these, in this order. */
  static Witness all(Witness... witnesses) {
    List<Witness> each = List.of(witnesses);
    return new Witness() {
      @Override
      public void answered(Answered answered) {
        each.forEach(witness -> witness.answered(answered));
      }

      @Override
      public void turnedAway(Ip4Address peer, String reason) {
        each.forEach(witness -> witness.turnedAway(peer, reason));
      }

      @Override
      public void fault(String text) {
        each.forEach(witness -> witness.fault(text));
      }
    };
  }
}
