// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Locale;
import java.util.Optional;

/** What becomes of a phone that shows up on the network. */
public enum Placement {
  /** It is provisioned. */
  ACTIVE,
  /** It is kept from files until somebody says what it is. */
  QUARANTINED,
  /** It is no phone of this site, and is not kept. */
  IGNORED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Placement> parse(String text) {
    for (Placement placement : values()) {
      if (placement.text().equalsIgnoreCase(text)) {
        return Optional.of(placement);
      }
    }
    return Optional.empty();
  }
}
