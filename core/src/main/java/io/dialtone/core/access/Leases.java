// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.access;

import io.dialtone.core.lease.Lease;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;

/** The leases as access is decided by them; any thread may ask at any time. */
@FunctionalInterface
public interface Leases {

  /** Nobody holds a lease of ours. */
  Leases NONE = _ -> List.of();

  /** The leases last committed for this phone, whether they still hold or not. */
  List<Lease> of(MacAddress mac);
}
