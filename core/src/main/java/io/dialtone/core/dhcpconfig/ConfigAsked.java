// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcpconfig;

import io.dialtone.core.dhcp.Services;
import io.dialtone.core.dhcp.Vlan;
import io.dialtone.wire.identity.FilePrefix;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;
import java.util.Optional;

/**
 * What configuration is asked for.
 *
 * @param kinds the phones there are
 * @param vlan options 190 to 192
 * @param networks those to be written too; none if the server has the phones' network already
 * @param phones those with entries of their own
 */
public record ConfigAsked(
    ForeignServer server,
    Source source,
    List<FilePrefix> kinds,
    Optional<Vlan> vlan,
    List<PhoneNetwork> networks,
    List<StaticPhone> phones) {

  /** How phones fetch their files. */
  public enum By {
    /** By option 43. */
    HTTP,
    /** By options 66 and 150, {@code siaddr}, and perhaps 67. */
    TFTP
  }

  /**
   * Where the files are.
   *
   * @param self our address, where the services say none
   * @param inf name, path or URL of the INF, with {@code {prefix}} for the phone's own; the site's
   *     names if unsaid
   */
  public record Source(By by, Services services, Ip4Address self, Optional<String> inf) {}

  public ConfigAsked {
    kinds = List.copyOf(kinds);
    networks = List.copyOf(networks);
    phones = List.copyOf(phones);
  }
}
