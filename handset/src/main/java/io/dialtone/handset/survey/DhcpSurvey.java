// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.survey;

import io.dialtone.handset.dhcp.DhcpIdentity;
import io.dialtone.handset.dhcp.DhcpQuestion;
import io.dialtone.handset.identity.PhoneIdentity;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.Header;
import io.dialtone.wire.dhcp.Op;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A phone's DISCOVER (ID-4, ID-5) to which every offer is heard and none is taken. It asks for
 * VLANs too, to see whether they are offered.
 */
public final class DhcpSurvey {

  /** Servers told apart at most; what answers more often is no network but an attack. */
  static final int MOST_SERVERS = 64;

  private final PhoneIdentity phone;
  private final int xid;
  private final int tftpPort;
  private final Map<Ip4Address, OfferReading> offers = new LinkedHashMap<>();
  private final List<String> oddities = new ArrayList<>();

  /**
   * @param tftpPort the port of TFTP servers named without one, 69 in the field
   */
  public DhcpSurvey(PhoneIdentity phone, int xid, int tftpPort) {
    this.phone = phone;
    this.xid = xid;
    this.tftpPort = tftpPort;
  }

  /** The question. The broadcast bit is set: a phone without an address hears nothing else. */
  public DhcpPacket question() {
    DhcpIdentity identity =
        new DhcpIdentity(
            phone.mac(), phone.vendorClass(), phone.userClass(), true, Optional.empty());
    return DhcpQuestion.of(DhcpMessageType.DISCOVER, xid, identity).withFlags(Header.BROADCAST);
  }

  /** Takes a datagram; whether it was a new server's offer. */
  public boolean take(Bytes payload) {
    try {
      return take(DhcpPacket.parse(payload));
    } catch (MalformedPacketException fault) {
      return odd("something answers that is not DHCP: " + fault.getMessage());
    }
  }

  private boolean take(DhcpPacket packet) {
    boolean toUs =
        packet.header().op() == Op.REPLY
            && packet.xid() == xid
            && packet.mac().equals(Optional.of(phone.mac()));
    if (!toUs) {
      return false;
    }
    if (!packet.messageType().equals(Optional.of(DhcpMessageType.OFFER))) {
      return odd("an answer to a DISCOVER is no OFFER: phones pass it over");
    }
    Optional<Ip4Address> server = packet.options().address(OptionCode.SERVER_ID);
    if (server.isEmpty() || packet.yiaddr().isUnspecified()) {
      return odd(
          "an OFFER without "
              + (server.isEmpty() ? "server identifier (option 54)" : "address")
              + ": phones pass it over");
    }
    if (offers.containsKey(server.get()) || offers.size() == MOST_SERVERS) {
      return false; // the same again: by another relay, or to the question repeated
    }
    offers.put(server.get(), OfferReading.of(packet, server.get(), phone, tftpPort));
    return true;
  }

  private boolean odd(String what) {
    if (!oddities.contains(what) && oddities.size() < MOST_SERVERS) {
      oddities.add(what);
    }
    return false;
  }

  /** Every server's offer, in the order they came. */
  public List<OfferReading> offers() {
    return List.copyOf(offers.values());
  }

  /** What it comes to. */
  public Verdict verdict() {
    Verdict verdict = Verdict.of(offers());
    List<String> warnings = new ArrayList<>(verdict.warnings());
    warnings.addAll(oddities);
    return new Verdict(verdict.good(), verdict.reason(), warnings);
  }
}
