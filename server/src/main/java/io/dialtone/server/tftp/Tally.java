// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.tftp;

import java.util.concurrent.atomic.LongAdder;

/** The counters behind {@link TftpFigures}. */
final class Tally {
  final LongAdder started = new LongAdder();
  final LongAdder finished = new LongAdder();
  final LongAdder failed = new LongAdder();
  final LongAdder refused = new LongAdder();
  final LongAdder passedOver = new LongAdder();
  final LongAdder displaced = new LongAdder();
  final LongAdder bytes = new LongAdder();
  final LongAdder resent = new LongAdder();

  /** Leaves a request without an answer. */
  void passOver(Order order) {
    passedOver.increment();
    order.content().close();
  }

  /** Has told a client that it cannot be served. */
  void turnAway(Order order) {
    refused.increment();
    order.content().close();
  }

  TftpFigures figures() {
    long over = finished.sum() + failed.sum(); // read first: it never passes what was started
    long begun = started.sum();
    return new TftpFigures(
        begun - over,
        begun,
        finished.sum(),
        failed.sum(),
        refused.sum(),
        passedOver.sum(),
        new TftpFigures.Volume(bytes.sum(), resent.sum(), displaced.sum()));
  }
}
