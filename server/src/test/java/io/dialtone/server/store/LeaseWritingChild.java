// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.store;

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A process of its own that writes leases without end, and says a number after each commit. */
final class LeaseWritingChild {

  static final int BATCH = 7;

  private LeaseWritingChild() {}

  public static void main(String[] arguments) {
    try (LeaseStore store = SqlLeaseStore.open(Path.of(arguments[0]))) {
      for (int batch = 1; batch < Integer.MAX_VALUE; batch++) {
        store.write(leases(batch));
        System.out.println(batch);
        System.out.flush();
      }
    }
  }

  private static List<Lease> leases(int batch) {
    List<Lease> leases = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      int number = batch * BATCH + i;
      leases.add(
          new Lease(
              Ip4Address.of(10, 0, 0, 0).plus(number),
              LeaseHolder.of(new MacAddress(number)),
              Lease.State.BOUND,
              StoreContract.NOON,
              StoreContract.NOON.plus(Duration.ofHours(8))));
    }
    return leases;
  }
}
