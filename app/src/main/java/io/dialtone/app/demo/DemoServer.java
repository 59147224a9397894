// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.dhcp.Manner;
import io.dialtone.core.dhcp.Network;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcp.Terms;
import io.dialtone.core.journal.Level;
import io.dialtone.core.lease.Pool;
import io.dialtone.core.lease.Reservation;
import io.dialtone.server.run.Outside;
import io.dialtone.server.run.RunningServer;
import io.dialtone.server.run.StartException;
import io.dialtone.server.settings.AccessSettings;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.DhcpSettings;
import io.dialtone.server.settings.HttpsSettings;
import io.dialtone.server.settings.Listen;
import io.dialtone.server.settings.Loaded;
import io.dialtone.server.settings.Settings;
import io.dialtone.server.settings.TransferSettings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The server of the demo: everything on free loopback ports, a reservation for each phone. */
final class DemoServer {

  private static final Ip4Address LOOPBACK = Ip4Address.of(127, 0, 0, 1);
  private static final Subnet NETWORK = new Subnet(Ip4Address.of(127, 64, 0, 0), 10);
  private static final Duration LEASE = Duration.ofHours(8);

  private DemoServer() {}

  /** Starts it over a sample folder; {@code http} is the port the folder's URLs name. */
  static RunningServer start(Path folder, Endpoint http, List<DemoPhone> phones, PrintStream log)
      throws StartException {
    Settings settings =
        new Settings(
            new Settings.Folders(folder.resolve("data"), Optional.of(folder.resolve("files"))),
            Optional.of(LOOPBACK),
            new Database.Sqlite(folder.resolve("data/dialtone.db")),
            new Settings.Listeners(
                new Listen.At(http),
                HttpsSettings.OFF,
                anyPort(),
                anyPort(),
                new Listen.Off(),
                anyPort(),
                new Settings.Limits(TransferSettings.USUAL, 0)),
            dhcp(phones),
            new AccessSettings(AccessMode.LEASE, List.of()),
            new Settings.Log(Level.ERROR, false));
    PrintStream nobody = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    return RunningServer.start(
        new Loaded.Fit(settings, List.of()),
        new Outside(nobody, log, InstantSource.system(), Instant.now()));
  }

  private static Listen anyPort() {
    return Listen.at(LOOPBACK, 0);
  }

  private static DhcpSettings dhcp(List<DemoPhone> phones) {
    return new DhcpSettings(
        Manner.USUAL,
        Terms.USUAL.withLease(LEASE),
        List.of(new Network(Pool.of(NETWORK), Terms.NONE)),
        phones.stream().map(DemoServer::reserved).toList(),
        List.of());
  }

  private static ReservedPhone reserved(DemoPhone phone) {
    return new ReservedPhone(
        new Reservation(phone.site().mac(), lease(phone)),
        phone.way().map(Terms.NONE::with).orElse(Terms.NONE));
  }

  private static Ip4Address lease(DemoPhone phone) {
    return NETWORK.first().plus((int) (phone.site().mac().bits() & 0xff) + 9);
  }
}
