// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MacAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a card's address begins: one to six bytes of it. */
public record MacStart(Bytes bytes) {

  private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{2}([:-]?[0-9A-Fa-f]{2}){0,5}");

  public MacStart {
    if (bytes.isEmpty() || bytes.length() > MacAddress.LENGTH) {
      throw new IllegalArgumentException("a card's address has 1 to 6 bytes: " + bytes);
    }
  }

  /** Reads {@code 00:14:7F}, {@code 00-14-7F} or {@code 00147F}. */
  public static Optional<MacStart> parse(String text) {
    return FORM.matcher(text).matches()
        ? Optional.of(new MacStart(Bytes.hex(text.replaceAll("[:-]", ""))))
        : Optional.empty();
  }

  boolean begins(MacAddress mac) {
    int beyond = Byte.SIZE * (MacAddress.LENGTH - bytes.length());
    long start = 0;
    for (int i = 0; i < bytes.length(); i++) {
      start = start << Byte.SIZE | bytes.at(i);
    }
    return mac.bits() >>> beyond == start;
  }
}
