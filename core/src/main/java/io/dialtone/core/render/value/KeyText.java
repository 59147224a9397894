// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.site.FunctionKey;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A function key as the phone's parameter has it: {@code L/<sip:201>}, {@code S/<sip:…>}. */
final class KeyText {

  private static final String FREE = "L/<sip:>";
  private static final String SCHEME = "sip:";

  private KeyText() {}

  /** The parameter of a key. */
  static String name(int key) {
    return key < 10 ? "FeatureKeyExt0" + key : "FeatureKeyExt" + key;
  }

  static String of(FunctionKey key, KeyVariables phone) {
    return switch (key.use()) {
      case NONE -> FREE;
      case SPEED_DIAL -> "L/<sip:" + target(key.target(), phone) + ">";
      case SUPERVISION -> "S/<sip:" + target(key.target(), phone) + ">";
    };
  }

  private static String target(String target, KeyVariables phone) {
    String filled = escaped(PhoneText.of(phone.fill(target)));
    boolean uri = filled.toLowerCase(Locale.ROOT).startsWith(SCHEME);
    return uri ? filled.substring(SCHEME.length()) : filled;
  }

  /** What would end the URI too early, as RFC 3261 section 25.1 escapes it. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte octet : text.getBytes(StandardCharsets.ISO_8859_1)) {
      char c = (char) (octet & 0xFF);
      if (c == ' ' || c == '\u00A0' || c == '<' || c == '>' || c == '"') {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
