// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.util.ArrayList;
import java.util.List;

/** What all questions of one phone to DHCP servers have in common (ID-4, ID-5, VLN-2). */
public final class DhcpQuestion {

  /** Option 57: an Ethernet frame's worth. */
  private static final int MAX_MESSAGE_SIZE = 1500;

  private DhcpQuestion() {}

  /** The question, still without what is particular to it. */
  public static DhcpPacket of(DhcpMessageType type, int xid, DhcpIdentity identity) {
    Bytes clientId = Bytes.of(1).plus(identity.mac().bytes()); // RFC 2132 section 9.14
    return DhcpPacket.request(type, xid, identity.mac())
        .with(new DhcpOption.Opaque(OptionCode.CLIENT_ID, clientId))
        .with(new DhcpOption.MaxMessageSize(MAX_MESSAGE_SIZE))
        .with(new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, identity.vendorClass().encode()))
        .with(new DhcpOption.Opaque(OptionCode.USER_CLASS, identity.userClass().encode()))
        .with(new DhcpOption.Text(OptionCode.HOST_NAME, hostName(identity)))
        .with(new DhcpOption.ParameterList(askedFor(identity)));
  }

  /** Model and MAC, so that an administrator finds the phone in a list of leases. */
  private static String hostName(DhcpIdentity identity) {
    return identity.userClass().model().name() + "-" + identity.mac().plain();
  }

  static DhcpOption address(int code, Ip4Address address) {
    return new DhcpOption.Address(code, address);
  }

  private static List<Integer> askedFor(DhcpIdentity identity) {
    List<Integer> codes =
        new ArrayList<>(
            List.of(
                OptionCode.SUBNET_MASK,
                OptionCode.ROUTER,
                OptionCode.DNS_SERVER,
                OptionCode.DOMAIN_NAME,
                OptionCode.NTP_SERVER,
                OptionCode.VENDOR_SPECIFIC,
                OptionCode.TFTP_SERVER_NAME,
                OptionCode.BOOTFILE_NAME,
                OptionCode.TFTP_SERVER_ADDRESS));
    if (identity.asksVlan()) {
      codes.addAll(List.of(OptionCode.VLAN_FLAG, OptionCode.VOICE_VLAN, OptionCode.DATA_VLAN));
    }
    return codes;
  }
}
