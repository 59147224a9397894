// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Time that moves only when nobody has anything to do, and a queue of what happens when.
 *
 * <p>Exactly one thread is awake: a {@link Lane}, or whoever called {@link #run}. A lane that waits
 * turns the crank itself: it takes the next event off the queue and makes it happen, until the
 * event is its own awakening, or another lane's, to which it then hands over. So two threads take
 * turns only where two phones do.
 */
public final class VirtualTime {

  /** A run that makes more happen than this has lost its way. */
  private static final int MOST_EVENTS = 2_000_000;

  private final PriorityQueue<Event> queue = new PriorityQueue<>();
  private final List<Lane> lanes = new ArrayList<>();
  private final Baton owner = new Baton();
  private long now;
  private long sequence;
  private int happened;
  private int living;
  private Optional<Throwable> fault = Optional.empty();

  /** Something that happens at a moment; of two at one moment the one thought of first. */
  private abstract static class Event implements Comparable<Event> {
    private final long at;
    private final long sequence;

    Event(long at, long sequence) {
      this.at = at;
      this.sequence = sequence;
    }

    /** Makes it happen; the lane that it wakes, or {@link Lane#NOBODY}. */
    abstract Lane happen();

    @Override
    public int compareTo(Event other) {
      int byTime = Long.compare(at, other.at);
      return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
  }

  private static final class Deed extends Event {
    private final Runnable deed;

    Deed(long at, long sequence, Runnable deed) {
      super(at, sequence);
      this.deed = deed;
    }

    @Override
    Lane happen() {
      deed.run();
      return Lane.NOBODY;
    }
  }

  private static final class Wake extends Event {
    private final Lane lane;
    private final long wait;

    Wake(long at, long sequence, Lane lane, long wait) {
      super(at, sequence);
      this.lane = lane;
      this.wait = wait;
    }

    @Override
    Lane happen() {
      return lane.wakesFrom(wait) ? lane : Lane.NOBODY;
    }
  }

  /** Nanoseconds since the beginning. */
  public long now() {
    return now;
  }

  /** Events so far. */
  public int happened() {
    return happened;
  }

  /** Has something happen so long from now, on whatever thread is awake then; it must not wait. */
  public void after(long nanos, Runnable deed) {
    queue.add(new Deed(now + Math.max(0, nanos), sequence++, deed));
  }

  /** A thread of this world, which begins when the time is {@code at}. */
  public Lane lane(String name, long at, Runnable life) {
    Lane lane = new Lane(this, name, life);
    lanes.add(lane);
    living++;
    wakeAt(at, lane, lane.waits());
    return lane;
  }

  void wakeAt(long at, Lane lane, long wait) {
    queue.add(new Wake(Math.max(now, at), sequence++, lane, wait));
  }

  /**
   * Lets the world go on until every lane has come to its end, or one has failed.
   *
   * @return what went wrong
   */
  public Optional<Throwable> run() {
    owner.belongsTo(Thread.currentThread());
    passOn(Lane.NOBODY);
    owner.await();
    return fault;
  }

  /** Whether something has gone wrong, so that every lane ends as soon as it waits. */
  boolean stopped() {
    return fault.isPresent();
  }

  void failed(Throwable what) {
    if (fault.isEmpty()) {
      fault = Optional.of(what);
    }
  }

  /** Makes things happen until one of them wakes a lane. */
  private Lane crank() {
    while (true) {
      Event next = queue.poll();
      if (next == null) {
        throw new IllegalStateException("every lane waits for something that never happens");
      }
      if (++happened > MOST_EVENTS) {
        throw new Violation("a run without end: more than " + MOST_EVENTS + " events");
      }
      now = next.at;
      Lane woken = next.happen();
      if (woken != Lane.NOBODY) {
        return woken;
      }
    }
  }

  /** The lane waits: returns when it is its turn again. */
  void await(Lane self) {
    Lane next = crank();
    if (next != self) {
      next.resume();
      self.baton().await();
    }
  }

  /** The lane is at its end. */
  void leave(Lane self) {
    living--;
    passOn(self);
  }

  private void passOn(Lane from) {
    if (living == 0) {
      owner.pass();
      return;
    }
    try {
      if (!stopped()) {
        crank().resume();
        return;
      }
    } catch (RuntimeException | Error broken) {
      failed(broken);
    }
    // Something went wrong: each lane that still waits is woken only to end.
    for (Lane lane : lanes) {
      if (lane != from && !lane.ended()) {
        lane.resume();
        return;
      }
    }
  }
}
