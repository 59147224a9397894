// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ports that transfers may take, both ends included: what a firewall lets through. */
public record PortRange(int first, int last) {
  private static final int LAST_PORT = 65_535;
  private static final Pattern TEXT = Pattern.compile("(\\d{1,5})(?:\\s*-\\s*(\\d{1,5}))?");

  public PortRange {
    if (first < 1 || last > LAST_PORT || first > last) {
      throw new IllegalArgumentException("no range of ports: " + first + "-" + last);
    }
  }

  /** Reads {@code 50000-50999}, or one port alone. */
  public static Optional<PortRange> parse(String text) {
    Matcher told = TEXT.matcher(text.strip());
    if (!told.matches()) {
      return Optional.empty();
    }
    int first = Integer.parseInt(told.group(1), 10);
    int last = told.group(2) == null ? first : Integer.parseInt(told.group(2), 10);
    return first < 1 || last > LAST_PORT || first > last
        ? Optional.empty()
        : Optional.of(new PortRange(first, last));
  }

  /** How many ports it has. */
  public int size() {
    return last - first + 1;
  }

  @Override
  public String toString() {
    return first == last ? Integer.toString(first) : first + "-" + last;
  }
}
