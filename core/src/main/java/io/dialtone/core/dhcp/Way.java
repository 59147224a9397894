// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.dhcp;

import java.util.Locale;
import java.util.Optional;

/**
 * How DHCP tells a phone where its INF is. Each way sends only its own fields, because a phone that
 * sees two takes the one that ranks first for it (SRC-1), and that may be the wrong one.
 */
public enum Way {
  /** The URL of the INF in option 43: HTTP (SRC-4). */
  OPTION43,
  /** The TFTP server in option 66, the INF's name in 67 (SRC-2, SRC-3). */
  OPTION66,
  /** The TFTP server in option 150, the INF's name in 67 (SRC-2, SRC-3). */
  OPTION150,
  /** The TFTP server in {@code siaddr}, the INF's name in {@code file} (SRC-3). */
  NEXT_SERVER,
  /** All TFTP fields at once, for a network of phones of many ages: they all say the same. */
  TFTP;

  /** The way of this name in a settings file. */
  public static Optional<Way> parse(String text) {
    for (Way way : values()) {
      if (way.text().equals(text)) {
        return Optional.of(way);
      }
    }
    return Optional.empty();
  }

  /** The name as settings write it: {@code next-server}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether this way fills in the field that the other one is named after. */
  boolean uses(Way field) {
    return this == field || (this == TFTP && field != OPTION43);
  }
}
