// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.tftp;

import java.util.Optional;

/** How the bytes of a file are written on the wire (RFC 1350 §1). */
public enum Mode {
  /** As they are: what these phones ask for (TFT-1). */
  OCTET,
  /** Text with the line ends of RFC 764, as {@link Netascii} writes it. */
  NETASCII;

  /** The mode of this name in any letter case; {@code mail} is obsolete and none of ours. */
  public static Optional<Mode> parse(String text) {
    for (Mode mode : values()) {
      if (mode.name().equalsIgnoreCase(text)) {
        return Optional.of(mode);
      }
    }
    return Optional.empty();
  }
}
