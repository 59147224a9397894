// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation.time;

import io.dialtone.handset.port.PowerLost;
import java.util.function.BooleanSupplier;

/**
 * One phone's power supply: every port call draws on it, and one of them finds it cut. It also
 * counts the calls, so that a phone that calls without end is found out.
 */
public final class Power {

  /** A phone that calls its ports more often than this in one life goes round in circles. */
  public static final int MOST_CALLS = 400_000;

  private final VirtualTime time;
  private Lane lane = Lane.NOBODY;
  private long calls;
  private long cutAtCall = Long.MAX_VALUE;
  private long cutAtNanos = Long.MAX_VALUE;
  private boolean lost = true;

  /** A supply that is switched off. */
  public Power(VirtualTime time) {
    this.time = time;
  }

  /** The lane that waits in port calls. */
  public void feeds(Lane phone) {
    lane = phone;
  }

  /** Power comes, and goes with the n-th port call from now or at a time. */
  public void on(long goesWithCall, long goesAtNanos) {
    calls = 0;
    cutAtCall = goesWithCall;
    cutAtNanos = goesAtNanos;
    lost = false;
  }

  /** The plug will be pulled at a time. */
  public void goesAt(long nanos) {
    cutAtNanos = Math.min(cutAtNanos, nanos);
  }

  /** Power is off, without anybody noticing. */
  public void off() {
    lost = true;
  }

  /** Whether there is power. */
  public boolean isOn() {
    return !lost;
  }

  /** The port calls of this life. */
  public long calls() {
    return calls;
  }

  /** One port call draws on the power. */
  public void use(String call) {
    calls++;
    if (calls > MOST_CALLS) {
      throw new Violation("a run without end: more than " + MOST_CALLS + " port calls in one life");
    }
    if (lost || calls >= cutAtCall || time.now() >= cutAtNanos) {
      lost = true;
      throw new PowerLost(call);
    }
  }

  /** A port call that waits; false when the time was over before what it waited for came. */
  public boolean await(long untilNanos, BooleanSupplier ready, String call) {
    use(call);
    boolean came = lane.waitUntil(Math.min(untilNanos, cutAtNanos), ready);
    if (!came && time.now() >= cutAtNanos) {
      use(call);
    }
    return came;
  }

  /** A port call that takes so long. */
  public void spend(long nanos, String call) {
    await(time.now() + nanos, () -> false, call);
  }
}
