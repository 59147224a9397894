// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import java.util.Locale;
import java.util.Optional;

/** A DHCP server of somebody else's for which configuration is written. */
public enum ForeignServer {
  /** ISC dhcpd 4. */
  ISC("ISC dhcpd"),
  /** Kea 2.2 and newer. */
  KEA("Kea"),
  /** The server dnsmasq. */
  DNSMASQ("dnsmasq"),
  /** The DHCP server in Cisco's routers and switches. */
  CISCO_IOS("Cisco IOS"),
  /** The DHCP server of Windows Server, by PowerShell. */
  WINDOWS("Windows Server"),
  /** RouterOS 7. */
  MIKROTIK("MikroTik RouterOS");

  private final String title;

  ForeignServer(String title) {
    this.title = title;
  }

  /** What its makers call it. */
  public String title() {
    return title;
  }

  /** The name on a command line: {@code cisco-ios}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The server of this name. */
  public static Optional<ForeignServer> parse(String text) {
    for (ForeignServer server : values()) {
      if (server.text().equalsIgnoreCase(text)) {
        return Optional.of(server);
      }
    }
    return Optional.empty();
  }

  /** Whether it can tell phones apart by options 60 and 77 (ID-4, ID-5). */
  boolean tellsApart() {
    return this != CISCO_IOS;
  }

  /** Whether its statements stand within a network. */
  boolean needsNetwork() {
    return this == CISCO_IOS;
  }

  /** Whether an address of a phone's own stands within a network. */
  boolean reservesInNetwork() {
    return this == KEA || this == CISCO_IOS || this == WINDOWS;
  }
}
