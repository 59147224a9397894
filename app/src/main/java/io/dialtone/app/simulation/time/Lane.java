// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.time;

import java.util.function.BooleanSupplier;

/** One thread of the simulated world; it runs only when it is handed the baton. */
public final class Lane {

  /** No lane at all. */
  static final Lane NOBODY = new Lane(new VirtualTime(), "nobody", () -> {});

  private final VirtualTime time;
  private final Baton baton = new Baton();
  private final Thread thread;
  private boolean started;
  private boolean ended;
  private long wait;

  /** Thrown where a lane waits when another has failed: this world is over. */
  static final class WorldEnded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WorldEnded() {
      super("the simulated world has ended", null, false, false);
    }
  }

  Lane(VirtualTime time, String name, Runnable life) {
    this.time = time;
    this.thread = Thread.ofVirtual().name(name).unstarted(() -> live(life));
    baton.belongsTo(thread);
  }

  private void live(Runnable life) {
    try {
      if (!time.stopped()) {
        life.run();
      }
    } catch (WorldEnded _) {
      // whoever failed has said why
    } catch (RuntimeException | Error broken) {
      time.failed(broken);
    } finally {
      ended = true;
      time.leave(this);
    }
  }

  /** Waits until the time has come, or until what is waited for is so, whichever is first. */
  public boolean waitUntil(long nanos, BooleanSupplier ready) {
    while (!ready.getAsBoolean()) {
      if (time.now() >= nanos) {
        return false;
      }
      time.wakeAt(nanos, this, wait);
      time.await(this);
      if (time.stopped()) {
        throw new WorldEnded();
      }
    }
    return true;
  }

  /** Something has happened that the lane may be waiting for. */
  public void stir() {
    if (started && !ended) {
      time.wakeAt(time.now(), this, wait);
    }
  }

  /** Whether the lane is in that wait still; it ends with this. */
  boolean wakesFrom(long which) {
    if (ended || which != wait) {
      return false;
    }
    wait++;
    return true;
  }

  long waits() {
    return wait;
  }

  boolean ended() {
    return ended;
  }

  Baton baton() {
    return baton;
  }

  /** Hands over to this lane; the caller must wait or end now. */
  void resume() {
    if (started) {
      baton.pass();
    } else {
      started = true;
      thread.start();
    }
  }
}
