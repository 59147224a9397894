// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.access;

import java.util.concurrent.atomic.LongAdder;

/** How often files were not given, or later, for the sake of access. */
public final class AccessFigures {

  final LongAdder refused = new LongAdder();
  final LongAdder challenged = new LongAdder();
  final LongAdder delayed = new LongAdder();
  final LongAdder hidden = new LongAdder();

  /** Files that are there, but not for who asked. */
  public long refused() {
    return refused.sum();
  }

  /** Askings without the right password. */
  public long challenged() {
    return challenged.sum();
  }

  /** Answers that were made to wait. */
  public long delayed() {
    return delayed.sum();
  }

  /** Askings of addresses that guess. */
  public long hidden() {
    return hidden.sum();
  }
}
