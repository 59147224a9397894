// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;

/**
 * The client's hardware address: the fields htype, hlen and chaddr of RFC 2131 section 2.
 *
 * @param type 1 for Ethernet
 * @param address at most {@value #MAX_LENGTH} bytes
 */
public record Hardware(int type, Bytes address) {

  /** Ethernet's number among the hardware types. */
  public static final int ETHERNET = 1;

  /** The room that {@code chaddr} has. */
  public static final int MAX_LENGTH = 16;

  public Hardware {
    if (type < 0 || type > 255 || address.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("no hardware address: type " + type + " " + address);
    }
  }

  public static Hardware ethernet(MacAddress mac) {
    return new Hardware(ETHERNET, mac.bytes());
  }

  /** The MAC address, if this is Ethernet. */
  public Optional<MacAddress> mac() {
    return type == ETHERNET && address.length() == MacAddress.LENGTH
        ? Optional.of(MacAddress.of(address))
        : Optional.empty();
  }
}
