// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.asterisk;

import io.dialtone.server.files.FileStamp;
import java.time.Duration;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether files have changed since they were taken in, and stand still since: a file that is being
 * written is left alone.
 */
public final class Standstill {

  private final Duration still;
  private SortedMap<String, FileStamp> taken = new TreeMap<>();
  private SortedMap<String, FileStamp> moving = new TreeMap<>();
  private long since;

  /**
   * Nothing is taken in yet.
   *
   * @param still how long they are to be left alone
   */
  public Standstill(Duration still) {
    this.still = still;
  }

  /** Whether these are to be taken in now, at a monotonic time. */
  public boolean due(SortedMap<String, FileStamp> stamps, long nanos) {
    if (stamps.equals(taken)) {
      moving = stamps;
      return false;
    }
    if (!stamps.equals(moving)) {
      moving = Collections.unmodifiableSortedMap(new TreeMap<>(stamps));
      since = nanos;
      return false;
    }
    return nanos - since >= still.toNanos();
  }

  /** These were taken in, or never will be as they are. */
  public void taken(SortedMap<String, FileStamp> stamps) {
    taken = Collections.unmodifiableSortedMap(new TreeMap<>(stamps));
  }
}
