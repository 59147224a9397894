// SPDX-License-Identifier: Apache-2.0
package io.dialtone.fleet.power;

import io.dialtone.handset.port.PowerLost;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Whether the phone has power, and everything that dies with it: sockets attached here are closed
 * when the switch is cut, which wakes whoever waits on one; every port asks {@link #check}, so that
 * nothing runs on after the cut.
 */
public final class PowerSwitch {
  private final Set<Closeable> attached = new LinkedHashSet<>();
  private boolean off;

  /** Throws if the power is gone; {@code call} says in which port call that is noticed. */
  public synchronized void check(String call) {
    if (off) {
      throw new PowerLost(call);
    }
  }

  /** Lets the resource die with the power; it must be detached when it is closed before that. */
  public synchronized <T extends Closeable> T attach(T resource) {
    if (off) {
      release(resource);
      throw new PowerLost("opening a socket");
    }
    attached.add(resource);
    return resource;
  }

  public synchronized void detach(Closeable resource) {
    attached.remove(resource);
  }

  /** Lets this much real time pass, or throws as soon as the power goes. */
  public void pause(Duration duration) {
    pause(duration, () -> false);
  }

  /** The same, ended early by {@link #wake} once {@code enough} is true. */
  public synchronized void pause(Duration duration, BooleanSupplier enough) {
    long end = System.nanoTime() + duration.toNanos();
    long left = duration.toNanos();
    try {
      while (left > 0 && !off && !enough.getAsBoolean()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
        left = end - System.nanoTime();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    check("waiting");
  }

  /** Lets those who pause look again whether it is enough. */
  public synchronized void wake() {
    notifyAll();
  }

  public synchronized boolean isOff() {
    return off;
  }

  /** Cuts the power; a second cut changes nothing. */
  public synchronized void cut() {
    off = true;
    var dying = List.copyOf(attached); // each detaches itself as it closes
    attached.clear();
    dying.forEach(PowerSwitch::release);
    notifyAll();
  }

  /** Power is back, after everything that it fed is gone; without a cut before, nothing changes. */
  public synchronized void restore() {
    off = false;
  }

  private static void release(Closeable resource) {
    try {
      resource.close();
    } catch (IOException _) {
      // Closed or broken, it is gone: that is all a power cut wants.
      return;
    }
  }
}
