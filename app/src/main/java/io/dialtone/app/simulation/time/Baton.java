// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.time;

import java.util.concurrent.locks.LockSupport;

/** The right to be awake, handed from one thread to the next. */
final class Baton {

  private volatile boolean here;
  private volatile Thread holder = Thread.currentThread();

  /** The thread that will wait for it. */
  void belongsTo(Thread thread) {
    holder = thread;
  }

  /** Hands it over; the caller must wait or end now. */
  void pass() {
    here = true;
    LockSupport.unpark(holder);
  }

  /** Waits for it, and takes it. */
  void await() {
    while (!here) {
      LockSupport.park(this);
    }
    here = false;
  }
}
