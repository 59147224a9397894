// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.dhcpconfig;

import io.dialtone.core.access.AccessMode;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Way;
import io.dialtone.core.dhcpconfig.ConfigAsked;
import io.dialtone.core.dhcpconfig.ConfigAsked.By;
import io.dialtone.core.dhcpconfig.PhoneNetwork;
import io.dialtone.core.lease.Reservation;
import io.dialtone.server.settings.AccessSettings;
import io.dialtone.server.settings.Settings;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What leads phones astray, or nowhere, though the configuration itself is right. */
final class Cautions {

  private static final int TFTP_PORT = 69;

  private Cautions() {}

  static List<String> of(Settings settings, Surveyed surveyed, ConfigAsked asked) {
    List<String> found = new ArrayList<>();
    aboutPlaces(asked.source(), found);
    aboutWays(settings, asked.source().by(), surveyed, found);
    aboutAccess(settings.access(), asked, found);
    long unnamed =
        asked.phones().isEmpty()
            ? 0
            : settings.dhcp().reservations().stream()
                .filter(it -> it.reservation().owner() instanceof Reservation.Client)
                .count();
    if (unnamed > 0) {
      found.add("reservations by client-id are left out, there are " + unnamed);
    }
    return found;
  }

  private static void aboutPlaces(ConfigAsked.Source source, List<String> found) {
    Services services = source.services();
    Optional<Endpoint> at =
        source.by() == By.HTTP ? services.http().or(services::https) : services.tftp();
    boolean own = source.self().isLoopback();
    if (own || at.filter(place -> place.address().isLoopback()).isPresent()) {
      found.add(
          "phones are told an address of this machine's loopback, which none of them can reach:"
              + " listen on another, or name --address");
    }
    at.filter(place -> source.by() == By.TFTP && place.port() != TFTP_PORT)
        .ifPresent(place ->
            found.add(
                "phones ask for TFTP at port 69, but it listens on port "
                    + place.port()
                    + ": start serve as root, or with --tftp 0.0.0.0:69"));
  }

  private static void aboutWays(Settings settings, By by, Surveyed surveyed, List<String> found) {
    if (surveyed.dhcp()) {
      boolean mixed =
          settings.dhcp().ways().stream().anyMatch(way -> (way == Way.OPTION43) != (by == By.HTTP));
      found.add(
          "our own DHCP server is on too: where both answer, a phone takes the first offer"
              + (mixed ? ", and ours tells another way (SRC-1)" : "")
              + "; set dhcp.listen = \"off\"");
    }
    settings
        .dhcp()
        .terms()
        .inf()
        .filter(name -> name.contains("{mac}"))
        .filter(_ -> settings.folders().files().isPresent() && by == By.HTTP)
        .ifPresent(name ->
            found.add(
                "dhcp.inf = \""
                    + name
                    + "\" is for our own DHCP alone; the folder of hand-made files must have the"
                    + " names that are printed"));
  }

  private static void aboutAccess(AccessSettings access, ConfigAsked asked, List<String> found) {
    if (access.mode() == AccessMode.LEASE) {
      found.add(
          "access.mode lease goes by leases of our own DHCP: phones with another's address are"
              + " judged as in mode networks");
    }
    if (access.mode() == AccessMode.OPEN || access.mode() == AccessMode.SECRET) {
      if (access.mode() == AccessMode.SECRET
          && asked.source().by() == By.TFTP
          && asked.source().inf().isEmpty()) {
        found.add(
            "access goes by a secret, and a phone that is told no INF by TFTP asks for its own"
                + " without it and gets none: name one with --inf, or say --by http");
      }
      return;
    }
    for (PhoneNetwork network : asked.networks()) {
      Subnet net = network.subnet();
      boolean served =
          access.networks().isEmpty()
              ? net.first().isPrivate() || net.first().isLoopback()
              : access.networks().stream().anyMatch(it -> it.contains(net.first()));
      if (!served) {
        found.add(
            "phones of " + net + " do not get their files: put the network into access.networks");
      }
    }
  }
}
