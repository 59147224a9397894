// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.core.lease.Lease;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real {@code serve} process is killed over and over while phones boot. */
class KilledServerTest {

  private static final int KILLS = 50;
  private static final int MOST_BETWEEN_KILLS = 150;

  @TempDir private Path folder;
  private final Random random = new Random(4);

  @Test
  void killed_fifty_times_it_forgets_no_lease_gives_none_twice_and_leaves_no_litter()
      throws Exception {
    try (PhoneCrowd crowd = new PhoneCrowd()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        try (ServeProcess server = ServeProcess.start(folder).ready()) {
          crowd.ask(server.endpoint("dhcp"));
          someComeBack(crowd);
          crowd.boot(1 + random.nextInt(MOST_BETWEEN_KILLS));
          server.kill();
          crowd.drain(); // what had left before it died counts
        }
        try (Stream<Path> litter = Files.list(folder.resolve("tmp"))) {
          assertThat(litter).as("in the temporary folder").isEmpty();
        }
      }
      assertThat(stored()).containsAllEntriesOf(crowd.leases());
    }
  }

  /** Each gets its own address, although the server knows it from the disk alone. */
  private void someComeBack(PhoneCrowd crowd) throws Exception {
    List<MacAddress> known = new ArrayList<>(crowd.leases().keySet());
    for (int i = 0; i < Math.min(known.size(), 5); i++) {
      MacAddress mac = known.get(known.size() - 1 - random.nextInt(known.size()));
      assertThat(crowd.comeBack(mac, crowd.leases().get(mac)))
          .as("%s comes back", mac)
          .isEqualTo(DhcpMessageType.ACK);
    }
  }

  private Map<MacAddress, Ip4Address> stored() {
    Map<MacAddress, Ip4Address> stored = new LinkedHashMap<>();
    try (LeaseStore store = SqlLeaseStore.open(folder.resolve("data/dialtone.db"))) {
      for (Lease lease : store.load()) {
        assertThat(lease.state()).isEqualTo(Lease.State.BOUND);
        assertThat(stored.put(lease.holder().mac(), lease.address())).as("one each").isNull();
      }
    }
    return stored;
  }
}
