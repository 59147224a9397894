// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.run;

import io.dialtone.core.access.AccessPolicy;
import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Way;
import io.dialtone.server.dhcp.DhcpListening;
import io.dialtone.server.dhcp.ServedInterfaces;
import io.dialtone.server.run.Doors.Door;
import io.dialtone.server.run.PortHolder.Transport;
import io.dialtone.server.settings.DhcpSettings;
import io.dialtone.server.settings.Listen;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How DHCP is opened, and what will not work of what it is to tell phones. */
record DhcpPlan(Door door, DhcpListening listening) {

  private static final int SERVER_PORT = 67;
  private static final int TFTP_PORT = 69;

  /** The plan, unless DHCP is off. */
  static Optional<DhcpPlan> of(Listen listen, Optional<Ip4Address> address) {
    return switch (listen) {
      case Listen.Off _ -> Optional.empty();
      case Listen.At(Endpoint at) ->
          Optional.of(new DhcpPlan(Door.udp("dhcp", at), DhcpListening.at(at, address)));
      case Listen.On(List<String> names) ->
          Optional.of(
              new DhcpPlan(
                  new Door(
                      "dhcp",
                      Transport.UDP,
                      new Endpoint(Ip4Address.ANY, SERVER_PORT),
                      listen.toString()),
                  DhcpListening.on(names, address)));
    };
  }

  /** Why DHCP cannot be served on the interfaces named, and what to do. */
  static Optional<String> fault(Listen listen, DhcpSettings settings) {
    return listen instanceof Listen.On(List<String> names)
        ? ServedInterfaces.fault(names, networks(settings))
        : Optional.empty();
  }

  private static List<Subnet> networks(DhcpSettings settings) {
    return settings.pools().stream().map(network -> network.pool().subnet()).toList();
  }

  /** What to know about the interfaces named. */
  static List<String> warnings(Listen listen, DhcpSettings settings) {
    return listen instanceof Listen.On(List<String> names)
        ? ServedInterfaces.warnings(names, networks(settings))
        : List.of();
  }

  /** Where phones fetch their files, as the listeners really opened. */
  static Services services(Map<String, Endpoint> open, AccessPolicy access) {
    return new Services(
        Optional.ofNullable(open.get("http")),
        Optional.ofNullable(open.get("https")),
        Optional.ofNullable(open.get("tftp")),
        access.secretPath());
  }

  /** Ways that lead phones nowhere, each in a sentence. */
  static List<String> warnings(DhcpSettings settings, Services services) {
    Set<Way> ways = new TreeSet<>(settings.ways());
    List<String> warnings = new ArrayList<>();
    if (ways.remove(Way.OPTION43) && services.http().isEmpty() && services.https().isEmpty()) {
      warnings.add("DHCP tells phones an HTTP URL (way option43), but HTTP is off");
    }
    if (!ways.isEmpty() && services.tftp().isEmpty()) {
      warnings.add(
          "DHCP sends phones to TFTP (way "
              + ways.iterator().next().text()
              + "), but"
              + " TFTP is off");
    }
    services
        .tftp()
        .filter(at -> !ways.isEmpty() && at.port() != TFTP_PORT)
        .ifPresent(at ->
            warnings.add(
                "DHCP sends phones to TFTP, where they ask port 69, but TFTP listens on port "
                    + at.port()));
    return warnings;
  }
}
