// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.simulation;

import io.dialtone.app.simulation.flash.FlashHabits;
import io.dialtone.handset.port.Ports;

/** A fault put into a run on purpose, to see whether the invariants find it. */
public interface Planting {

  /** No fault. */
  Planting NONE = new Planting() {};

  /** The ports that the phone gets, by way of the real ones. */
  default Ports ports(Ports real) {
    return real;
  }

  /** How the phone uses its flash. */
  default FlashHabits flash() {
    return FlashHabits.GOOD;
  }

  /** Whether the DHCP server stores a lease before it answers. */
  default boolean storesLeasesFirst() {
    return true;
  }
}
