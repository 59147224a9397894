// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.world;

import io.dialtone.handset.port.Datagram;
import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.Endpoint;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;
import java.util.Optional;

/** A DHCP server at packet level with one address to give. */
final class DhcpAnswerer implements WorldUdp.Answerer {

  private final Site site;
  private final Optional<Ip4Address> phone;
  private final int vlan;

  /**
   * The phone's address decides what it may ask: one without renews nothing.
   *
   * @param vlan where the question comes from, 0 for untagged
   */
  DhcpAnswerer(Site site, Optional<Ip4Address> phone, int vlan) {
    this.site = site;
    this.phone = phone;
    this.vlan = vlan;
  }

  @Override
  public List<Datagram> answer(Endpoint to, Bytes payload) {
    if (!site.dhcp(vlan)) {
      return List.of();
    }
    try {
      DhcpPacket asked = DhcpPacket.parse(payload);
      boolean discover = asked.messageType().orElseThrow() == DhcpMessageType.DISCOVER;
      boolean renewal = !asked.ciaddr().isUnspecified();
      if (phone.isPresent() != renewal || (renewal && !phone.get().equals(asked.ciaddr()))) {
        throw new IllegalStateException("ciaddr is for a phone that has this address");
      }
      site.note(discover ? "DHCP discover" : renewal ? renewal(to) : "DHCP request");
      if (discover) {
        site.discoveredBy(protocol(asked), asksVlans(asked));
      }
      if (renewal && site.refusesRenewals()) {
        return List.of(answer(asked.reply(DhcpMessageType.NAK)));
      }
      DhcpPacket reply =
          asked
              .reply(discover ? DhcpMessageType.OFFER : DhcpMessageType.ACK)
              .withYiaddr(Ip4Address.of(10, 0, 0, 77))
              .withSiaddr(site.nextServer())
              .withFile(site.bootFile())
              .with(new DhcpOption.Address(1, Ip4Address.of(255, 255, 255, 0)))
              .with(new DhcpOption.Address(54, Site.SERVER));
      for (DhcpOption option : site.dhcpOptions(vlan)) {
        reply = reply.with(option);
      }
      return List.of(answer(reply));
    } catch (MalformedPacketException e) {
      throw new IllegalStateException("the phone sent nonsense", e);
    }
  }

  private static String protocol(DhcpPacket asked) throws MalformedPacketException {
    Bytes option60 = asked.options().raw(OptionCode.VENDOR_CLASS).orElseThrow();
    return VendorClass.parse(option60).protocol().orElseThrow();
  }

  private static boolean asksVlans(DhcpPacket asked) {
    List<Integer> codes =
        asked.options().find(DhcpOption.ParameterList.class).orElseThrow().codes();
    return codes.containsAll(List.of(190, 191, 192));
  }

  private static String renewal(Endpoint to) {
    return to.address().equals(Ip4Address.BROADCAST) ? "DHCP rebind" : "DHCP renew";
  }

  private static Datagram answer(DhcpPacket packet) {
    return new Datagram(new Endpoint(Site.SERVER, 67), packet.encode());
  }
}
