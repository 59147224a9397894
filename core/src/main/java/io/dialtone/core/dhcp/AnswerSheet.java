// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpOptions;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Fills in answers: RFC 2131 section 4.3.1, table 3. */
final class AnswerSheet {

  /** What can go, first to last, when an answer is longer than its client takes. */
  private static final List<Integer> DISPENSABLE =
      List.of(
          OptionCode.DNS_SERVER,
          OptionCode.NTP_SERVER,
          OptionCode.CLIENT_ID,
          OptionCode.RELAY_INFORMATION);

  private static final int LONGEST_ON_ETHERNET = 1500 - 28;
  private static final int IP_AND_UDP = 28;

  private AnswerSheet() {}

  /** The longest message this client takes: option 57 counts the IP and UDP headers. */
  static int maxBytes(DhcpPacket request) {
    int announced =
        request
            .options()
            .find(DhcpOption.MaxMessageSize.class)
            .map(size -> size.octets() - IP_AND_UDP)
            .orElse(DhcpPacket.DEFAULT_MAX_SIZE);
    return Math.clamp(announced, DhcpPacket.DEFAULT_MAX_SIZE, LONGEST_ON_ETHERNET);
  }

  /** An OFFER or ACK; one to an INFORM says nothing of a lease. */
  static DhcpPacket grant(Asking asking, Grant grant, Provisioning provisioning) {
    DhcpPacket request = asking.packet();
    Terms terms = grant.terms();
    List<DhcpOption> options = new ArrayList<>();
    options.add(new DhcpOption.MessageType(grant.type()));
    options.add(new DhcpOption.Address(OptionCode.SERVER_ID, asking.serverId()));
    grant.lease().ifPresent(time -> addTimes(options, time));
    options.add(new DhcpOption.Address(OptionCode.SUBNET_MASK, grant.pool().subnet().mask()));
    addList(options, OptionCode.ROUTER, terms.routers());
    addList(options, OptionCode.DNS_SERVER, terms.dns());
    addList(options, OptionCode.NTP_SERVER, terms.ntp());
    options.addAll(provisioning.options());
    if (wantsVlan(request)) {
      terms.vlan().ifPresent(vlan -> options.addAll(vlan.options()));
    }
    addEchoes(options, asking);
    return request
        .reply(grant.type())
        .with(new DhcpOptions(options))
        .withSiaddr(provisioning.siaddr())
        .withFile(provisioning.file());
  }

  static DhcpPacket refusal(Asking asking, String why) {
    DhcpPacket request = asking.packet();
    List<DhcpOption> options = new ArrayList<>();
    options.add(new DhcpOption.MessageType(DhcpMessageType.NAK));
    options.add(new DhcpOption.Address(OptionCode.SERVER_ID, asking.serverId()));
    options.add(new DhcpOption.Text(OptionCode.MESSAGE, why));
    addEchoes(options, asking);
    DhcpPacket refusal = request.reply(DhcpMessageType.NAK).with(new DhcpOptions(options));
    // the relay must broadcast it, for the client's address is wrong: RFC 2131 section 4.3.2
    return request.giaddr().isUnspecified()
        ? refusal
        : refusal.withFlags(refusal.header().flags() | Header.BROADCAST);
  }

  /** T1 at half of the lease, T2 at seven eighths: RFC 2131 section 4.4.5. */
  private static void addTimes(List<DhcpOption> options, Duration lease) {
    options.add(new DhcpOption.Seconds(OptionCode.LEASE_TIME, lease));
    long seconds = lease.toSeconds(); // for a Duration reckons in big decimals
    Duration renewal = Duration.ofSeconds(seconds / 2);
    Duration rebinding = Duration.ofSeconds(seconds * 7 / 8);
    options.add(new DhcpOption.Seconds(OptionCode.RENEWAL_TIME, renewal));
    options.add(new DhcpOption.Seconds(OptionCode.REBINDING_TIME, rebinding));
  }

  private static void addList(List<DhcpOption> options, int code, List<Ip4Address> addresses) {
    if (!addresses.isEmpty()) {
      options.add(new DhcpOption.AddressList(code, addresses));
    }
  }

  /**
   * The client identifier (RFC 6842 section 3), the subnet selected where that was followed (RFC
   * 3011), and last the relay's words (RFC 3046 section 2.2).
   */
  private static void addEchoes(List<DhcpOption> options, Asking asking) {
    DhcpPacket request = asking.packet();
    request.options().get(OptionCode.CLIENT_ID).ifPresent(options::add);
    if (asking.isWhereItSelected()) {
      request.options().get(OptionCode.SUBNET_SELECTION).ifPresent(options::add);
    }
    request.options().get(OptionCode.RELAY_INFORMATION).ifPresent(options::add);
  }

  /** A phone asks for VLANs by option 55 when it would take them: VLN-2. */
  private static boolean wantsVlan(DhcpPacket request) {
    return request
        .options()
        .find(DhcpOption.ParameterList.class)
        .map(list -> list.codes().contains(OptionCode.VLAN_FLAG))
        .orElse(true);
  }

  /**
   * The answer within what its client takes: as it is, else in the fields {@code file} and {@code
   * sname} too, else without what is least needed; one that fits in no way goes out as it is.
   */
  static Bytes encode(DhcpPacket answer, int maxBytes) {
    Bytes plain = answer.encode();
    if (plain.length() <= maxBytes) {
      return plain;
    }
    DhcpPacket shorter = answer;
    for (int code : DISPENSABLE) {
      if (shorter.fits(maxBytes)) {
        break;
      }
      shorter = shorter.with(shorter.options().without(code));
    }
    return shorter.fits(maxBytes) ? shorter.encode(maxBytes) : plain;
  }
}
