// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.lease.Lease;
import java.time.Duration;
import java.util.List;

/** Where leases are kept; any thread may call, and calls follow one another. */
public interface LeaseStore extends AutoCloseable {

  /** Every lease, in the order of their addresses. */
  List<Lease> load();

  /**
   * Keeps the newest state of each address, all of them or none; durable on return. With no lease
   * at all it only proves that writing works.
   *
   * @throws StoreException if nothing was kept
   */
  void write(List<Lease> leases);

  /** Moves all times by this much, because the wall clock was: leases keep their remaining time. */
  void move(Duration by);

  @Override
  void close();
}
