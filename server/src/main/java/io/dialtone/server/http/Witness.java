// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http;

import java.util.List;

/** Who is told of every answer: the access log, the journal, the counters. */
@FunctionalInterface
public interface Witness {

  /** Called on an event loop: must not block, nor throw. */
  void answered(Answered answered);

  /** One that tells all of these, in this order. */
  static Witness all(Witness... witnesses) {
    List<Witness> each = List.of(witnesses);
    return answered -> {
      for (Witness witness : each) {
        witness.answered(answered);
      }
    };
  }
}
