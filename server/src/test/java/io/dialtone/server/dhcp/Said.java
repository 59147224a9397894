// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.dhcp;

import io.dialtone.wire.octets.Bytes;

/** DHCP messages as hand-written bytes, for the phone 00:14:7f:00:00:01 behind 127.0.0.1. */
final class Said {

  /** Option 60 of an ST2030 with SIP: manufacturer, model, protocol. */
  static final String VENDOR_CLASS =
      """
      3c 16               # option 60, 22 bytes
      01 07 54686f6d736f6e  # 1 Thomson
      02 06 535432303330    # 2 ST2030
      03 03 534950          # 3 SIP
      """;

  private Said() {}

  static Bytes zeros(int count) {
    return Bytes.copyOf(new byte[count]);
  }

  /** The fixed part of a client's message, with these addresses, and then the options. */
  static Bytes message(String ciaddr, String giaddr, String phone, String options) {
    return Bytes.hex(
            """
            01 01 06 01   # op request, Ethernet, 6 bytes, one hop
            39 03 f3 26   # xid
            00 00 00 00   # secs, flags
            """
                + ciaddr
                + " 00000000 00000000 "
                + giaddr
                + " 00 14 7f 00 00 "
                + phone)
        .plus(zeros(10 + 64 + 128)) // rest of chaddr, sname, file
        .plus(Bytes.hex("63 82 53 63\n" + options + "\nff # end"));
  }

  static Bytes discover(String phone) {
    return message("00000000", "7f000001", phone, "35 01 01 # DISCOVER\n" + VENDOR_CLASS);
  }

  /** Selecting: option 50 the address, option 54 the server. */
  static Bytes request(String phone, String address) {
    return message(
        "00000000",
        "7f000001",
        phone,
        "35 01 03\n32 04 " + address + "\n36 04 7f000001\n" + VENDOR_CLASS);
  }

  /** Init-reboot: no server is named. */
  static Bytes comesBack(String phone, String address) {
    return message(
        "00000000", "7f000001", phone, "35 01 03\n32 04 " + address + "\n" + VENDOR_CLASS);
  }
}
