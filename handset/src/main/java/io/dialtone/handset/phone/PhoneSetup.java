// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.phone;

import io.dialtone.handset.dhcp.DhcpPatience;
import io.dialtone.handset.settings.Quirk;
import io.dialtone.wire.octets.MacAddress;
import java.util.List;

/**
 * What is fixed about one phone beside its flash.
 *
 * @param tftpPort the port of TFTP servers named without one, 69 in the field
 * @param patience how long it waits for DHCP
 */
public record PhoneSetup(
    MacAddress mac,
    Addressing addressing,
    int tftpPort,
    DhcpPatience patience,
    List<Quirk> quirks) {

  /** The well-known port (RFC 1350). */
  public static final int TFTP_PORT = 69;

  public PhoneSetup {
    quirks = List.copyOf(quirks);
  }

  /** A phone as in the field, but brisk. */
  public static PhoneSetup of(MacAddress mac, Addressing addressing) {
    return new PhoneSetup(mac, addressing, TFTP_PORT, DhcpPatience.BRISK, List.of());
  }
}
