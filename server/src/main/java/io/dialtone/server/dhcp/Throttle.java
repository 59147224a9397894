// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** Lets one of many occurrences through each interval, and counts those it held back. */
final class Throttle {

  private final long intervalNanos;
  private final LongSupplier nanos;
  private boolean any;
  private long last;
  private long held;

  Throttle(Duration interval, LongSupplier nanos) {
    this.intervalNanos = interval.toNanos();
    this.nanos = nanos;
  }

  /** How many were held back since the last one let through; empty if this one is held back. */
  synchronized OptionalLong pass() {
    long now = nanos.getAsLong();
    if (any && now - last < intervalNanos) {
      held++;
      return OptionalLong.empty();
    }
    long before = held;
    any = true;
    last = now;
    held = 0;
    return OptionalLong.of(before);
  }
}
