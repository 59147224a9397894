// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.crowd;

import io.dialtone.fleet.net.Patience;
import java.util.concurrent.Semaphore;

/** A phone's right to be at work; while it only waits another may have it. */
final class Seat implements Patience {
  private final Semaphore seats;
  private boolean held = true;

  /** One that was taken already. */
  Seat(Semaphore seats) {
    this.seats = seats;
  }

  @Override
  public void rests() {
    if (held) {
      held = false;
      seats.release();
    }
  }

  @Override
  public void goesOn() {
    if (!held) {
      seats.acquireUninterruptibly();
      held = true;
    }
  }
}
