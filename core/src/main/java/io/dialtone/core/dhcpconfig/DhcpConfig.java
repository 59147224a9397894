// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcpconfig.ConfigAnswer.Refused;
import io.dialtone.core.dhcpconfig.ConfigAsked.By;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Writes the configuration that somebody else's DHCP server needs to lead phones to us. */
public final class DhcpConfig {

  private DhcpConfig() {}

  /** The text, or why there can be none. */
  public static ConfigAnswer of(ConfigAsked asked) {
    Optional<Refused> fault = fault(asked);
    if (fault.isPresent()) {
      return fault.get();
    }
    return switch (Classes.of(asked)) {
      case Classes.Unfit(String reason) -> new Refused(reason);
      case Classes.Fit(List<PhoneClass> classes) ->
          new ConfigAnswer.Text(
              write(
                  asked.server(),
                  new Sheet(classes, asked.vlan(), asked.networks(), asked.phones())));
    };
  }

  private static Optional<Refused> fault(ConfigAsked asked) {
    if (asked.kinds().isEmpty()) {
      return refused("there are no phones to write it for");
    }
    Ip4Address self = asked.source().self();
    boolean off =
        asked.source().by() == By.HTTP
            ? asked.source().services().httpRoot(self).isEmpty()
            : asked.source().services().tftpAddress(self).isEmpty();
    if (off) {
      return refused(
          asked.source().by() == By.HTTP
              ? "HTTP and HTTPS are off, so there is no URL to tell phones: switch one on, or say"
                  + " --by tftp"
              : "TFTP is off, so phones cannot be sent there: switch it on, or say --by http");
    }
    String title = asked.server().title();
    if (asked.networks().isEmpty() && asked.server().needsNetwork()) {
      return refused(title + " has its options in a pool of one network: name it with --subnet");
    }
    if (asked.networks().isEmpty()
        && asked.server().reservesInNetwork()
        && !asked.phones().isEmpty()) {
      return refused(title + " keeps its reservations in a network: name it with --subnet");
    }
    return faultOfPhones(asked);
  }

  private static Optional<Refused> faultOfPhones(ConfigAsked asked) {
    TreeSet<Ip4Address> taken = new TreeSet<>();
    for (StaticPhone phone : asked.phones()) {
      if (phone.address().isEmpty()) {
        continue;
      }
      Ip4Address address = phone.address().get();
      if (!taken.add(address)) {
        return refused(address + " is kept for two phones, one of them " + phone.mac());
      }
      boolean within =
          asked.networks().isEmpty()
              || asked.networks().stream().anyMatch(net -> net.subnet().contains(address));
      if (!within) {
        return refused(
            address + ", which is kept for " + phone.mac() + ", lies in no network that is named");
      }
    }
    return Optional.empty();
  }

  private static Optional<Refused> refused(String reason) {
    return Optional.of(new Refused(reason));
  }

  private static String write(ForeignServer server, Sheet sheet) {
    return switch (server) {
      case ISC -> new IscConfig(sheet).text();
      case KEA -> new KeaConfig(sheet).text();
      case DNSMASQ -> new DnsmasqConfig(sheet).text();
      case CISCO_IOS -> new CiscoIosConfig(sheet).text();
      case WINDOWS -> new WindowsConfig(sheet).text();
      case MIKROTIK -> new MikrotikConfig(sheet).text();
    };
  }

  /** The kind of phone of this name: {@code ST2030S}, in any letter case. */
  public static Optional<FilePrefix> kind(String text) {
    for (Model model : Model.values()) {
      for (Protocol protocol : Protocol.values()) {
        FilePrefix kind = new FilePrefix(model, protocol);
        if (PhoneClass.name(kind).equals(text.toLowerCase(Locale.ROOT))) {
          return Optional.of(kind);
        }
      }
    }
    return Optional.empty();
  }
}
