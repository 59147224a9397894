// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.dhcp.DhcpMessageType;
import io.dialtone.wire.dhcp.DhcpOption;
import io.dialtone.wire.dhcp.DhcpPacket;
import io.dialtone.wire.dhcp.OptionCode;
import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;

/** The packets that one phone sends, relayed by 10.0.0.1 unless said otherwise. */
record Phone(MacAddress mac, Model model, Protocol protocol) {

  static final Ip4Address RELAY = Ip4Address.of(10, 0, 0, 1);
  static final Ip4Address SERVER = Ip4Address.of(192, 0, 2, 1);
  static final Phone ANNA = st2030(1);
  static final Phone BERT = st2030(2);

  private static final int XID = 0x3903F326;

  static Phone st2030(int number) {
    MacAddress mac = new MacAddress(0x0014_7F00_0000L + number);
    return new Phone(mac, Model.ST2030, Protocol.SIP);
  }

  /** A message with option 60 and nothing else. */
  DhcpPacket says(DhcpMessageType type) {
    VendorClass vendor = VendorClass.of(model, protocol, "5", "01", "53");
    return DhcpPacket.request(type, XID, mac)
        .withGiaddr(RELAY)
        .with(new DhcpOption.Opaque(OptionCode.VENDOR_CLASS, vendor.encode()));
  }

  DhcpPacket discovers() {
    return says(DhcpMessageType.DISCOVER);
  }

  DhcpPacket selects(Ip4Address address) {
    return selects(address, SERVER);
  }

  DhcpPacket selects(Ip4Address address, Ip4Address server) {
    return comesBackTo(address).with(new DhcpOption.Address(OptionCode.SERVER_ID, server));
  }

  DhcpPacket comesBackTo(Ip4Address address) {
    return says(DhcpMessageType.REQUEST)
        .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address));
  }

  /** Renewing is sent straight to the server: no relay. */
  DhcpPacket renews(Ip4Address address) {
    return says(DhcpMessageType.REQUEST).withGiaddr(Ip4Address.ANY).withCiaddr(address);
  }

  /** Rebinding is broadcast, so it comes by the relay. */
  DhcpPacket rebinds(Ip4Address address) {
    return says(DhcpMessageType.REQUEST).withCiaddr(address);
  }

  DhcpPacket declines(Ip4Address address) {
    return says(DhcpMessageType.DECLINE)
        .with(new DhcpOption.Address(OptionCode.REQUESTED_ADDRESS, address))
        .with(new DhcpOption.Address(OptionCode.SERVER_ID, SERVER));
  }

  DhcpPacket releases(Ip4Address address) {
    return says(DhcpMessageType.RELEASE)
        .withGiaddr(Ip4Address.ANY)
        .withCiaddr(address)
        .with(new DhcpOption.Address(OptionCode.SERVER_ID, SERVER));
  }

  DhcpPacket informs(Ip4Address address) {
    return says(DhcpMessageType.INFORM).withGiaddr(Ip4Address.ANY).withCiaddr(address);
  }
}
