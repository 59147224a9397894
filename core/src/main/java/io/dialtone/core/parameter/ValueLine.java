// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.parameter;

import io.dialtone.wire.text.IniLine;
import java.util.Optional;

/** What every value must be to stand after {@code Name=} in a phone's file (FIL-1). */
final class ValueLine {

  private ValueLine() {}

  static Optional<String> fault(String value, int most) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\r' || c == '\n') {
        return Optional.of("has a line break, and a value is one line");
      }
      if (Character.isISOControl(c)) {
        return Optional.of("has a control character at place " + (i + 1));
      }
      if (c > 0xFF) {
        return Optional.of("is not ISO-8859-1 at place " + (i + 1));
      }
    }
    if (!IniLine.trim(value).equals(value)) {
      return Optional.of("begins or ends with a blank, which the phone would drop");
    }
    return value.length() > most
        ? Optional.of("is longer than " + most + " characters")
        : Optional.empty();
  }
}
