// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.handset.source.DhcpAdvice;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/**
 * What an ACK gave: the address and what goes with it.
 *
 * @param mask option 1, or the mask of the address's class where it is missing (RFC 950)
 * @param router the first of option 3
 * @param server option 54, or who made the offer
 * @param source what SRC-1 chooses from
 * @param vlan options 190 to 192 as they came (VLN-1)
 */
public record DhcpLease(
    Ip4Address address,
    Ip4Address mask,
    Optional<Ip4Address> router,
    Ip4Address server,
    LeaseTimes times,
    DhcpAdvice source,
    VlanOffer vlan) {

  static DhcpLease from(DhcpPacket ack, Ip4Address offeredBy) {
    var options = ack.options();
    return new DhcpLease(
        ack.yiaddr(),
        options.address(OptionCode.SUBNET_MASK).orElseGet(() -> classMask(ack.yiaddr())),
        options.address(OptionCode.ROUTER),
        options.address(OptionCode.SERVER_ID).orElse(offeredBy),
        LeaseTimes.from(options),
        DhcpAdvice.of(ack),
        VlanOffer.from(options));
  }

  private static Ip4Address classMask(Ip4Address address) {
    int top = address.bits() >>> 30;
    return switch (top) {
      case 0, 1 -> Ip4Address.of(255, 0, 0, 0);
      case 2 -> Ip4Address.of(255, 255, 0, 0);
      default -> Ip4Address.of(255, 255, 255, 0);
    };
  }
}
