// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import io.dialtone.wire.octets.MacAddress;
import java.util.HexFormat;
import java.util.List;

/** The first three bytes of a MAC address; those known of these phones are a hint only (ID-6). */
public record MacPrefix(int bits) {

  /** 00-90-96, 00-14-7F, 00-18-F6 and 00-1F-9F. */
  public static final List<MacPrefix> KNOWN =
      List.of(
          new MacPrefix(0x009096),
          new MacPrefix(0x00147F),
          new MacPrefix(0x0018F6),
          new MacPrefix(0x001F9F));

  private static final HexFormat DASHED = HexFormat.ofDelimiter("-").withUpperCase();

  public static MacPrefix of(MacAddress mac) {
    return new MacPrefix((int) (mac.bits() >>> 24));
  }

  /** Whether the address begins as these phones' addresses are known to. */
  public static boolean isKnown(MacAddress mac) {
    return KNOWN.contains(of(mac));
  }

  @Override
  public String toString() {
    return DASHED.formatHex(new byte[] {(byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
  }
}
