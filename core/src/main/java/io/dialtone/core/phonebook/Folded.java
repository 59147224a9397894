// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import java.text.Normalizer;
import java.util.Locale;

/** A text as it is looked for and sorted by: in small letters, without accents. */
final class Folded {

  /** Letters that Unicode does not take apart, each with what people type for it. */
  private static final String[] LETTERS = {
    "ßss", "øo", "æae", "œoe", "łl", "đd", "ðd", "þth", "ıi", "ĳij", "ħh", "ŧt", "ŋn"
  };

  private Folded() {}

  static String of(String text) {
    if (text.chars().allMatch(c -> c < 0x80)) {
      return text.toLowerCase(Locale.ROOT);
    }
    String apart = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> Character.getType(c) != Character.NON_SPACING_MARK)
        .forEach(c -> add(out, c));
    return out.toString();
  }

  private static void add(StringBuilder out, int c) {
    for (String letter : LETTERS) {
      if (letter.charAt(0) == c) {
        out.append(letter, 1, letter.length());
        return;
      }
    }
    out.appendCodePoint(c);
  }
}
