// SPDX-License-Identifier: Apache-2.0
package io.dialtone.core.phonebook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Locale;

/** A value in a URL's query: percent-encoded UTF-8, or ISO-8859-1 where it is none. */
final class QueryText {

  private QueryText() {}

  /** A percent sign without two digits stands for itself: some phones encode nothing. */
  static String decode(String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
    for (int at = 0; at < value.length(); at++) {
      char c = value.charAt(at);
      int high =
          c == '%' && at + 2 < value.length() ? Character.digit(value.charAt(at + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(value.charAt(at + 2), 16);
      if (low >= 0) {
        bytes.write(high << 4 | low);
        at += 2;
      } else {
        bytes.write(c == '+' ? ' ' : c); // a character of a target stands for one byte
      }
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.toByteArray())).toString();
    } catch (CharacterCodingException _) {
      return bytes.toString(ISO_8859_1);
    }
  }

  static String encode(String text) {
    StringBuilder out = new StringBuilder();
    for (byte b : text.getBytes(UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      out.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return out.toString();
  }
}
