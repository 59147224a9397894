// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.dhcp;

/**
 * What every DHCP message begins with besides its addresses: RFC 2131 section 2.
 *
 * @param secs seconds since the client began, as it counts them
 * @param flags bit 15 asks for a broadcast answer; the others must be zero
 */
public record Header(Op op, int hops, int xid, int secs, int flags) {

  /** The broadcast bit: RFC 2131 section 2, figure 2. */
  public static final int BROADCAST = 0x8000;

  public Header {
    if (hops < 0 || hops > 0xFF || secs < 0 || secs > 0xFFFF || flags < 0 || flags > 0xFFFF) {
      throw new IllegalArgumentException(
          "out of range: hops " + hops + ", secs " + secs + ", flags " + flags);
    }
  }
}
