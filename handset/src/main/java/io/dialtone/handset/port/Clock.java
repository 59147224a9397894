// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import java.time.Instant;

/** The time, as a parameter. */
public interface Clock {

  /** The wall clock's time. */
  Instant now();

  /** A monotonic count for intervals. */
  long nanos();
}
