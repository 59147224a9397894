// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.files;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The two clocks that settling needs: the files' own, and one that never steps. */
record Time(InstantSource wall, LongSupplier monotonic) {

  static Time ofTheSystem() {
    return new Time(InstantSource.system(), System::nanoTime);
  }

  Instant now() {
    return wall.instant();
  }

  long nanos() {
    return monotonic.getAsLong();
  }
}
