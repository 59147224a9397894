// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import java.util.List;
import java.util.Optional;

/**
 * What an ACK says of where provisioning comes from: the material of SRC-1.
 *
 * @param option150 the first TFTP server's address (SRC-2)
 * @param option66 the TFTP server as text, dotted or a name (SRC-2)
 * @param option67 the INF's name (SRC-3)
 * @param option43 the INF's URL (SRC-4)
 * @param nextServer {@code siaddr}
 * @param file the BOOTP field {@code file} (SRC-3)
 * @param ntpServers option 42
 */
public record DhcpSource(
    Optional<Ip4Address> option150,
    Optional<String> option66,
    Optional<String> option67,
    Optional<String> option43,
    Optional<Ip4Address> nextServer,
    Optional<String> file,
    List<Ip4Address> ntpServers) {

  /** Nothing was said. */
  public static final DhcpSource NONE =
      new DhcpSource(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public DhcpSource {
    ntpServers = List.copyOf(ntpServers);
  }

  static DhcpSource from(DhcpPacket ack) {
    var options = ack.options();
    return new DhcpSource(
        options.address(OptionCode.TFTP_SERVER_ADDRESS),
        options.text(OptionCode.TFTP_SERVER_NAME),
        options.text(OptionCode.BOOTFILE_NAME),
        options
            .text(OptionCode.VENDOR_SPECIFIC)
            .map(DhcpSource::withoutNuls)
            .filter(text -> !text.isEmpty()),
        Optional.of(ack.siaddr()).filter(address -> !address.isUnspecified()),
        Optional.of(ack.file()).filter(name -> !name.isEmpty()),
        options.addresses(OptionCode.NTP_SERVER));
  }

  /**
   * Some servers close even this raw text with NULs; RFC 2132 section 2 has receivers delete them.
   */
  private static String withoutNuls(String text) {
    return text.replaceAll("\0+$", "");
  }
}
