// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.lease.Lease;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;
import java.util.Optional;

/** The leases as access is decided by them; any thread may ask at any time. */
@FunctionalInterface
public interface Leases {

  /** Nobody holds a lease of ours. */
  Leases NONE = _ -> List.of();

  /** The leases last committed for this phone, whether they still hold or not. */
  List<Lease> of(MacAddress mac);

  /**
   * The lease that this phone gave up, or lost to another client, if it has had none since: {@code
   * DECLINED} if another client has had the address since, else {@code BOUND}. Anybody can say so
   * in the phone's name by one forged packet.
   */
  default Optional<Lease> givenUp(MacAddress mac) {
    return Optional.empty();
  }
}
