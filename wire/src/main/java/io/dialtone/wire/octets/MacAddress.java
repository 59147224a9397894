// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An Ethernet address as its 48 bits. */
public record MacAddress(long bits) implements Comparable<MacAddress> {

  /** Bytes in an Ethernet address. */
  public static final int LENGTH = 6;

  private static final Pattern PLAIN = Pattern.compile("[0-9A-Fa-f]{12}");
  private static final Pattern PAIRS =
      Pattern.compile("[0-9A-Fa-f]{2}([:-])[0-9A-Fa-f]{2}(\\1[0-9A-Fa-f]{2}){4}");
  private static final Pattern CISCO = Pattern.compile("[0-9A-Fa-f]{4}(\\.[0-9A-Fa-f]{4}){2}");

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
    boolean known =
        PLAIN.matcher(text).matches()
            || PAIRS.matcher(text).matches()
            || CISCO.matcher(text).matches();
    return known
        ? Optional.of(new MacAddress(HexFormat.fromHexDigitsToLong(text.replaceAll("[:.-]", ""))))
        : Optional.empty();
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
