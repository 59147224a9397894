// SPDX-License-Identifier: Apache-2.0

import io.dialtone.core.lease.Lease;
import io.dialtone.core.lease.LeaseHolder;
import io.dialtone.server.store.SqlLeaseStore;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Leases that a DHCP server holds before a benchmark, in its own format: {@code HeldLeases
 * ours|kea|isc|dnsmasq FILE FIRST-ADDRESS COUNT}. Ours needs the project's class path. The cards are
 * 00:14:7e:00:00:00 and following, which {@code DhcpLoad} does not use.
 */
final class HeldLeases {

  private static final Duration LIFE = Duration.ofHours(8);
  private static final int BATCH = 10_000;

  private HeldLeases() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[1]);
    Ip4Address first = Ip4Address.parse(arguments[2]).orElseThrow();
    int count = Integer.parseInt(arguments[3], 10);
    List<Lease> leases = new ArrayList<>(count);
    Instant now = Instant.now();
    for (int i = 0; i < count; i++) {
      leases.add(
          new Lease(
              first.plus(i),
              LeaseHolder.of(new MacAddress(0x0014_7E00_0000L + i)),
              Lease.State.BOUND,
              now,
              now.plus(LIFE)));
    }
    if (arguments[0].equals("ours")) {
      write(file, leases);
      return;
    }
    try (PrintWriter out =
        new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.US_ASCII))) {
      switch (arguments[0]) {
        case "kea" -> kea(out, leases);
        case "isc" -> isc(out, leases);
        case "dnsmasq" -> dnsmasq(out, leases);
        default -> throw new IllegalArgumentException("no server is called " + arguments[0]);
      }
    }
  }

  private static void write(Path file, List<Lease> leases) {
    try (SqlLeaseStore store = SqlLeaseStore.open(file)) {
      for (int at = 0; at < leases.size(); at += BATCH) {
        store.write(leases.subList(at, Math.min(leases.size(), at + BATCH)));
      }
    }
  }

  private static void kea(PrintWriter out, List<Lease> leases) {
    out.println(
        "address,hwaddr,client_id,valid_lifetime,expire,subnet_id,fqdn_fwd,fqdn_rev,hostname,state,"
            + "user_context");
    for (Lease lease : leases) {
      out.printf(
          Locale.ROOT,
          "%s,%s,,%d,%d,1,0,0,,0,%n",
          lease.address(),
          lease.holder().mac(),
          LIFE.toSeconds(),
          lease.expires().getEpochSecond());
    }
  }

  private static void isc(PrintWriter out, List<Lease> leases) {
    DateTimeFormatter time =
        DateTimeFormatter.ofPattern("e yyyy/MM/dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    out.println("authoring-byte-order little-endian;");
    for (Lease lease : leases) {
      out.printf(
          Locale.ROOT,
          "lease %s {%n  starts %s;%n  ends %s;%n  binding state active;%n"
              + "  next binding state free;%n  hardware ethernet %s;%n}%n",
          lease.address(),
          time.format(lease.granted()),
          time.format(lease.expires()),
          lease.holder().mac());
    }
  }

  private static void dnsmasq(PrintWriter out, List<Lease> leases) {
    for (Lease lease : leases) {
      out.printf(
          Locale.ROOT,
          "%d %s %s * *%n",
          lease.expires().getEpochSecond(),
          lease.holder().mac(),
          lease.address());
    }
  }
}
