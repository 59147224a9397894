// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.port;

import io.dialtone.wire.octets.Ip4Address;
import java.util.Optional;

/** The phone's one network interface. Every call may throw {@link PowerLost}. */
public interface Network {

  /**
   * A UDP port bound to the phone's own address; 0 asks for any free one. That must be none of
   * those used in the last half minute, at least very probably (RFC 1350 section 4): a TFTP server
   * that missed the last ACK still sends its block there, and the next transfer would take it for
   * its own.
   */
  UdpPort openUdp(int localPort);

  /**
   * A UDP port that reaches DHCP servers. The phone sends to 255.255.255.255:67 as RFC 2131 has it;
   * the shell broadcasts, or does what a relay agent would (giaddr, hops). A phone that has an
   * address renews it over such a port too, asking its server's own address at first.
   */
  UdpPort openDhcp();

  /** Takes an address into use, after a DHCP ACK. */
  void configure(InterfaceAddress address);

  /** Gives the address up: a reboot, or a lease that is over. */
  void deconfigure();

  /**
   * From the next packet on the phone speaks on this VLAN, or untagged (VLN-4). An address in use
   * goes along; a network that knows no VLANs shows the tag and nothing else.
   */
  VlanMove moveTo(Optional<VlanTag> tag);

  /** The address of a host given by name or in dotted form. */
  Optional<Ip4Address> resolve(String host);

  /**
   * One HTTP request; the body of the answer streams into the sink, of any status.
   *
   * <p>The shell adds {@code Host}, {@code Connection: close} and, for POST, {@code Content-Length:
   * 0}. Silence beyond the limit is {@link HttpOutcome.Unreachable}, even in mid-body; a connection
   * closed before the announced length is {@link HttpOutcome.Answered} and not whole. Redirects are
   * not followed.
   */
  HttpOutcome exchange(HttpRequest request, BodySink sink);
}
