// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.command.dhcpconfig;

import io.dialtone.app.command.site.SiteAccess;
import io.dialtone.app.terminal.CommandFailure;
import io.dialtone.app.terminal.ExitCode;
import io.dialtone.app.terminal.Terminal;
import io.dialtone.core.dhcp.ReservedPhone;
import io.dialtone.core.dhcpconfig.DhcpConfig;
import io.dialtone.core.dhcpconfig.PhoneNetwork;
import io.dialtone.core.dhcpconfig.StaticPhone;
import io.dialtone.core.lease.Reservation;
import io.dialtone.server.settings.Database;
import io.dialtone.server.settings.Settings;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The phones with entries of their own: those of the site, and those with reservations. */
final class SitePhones {

  private SitePhones() {}

  /** All of them by their MAC; addresses that lie in none of these networks are left out. */
  static List<StaticPhone> of(
      SiteAccess access, Terminal terminal, Settings settings, List<PhoneNetwork> networks) {
    Map<MacAddress, Ip4Address> addresses = new TreeMap<>();
    for (ReservedPhone reserved : settings.dhcp().reservations()) {
      Ip4Address address = reserved.reservation().address();
      if (reserved.reservation().owner() instanceof Reservation.Card(MacAddress mac)
          && networks.stream().anyMatch(net -> net.subnet().contains(address))) {
        Ip4Address other = addresses.put(mac, address);
        if (other != null) {
          throw new CommandFailure(
              ExitCode.NO,
              "%s has reservations in two of these networks, %s and %s: ask for each with --subnet"
                  .formatted(mac, other, address));
        }
      }
    }
    List<StaticPhone> phones = new ArrayList<>();
    if (hasSite(settings)) {
      ObjectNode question = SiteAccess.question("phones").put("state", "active");
      JsonNode page = access.perform(terminal, question);
      read(page, addresses, phones);
      while (page.has("next")) {
        page = access.perform(terminal, question.put("after", page.path("next").asString("")));
        read(page, addresses, phones);
      }
    }
    for (MacAddress mac : new TreeSet<>(addresses.keySet())) {
      phones.add(
          new StaticPhone(mac, Optional.empty(), Optional.ofNullable(addresses.get(mac)), ""));
    }
    return phones;
  }

  private static boolean hasSite(Settings settings) {
    return !(settings.database() instanceof Database.Sqlite(var file)) || Files.exists(file);
  }

  /** Takes the address of each phone that the site knows. */
  private static void read(
      JsonNode page, Map<MacAddress, Ip4Address> addresses, List<StaticPhone> phones) {
    for (JsonNode phone : page.path("items")) {
      MacAddress.parse(phone.path("mac").asString(""))
          .ifPresent(mac ->
              phones.add(
                  new StaticPhone(
                      mac,
                      DhcpConfig.kind(
                          phone.path("model").asString("")
                              + phone.path("protocol").asString(" ").substring(0, 1)),
                      Optional.ofNullable(addresses.remove(mac)),
                      phone.path("label").asString(""))));
    }
  }
}
