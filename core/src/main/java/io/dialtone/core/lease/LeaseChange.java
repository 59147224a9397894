// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.lease;

import java.util.List;

/** What must be stored before the answer leaves: the new state of these addresses, in order. */
public record LeaseChange(List<Lease> leases) {

  /** Nothing to store. */
  public static final LeaseChange NONE = new LeaseChange(List.of());

  public LeaseChange {
    leases = List.copyOf(leases);
  }

  public static LeaseChange of(Lease... leases) {
    return new LeaseChange(List.of(leases));
  }

  public boolean isEmpty() {
    return leases.isEmpty();
  }
}
