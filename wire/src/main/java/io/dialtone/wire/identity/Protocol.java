// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import java.util.Arrays;
import java.util.Optional;

/** What the phone speaks for calls (ID-1). */
public enum Protocol {
  SIP,
  MGCP;

  /** Reads {@code SIP} or {@code MGCP} in any letter case. */
  public static Optional<Protocol> parse(String text) {
    return Arrays.stream(values()).filter(p -> p.name().equalsIgnoreCase(text)).findFirst();
  }

  /** The letter in file prefix and user class: S or M. */
  public String letter() {
    return name().substring(0, 1);
  }
}
