// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialtone.app.Programs;
import io.dialtone.core.lease.Lease;
import io.dialtone.server.store.LeaseStore;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real {@code serve} process is killed over and over while phones boot, now and then with all its
 * listeners open and a file under way at each.
 */
class KilledServerTest {

  private static final int KILLS = 50;
  private static final int ALL_LISTENERS_EACH = 5;
  private static final int MORE_THAN_IS_BUFFERED = 16_000_000;
  private static final int MOST_BETWEEN_KILLS = 150;
  private static final String[] WAYS = {"http", "https", "tftp"};
  private static final String[] NONE = {};

  @TempDir private Path folder;
  private final Random random = new Random(4);

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES) // fifty starts on a machine that may be busy
  void killed_fifty_times_it_forgets_no_lease_gives_none_twice_and_leaves_no_litter()
      throws Exception {
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.write(files.resolve("large.zz"), new byte[MORE_THAN_IS_BUFFERED]);
    try (PhoneCrowd crowd = new PhoneCrowd()) {
      for (int kill = 1; kill <= KILLS; kill++) {
        boolean all = kill % ALL_LISTENERS_EACH == 0;
        try (ServeProcess server = ServeProcess.start(folder, all ? all(files) : NONE).ready();
            Fetches _ = new Fetches(server, folder, all ? WAYS : NONE)) {
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

  private static String[] all(Path files) {
    Stream<String> open =
        Stream.of("http", "https", "tftp", "console", "sip")
            .flatMap(listener -> Stream.of("--" + listener, "127.0.0.1:0"));
    return Stream.concat(Stream.of("--files", files.toString()), open).toArray(String[]::new);
  }

  /** Clients that began to read a large file and take no more of it. */
  private static final class Fetches implements AutoCloseable {
    private final List<Process> clients = new ArrayList<>();

    Fetches(ServeProcess server, Path folder, String... ways) throws IOException {
      for (String way : ways) {
        Process client =
            new ProcessBuilder(
                    Programs.require("curl").toString(),
                    "--silent",
                    "--no-buffer",
                    "--cacert",
                    folder.resolve("data/tls/dialtone-ca.crt").toString(),
                    way + "://" + server.endpoint(way) + "/large.zz")
                .start();
        clients.add(client);
        assertThat(client.getInputStream().read()).as("the first byte by %s", way).isZero();
      }
    }

    @Override
    public void close() {
      clients.forEach(Process::destroyForcibly);
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
