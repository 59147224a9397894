// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.site;

import java.util.Locale;
import java.util.Optional;

/** How far a phone belongs to the site. */
public enum PhoneState {
  /** Seen on the network, asked for by nobody yet: it is given no files of its own. */
  DISCOVERED,
  /** Kept from files until somebody says what it is. */
  QUARANTINED,
  /** Provisioned. */
  ACTIVE,
  /** No longer in use; its history stays, its files do not. */
  RETIRED;

  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<PhoneState> parse(String text) {
    for (PhoneState state : values()) {
      if (state.text().equalsIgnoreCase(text)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }
}
