// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import java.time.InstantSource;
import java.util.function.LongSupplier;

/** The wall clock, by which leases are stored, and the monotonic one, by which they run. */
public record Clocks(InstantSource wall, LongSupplier nanos) {

  public static Clocks system() {
    return new Clocks(InstantSource.system(), System::nanoTime);
  }
}
