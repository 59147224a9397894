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
  public synchronized void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    try {
      for (long left = duration.toNanos(); left > 0 && !off; left = end - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    check("waiting");
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

  private static void release(Closeable resource) {
    try {
      resource.close();
    } catch (IOException _) {
      // Closed or broken, it is gone: that is all a power cut wants.
      return;
    }
  }
}
