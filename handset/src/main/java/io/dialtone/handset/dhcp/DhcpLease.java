// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.handset.port.InterfaceAddress;
import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.wire.dhcp.DhcpOptions;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.Subnet;
import java.util.List;

/**
 * What an ACK gave: the address and what goes with it.
 *
 * @param at the address, its prefix from option 1 or else from its class (RFC 950), the first of
 *     option 3, option 6
 * @param server option 54, or who made the offer
 * @param source what SRC-1 chooses from
 * @param ntpServers option 42
 * @param vlan options 190 to 192 as they came (VLN-1)
 */
public record DhcpLease(
    InterfaceAddress at,
    Ip4Address server,
    LeaseTimes times,
    DhcpAdvice source,
    List<Ip4Address> ntpServers,
    VlanOffer vlan) {

  public DhcpLease {
    ntpServers = List.copyOf(ntpServers);
  }

  /** Reads an ACK, or an OFFER for what its ACK would give. */
  public static DhcpLease from(DhcpPacket ack, Ip4Address offeredBy) {
    DhcpOptions options = ack.options();
    LeaseTimes times = LeaseTimes.from(options);
    return new DhcpLease(
        new InterfaceAddress(
            ack.yiaddr(),
            prefix(ack),
            options.address(OptionCode.ROUTER),
            options.addresses(OptionCode.DNS_SERVER),
            times.lease()),
        options.address(OptionCode.SERVER_ID).orElse(offeredBy),
        times,
        DhcpAdvice.of(ack),
        options.addresses(OptionCode.NTP_SERVER),
        VlanOffer.from(options));
  }

  public Ip4Address address() {
    return at.address();
  }

  /** A mask with a hole in it is no mask: the class decides then too. */
  private static int prefix(DhcpPacket ack) {
    return ack.options()
        .address(OptionCode.SUBNET_MASK)
        .filter(mask -> mask.equals(Subnet.of(mask, ones(mask)).mask()))
        .map(DhcpLease::ones)
        .orElseGet(() -> classPrefix(ack.yiaddr()));
  }

  private static int ones(Ip4Address mask) {
    return Integer.numberOfLeadingZeros(~mask.bits());
  }

  private static int classPrefix(Ip4Address address) {
    return switch (address.bits() >>> 30) {
      case 0, 1 -> 8;
      case 2 -> 16;
      default -> 24;
    };
  }
}
