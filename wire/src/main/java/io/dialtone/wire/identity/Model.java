// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.identity;

import java.util.Arrays;
import java.util.Optional;

/** The two phones this house is for (ID-1). */
public enum Model {
  ST2030,
  ST2022;

  /** Reads {@code ST2030} in any letter case. */
  public static Optional<Model> parse(String text) {
    return Arrays.stream(values()).filter(m -> m.name().equalsIgnoreCase(text)).findFirst();
  }

  /** The digits alone, as firmware names have them: {@code 2030} (ID-7). */
  public String digits() {
    return name().substring(2);
  }
}
