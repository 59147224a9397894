// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.octets;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IPv4 address as its 32 bits, ordered as an unsigned number. */
public record Ip4Address(int bits) implements Comparable<Ip4Address> {

  /** 0.0.0.0, "this host" or "any". */
  public static final Ip4Address ANY = new Ip4Address(0);

  /** 255.255.255.255, the limited broadcast. */
  public static final Ip4Address BROADCAST = new Ip4Address(-1);

  private static final Pattern DOTTED =
      Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");

  public static Ip4Address of(int a, int b, int c, int d) {
    Bytes four = Bytes.of(a, b, c, d);
    return new Ip4Address(four.at(0) << 24 | four.at(1) << 16 | four.at(2) << 8 | four.at(3));
  }

  /** Reads four decimal numbers with dots between them, and nothing else. */
  public static Optional<Ip4Address> parse(String text) {
    Matcher matcher = DOTTED.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int bits = 0;
    for (int group = 1; group <= 4; group++) {
      int part = Integer.parseInt(matcher.group(group), 10);
      if (part > 255) {
        return Optional.empty();
      }
      bits = bits << 8 | part;
    }
    return Optional.of(new Ip4Address(bits));
  }

  public boolean isUnspecified() {
    return bits == 0;
  }

  /** 127.0.0.0/8. */
  public boolean isLoopback() {
    return bits >>> 24 == 127;
  }

  /** RFC 1918: 10/8, 172.16/12, 192.168/16. */
  public boolean isPrivate() {
    return bits >>> 24 == 10 || bits >>> 20 == 0xAC1 || bits >>> 16 == 0xC0A8;
  }

  /** RFC 3927: 169.254/16. */
  public boolean isLinkLocal() {
    return bits >>> 16 == 0xA9FE;
  }

  /** 224.0.0.0/4. */
  public boolean isMulticast() {
    return bits >>> 28 == 0xE;
  }

  /** The address {@code count} further on; it wraps at the end of the address space. */
  public Ip4Address plus(int count) {
    return new Ip4Address(bits + count);
  }

  /** The four bytes in network order. */
  public Bytes bytes() {
    return new ByteWriter().i32(bits).toBytes();
  }

  @Override
  public int compareTo(Ip4Address other) {
    return Integer.compareUnsigned(bits, other.bits);
  }

  @Override
  public String toString() {
    return (bits >>> 24)
        + "."
        + (bits >>> 16 & 0xFF)
        + "."
        + (bits >>> 8 & 0xFF)
        + "."
        + (bits & 0xFF);
  }
}
