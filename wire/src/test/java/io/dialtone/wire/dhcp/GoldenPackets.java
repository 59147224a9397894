// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

import io.dialtone.wire.octets.Bytes;

/**
 * One whole exchange of an ST2030 and a server on 192.0.2.1, written by hand after RFC 2131 section
 * 3.1, the vendor's section 2.4 and what is known of these phones on the wire.
 */
final class GoldenPackets {

  private static final String SNAME_AND_FILE = "00 ".repeat(64 + 128) + "\n";

  static final String FIXED_FIELDS_OF_REQUEST =
      """
      01 01 06 00                     # op BOOTREQUEST, htype Ethernet, hlen 6, hops 0
      3d 1d 4c 05                     # xid
      00 00 80 00                     # secs 0, flags: broadcast
      00 00 00 00                     # ciaddr
      00 00 00 00                     # yiaddr
      00 00 00 00                     # siaddr
      00 00 00 00                     # giaddr
      00 14 7f e1 47 b3               # chaddr
      00 00 00 00 00 00 00 00 00 00
      """
          + SNAME_AND_FILE
          + "63 82 53 63                  # magic cookie\n";

  /** What a phone says of itself in DISCOVER and REQUEST alike. */
  private static final String ABOUT_THE_PHONE =
      """
      37 09 01 03 06 0f 2a 2b 42 43 96     # 55: mask router dns domain ntp 43 66 67 150
      39 02 05 dc                          # 57: 1500
      3c 21 01 07 54 68 6f 6d 73 6f 6e     # 60, 33 bytes: 1 Thomson
            02 06 53 54 32 30 33 30        #   2 ST2030
            03 03 53 49 50                 #   3 SIP
            04 01 31 05 02 30 31 06 02 30 31 # 4 "1", 5 "01", 6 "01"
      3d 07 01 00 14 7f e1 47 b3           # 61: Ethernet, MAC
      4d 0f 54 68 6f 6d 73 6f 6e 20 53 54 32 30 33 30 53 # 77: Thomson ST2030S
      ff
      """;

  static final Bytes DISCOVER =
      Bytes.hex(FIXED_FIELDS_OF_REQUEST + "35 01 01 # 53: DISCOVER\n" + ABOUT_THE_PHONE);

  static final Bytes REQUEST =
      Bytes.hex(
          FIXED_FIELDS_OF_REQUEST
              + """
              35 01 03                # 53: REQUEST
              36 04 c0 00 02 01       # 54: the server chosen
              32 04 c0 00 02 64       # 50: the address offered
              """
              + ABOUT_THE_PHONE);

  private static final String FIXED_FIELDS_OF_REPLY =
      """
      02 01 06 00                     # op BOOTREPLY
      3d 1d 4c 05                     # xid
      00 00 80 00                     # secs, flags
      00 00 00 00                     # ciaddr
      c0 00 02 64                     # yiaddr 192.0.2.100
      c0 00 02 07                     # siaddr 192.0.2.7
      00 00 00 00                     # giaddr
      00 14 7f e1 47 b3               # chaddr
      00 00 00 00 00 00 00 00 00 00
      62 6f 6f 74 00                  # sname "boot"
      """
          + "00 ".repeat(59)
          + """

          73 74 32 30 33 30 73 2e 69 6e 66 00 # file "st2030s.inf"
          """
          + "00 ".repeat(116)
          + "\n63 82 53 63                # magic cookie\n";

  private static final String WHAT_IS_LEASED =
      """
      36 04 c0 00 02 01               # 54: 192.0.2.1
      33 04 00 00 0e 10               # 51: 3600 s
      3a 04 00 00 07 08               # 58: 1800 s
      3b 04 00 00 0c 4e               # 59: 3150 s
      01 04 ff ff ff 00               # 1
      03 08 c0 00 02 01 c0 00 02 02   # 3: two routers
      2a 04 c0 00 02 01               # 42
      2b 1a 68 74 74 70 3a 2f 2f 31 39 32 2e 30 2e 32 2e 31  # 43: http://192.0.2.1
            2f 69 6e 64 65 78 2e 69 6e 66                    #     /index.inf
      42 09 31 39 32 2e 30 2e 32 2e 37                       # 66: 192.0.2.7
      43 0b 73 74 32 30 33 30 73 2e 69 6e 66                 # 67: st2030s.inf
      96 04 c0 00 02 08                                      # 150: 192.0.2.8
      be 01 01                                               # 190: VLAN on
      bf 02 00 64                                            # 191: voice VLAN 100
      c0 02 0f fe                                            # 192: data VLAN 4094
      """;

  static final Bytes OFFER =
      Bytes.hex(FIXED_FIELDS_OF_REPLY + "35 01 02\n" + WHAT_IS_LEASED + "ff");

  static final Bytes ACK = Bytes.hex(FIXED_FIELDS_OF_REPLY + "35 01 05\n" + WHAT_IS_LEASED + "ff");

  private GoldenPackets() {}
}
