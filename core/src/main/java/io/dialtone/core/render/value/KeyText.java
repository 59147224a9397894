// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.core.site.FunctionKey;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function key as the phone's parameter has it: {@code L/<sip:201>}, {@code S/<sip:…>}. */
public final class KeyText {

  private static final String FREE = "L/<sip:>";
  private static final String SCHEME = "sip:";
  private static final Pattern NAME =
      Pattern.compile("FeatureKeyExt([0-9]{2})", Pattern.CASE_INSENSITIVE);

  /** What is the same on any phone: no variables, nothing that would be written another way. */
  private static final Pattern VALUE =
      Pattern.compile("([LS])/<sip:([!-~\\xA1-\\xFF&&[^<>\"{}\\xAD]]{0,128})>");

  private KeyText() {}

  /** The parameter of a key. */
  public static String name(int key) {
    return key < 10 ? "FeatureKeyExt0" + key : "FeatureKeyExt" + key;
  }

  /** The key that a parameter is of, from 1. */
  public static Optional<Integer> number(String parameter) {
    Matcher name = NAME.matcher(parameter);
    return name.matches()
        ? Optional.of(Integer.parseInt(name.group(1), 10)).filter(key -> key > 0)
        : Optional.empty();
  }

  /** The key whose parameter is exactly this on every phone; empty where there is none. */
  public static Optional<FunctionKey> parse(String value) {
    if (value.equals(FREE)) {
      return Optional.of(new FunctionKey(FunctionKey.Use.NONE, ""));
    }
    Matcher text = VALUE.matcher(value);
    if (!text.matches() || text.group(2).isEmpty()) {
      return Optional.empty();
    }
    FunctionKey.Use use =
        text.group(1).equals("L") ? FunctionKey.Use.SPEED_DIAL : FunctionKey.Use.SUPERVISION;
    FunctionKey key = new FunctionKey(use, text.group(2));
    return Optional.of(key).filter(meant -> of(meant, KeyVariables.NONE).equals(value));
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
