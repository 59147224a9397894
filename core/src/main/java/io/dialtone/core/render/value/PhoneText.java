// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.render.value;

import io.dialtone.wire.text.IniLine;
import java.text.Normalizer;

/**
 * Any text as it can stand in a phone's file, one line of ISO-8859-1 (FIL-1).
 *
 * <p>A character that ISO-8859-1 lacks becomes the nearest that it has: dashes and typographic
 * quotes the plain ones, {@code œ} two letters, a letter with a foreign accent the bare letter.
 * What has no such likeness becomes {@code ?}, one for a character. Line breaks and tabs become
 * blanks, other control characters go away.
 */
public final class PhoneText {

  private static final char REPLACEMENT = '?';

  /** Each character with what stands for it. */
  private static final String[] LIKENESSES = {
    "\u2010-",
    "\u2011-",
    "\u2012-",
    "\u2013-",
    "\u2014-",
    "\u2015-",
    "\u2212-",
    "\u2018'",
    "\u2019'",
    "\u201A'",
    "\u201B'",
    "\u2032'",
    "\u201C\"",
    "\u201D\"",
    "\u201E\"",
    "\u2033\"",
    "\u2039<",
    "\u203A>",
    "\u2026...",
    "\u2022*",
    "\u20ACEUR",
    "\u2122(TM)",
    "\u2116No",
    "\u0152OE",
    "\u0153oe",
    "\u0132IJ",
    "\u0133ij",
    "\u0141L",
    "\u0142l",
    "\u0110D",
    "\u0111d",
    "\u0126H",
    "\u0127h",
    "\u0131i",
    "\u0138k",
    "\u0166T",
    "\u0167t",
    "\u014AN",
    "\u014Bn",
    "\u1E9ESS",
    "\u2215/",
    "\u2044/"
  };

  private PhoneText() {}

  /** The text as the phone gets it, without blanks around it. */
  public static String of(String text) {
    return fits(text) ? text : IniLine.trim(replaced(text));
  }

  private static boolean fits(String text) {
    int last = text.length() - 1;
    for (int at = 0; at <= last; at++) {
      if (!isPlain(text.charAt(at))) {
        return false;
      }
    }
    return last < 0 || (text.charAt(0) != ' ' && text.charAt(last) != ' ');
  }

  private static boolean isPlain(int c) {
    return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c <= 0xFF);
  }

  private static String replaced(String text) {
    StringBuilder out = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> add(out, c));
    return out.toString();
  }

  private static void add(StringBuilder out, int c) {
    if (isPlain(c)) {
      out.append((char) c);
    } else if (c == '\n' || c == '\r' || c == '\t' || Character.isSpaceChar(c)) {
      out.append(' ');
    } else if (!isUnseen(c)) {
      out.append(likeness(c));
    }
  }

  /** Control and format characters, and accents that no letter took. */
  private static boolean isUnseen(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.NON_SPACING_MARK;
  }

  private static String likeness(int c) {
    for (String pair : LIKENESSES) {
      if (pair.charAt(0) == c) {
        return pair.substring(1);
      }
    }
    String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    StringBuilder bare = new StringBuilder();
    parts.codePoints().filter(PhoneText::isPlain).forEach(bare::appendCodePoint);
    return bare.isEmpty() ? String.valueOf(REPLACEMENT) : bare.toString();
  }
}
