// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import io.dialtone.wire.octets.MacAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** MAC addresses from one to another, both of them in it. */
public record MacRange(MacAddress from, MacAddress to) {

  private static final int DIGITS = 12;
  private static final String BYTE = "[0-9A-Fa-f]{2}";
  private static final Pattern PREFIX =
      Pattern.compile(
          "BYTE(:BYTE){0,5}|BYTE(-BYTE){0,5}|(BYTE){1,6}|(BYTE){2}(\\.(BYTE){2}){0,2}"
              .replace("BYTE", BYTE));

  public MacRange {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException("a range begins at its lower end");
    }
  }

  /**
   * Reads {@code 00:14:7f:00:00:01-00:14:7f:00:00:ff}, one address, or the first bytes of addresses
   * such as {@code 00:14:7f}; dashes, dots or nothing may stand for the colons.
   */
  public static Optional<MacRange> parse(String text) {
    Optional<MacRange> prefix = prefix(text);
    for (int dash = text.indexOf('-'); prefix.isEmpty() && dash > 0; ) {
      Optional<MacAddress> from = MacAddress.parse(text.substring(0, dash).strip());
      Optional<MacAddress> to = MacAddress.parse(text.substring(dash + 1).strip());
      if (from.isPresent() && to.isPresent()) {
        return from.get().compareTo(to.get()) <= 0
            ? Optional.of(new MacRange(from.get(), to.get()))
            : Optional.empty();
      }
      dash = text.indexOf('-', dash + 1);
    }
    return prefix;
  }

  private static Optional<MacRange> prefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      return Optional.empty();
    }
    String digits = text.replaceAll("[:.-]", "").toUpperCase(Locale.ROOT);
    int missing = DIGITS - digits.length();
    return Optional.of(
        new MacRange(
            new MacAddress(Long.parseLong(digits + "0".repeat(missing), 16)),
            new MacAddress(Long.parseLong(digits + "F".repeat(missing), 16))));
  }

  public boolean contains(MacAddress mac) {
    return from.compareTo(mac) <= 0 && mac.compareTo(to) <= 0;
  }

  /** As {@link #parse} reads it. */
  @Override
  public String toString() {
    return from.equals(to) ? from.toString() : from + "-" + to;
  }
}
