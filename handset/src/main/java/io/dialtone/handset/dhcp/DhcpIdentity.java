// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.dhcp;

import io.dialtone.wire.identity.Model;
import io.dialtone.wire.identity.Protocol;
import io.dialtone.wire.identity.UserClass;
import io.dialtone.wire.identity.VendorClass;
import io.dialtone.wire.octets.Ip4Address;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/**
 * What the phone says of itself in DISCOVER and REQUEST.
 *
 * @param vendorClass option 60 (ID-4)
 * @param userClass option 77 (ID-5)
 * @param asksVlan whether it asks for options 190 to 192: its VLAN parameter is 1 (VLN-2)
 * @param previous the address it had before, asked for again with option 50
 */
public record DhcpIdentity(
    MacAddress mac,
    VendorClass vendorClass,
    UserClass userClass,
    boolean asksVlan,
    Optional<Ip4Address> previous) {

  /**
   * A phone without VLAN and without an earlier address.
   *
   * @param hardware the hardware release, {@code 5}
   * @param firmware the application's dotted version, {@code 2.74}
   */
  public static DhcpIdentity of(
      MacAddress mac, Model model, Protocol protocol, String hardware, String firmware) {
    String[] parts = firmware.split("\\.", -1);
    return new DhcpIdentity(
        mac,
        VendorClass.of(
            model,
            protocol,
            hardware,
            twoDigits(parts[0]),
            twoDigits(parts.length > 1 ? parts[1] : "0")),
        new UserClass(model, protocol),
        false,
        Optional.empty());
  }

  public DhcpIdentity askingVlan(boolean asks) {
    return new DhcpIdentity(mac, vendorClass, userClass, asks, previous);
  }

  public DhcpIdentity after(Ip4Address address) {
    return new DhcpIdentity(mac, vendorClass, userClass, asksVlan, Optional.of(address));
  }

  /** The vendor's example has releases as two digits: {@code '0' '1'} (ID-4). */
  private static String twoDigits(String number) {
    return number.length() == 1 ? "0" + number : number;
  }
}
