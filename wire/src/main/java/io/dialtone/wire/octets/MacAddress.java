// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** An Ethernet address as its 48 bits. */
public record MacAddress(long bits) implements Comparable<MacAddress> {

  /** Bytes in an Ethernet address. */
  public static final int LENGTH = 6;

  public MacAddress {
    if (bits >>> 48 != 0) {
      throw new IllegalArgumentException("more than 48 bits: " + Long.toHexString(bits));
    }
  }

  public static MacAddress of(Bytes six) {
    if (six.length() != LENGTH) {
      throw new IllegalArgumentException("a MAC address has 6 bytes, not " + six.length());
    }
    return new MacAddress(HexFormat.fromHexDigitsToLong(six.hex()));
  }

  /**
   * Reads {@code 00:14:7f:00:00:01}, dashes alike, {@code 0014.7f00.0001} or twelve bare digits.
   */
  public static Optional<MacAddress> parse(String text) {
    return switch (text.length()) {
      case 12 -> parse(text, 12, "");
      case 14 -> parse(text, 4, ".");
      case 17 -> parse(text, 2, ":-");
      default -> Optional.empty();
    };
  }

  /** Digits in groups, with one and the same of these marks between them. */
  private static Optional<MacAddress> parse(String text, int group, String marks) {
    char mark = marks.isEmpty() ? ' ' : text.charAt(group);
    if (!marks.isEmpty() && marks.indexOf(mark) < 0) {
      return Optional.empty();
    }
    long bits = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (at % (group + 1) == group) {
        if (c != mark) {
          return Optional.empty();
        }
      } else if (HexFormat.isHexDigit(c)) {
        bits = (bits << 4) | HexFormat.fromHexDigit(c);
      } else {
        return Optional.empty();
      }
    }
    return Optional.of(new MacAddress(bits));
  }

  /** Twelve upper-case digits, as in file names (ID-2). */
  public String plain() {
    return HexFormat.of().toHexDigits(bits, 12).toUpperCase(Locale.ROOT);
  }

  /** Upper case with dashes, as in a User-Agent (ID-3). */
  public String dashed() {
    return HexFormat.ofDelimiter("-").withUpperCase().formatHex(bytes().toArray());
  }

  /** The six bytes in network order. */
  public Bytes bytes() {
    return new ByteWriter().u16((int) (bits >>> 32)).u32(bits & 0xFFFF_FFFFL).toBytes();
  }

  @Override
  public int compareTo(MacAddress other) {
    return Long.compare(bits, other.bits);
  }

  /** Lower case with colons. */
  @Override
  public String toString() {
    return HexFormat.ofDelimiter(":").formatHex(bytes().toArray());
  }
}
