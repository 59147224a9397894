// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import java.util.ArrayList;
import java.util.List;

/** The small grammar that headers share: RFC 3261 section 25.1. */
final class SipText {

  private static final String TOKEN_MARKS = "-.!%*_+`'~";

  private SipText() {}

  /** Whether this is a token: a method, a header's name, a parameter's name. */
  static boolean isToken(String text) {
    return !text.isEmpty() && text.chars().allMatch(SipText::isTokenChar);
  }

  private static boolean isTokenChar(int c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  /** A character that may stand in a header's value or a start line. */
  static boolean isText(int c) {
    return c == '\t' || (c >= ' ' && c != 0x7F);
  }

  static boolean isBlank(int c) {
    return c == ' ' || c == '\t';
  }

  /** The text without blanks and tabs around it. */
  static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isBlank(text.charAt(from))) {
      from++;
    }
    while (to > from && isBlank(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /** The first place of a character outside quotes and angle brackets, or -1. */
  static int indexOf(String text, char wanted, int start) {
    boolean quoted = false;
    boolean bracketed = false;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++; // whatever is escaped closes no quotes
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && !bracketed && c == wanted) {
        return i;
      } else if (!quoted && c == '<') {
        bracketed = true;
      } else if (!quoted && c == '>') {
        bracketed = false;
      }
    }
    return -1;
  }

  /** The parts between separators outside quotes and angle brackets, empty ones left out. */
  static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    while (start <= text.length()) {
      int end = indexOf(text, separator, start);
      int stop = end < 0 ? text.length() : end;
      String part = trim(text.substring(start, stop));
      if (!part.isEmpty()) {
        parts.add(part);
      }
      start = stop + 1;
    }
    return List.copyOf(parts);
  }

  static boolean isQuoted(String text) {
    return text.length() >= 2 && text.startsWith("\"") && closingQuote(text) == text.length() - 1;
  }

  /** Where the quotes close that the text begins with, or -1. */
  static int closingQuote(String text) {
    for (int i = 1; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == '"') {
        return i;
      }
    }
    return -1;
  }

  /** The content of a quoted string, escapes undone; any other text as it is. */
  static String unquote(String text) {
    if (!isQuoted(text)) {
      return text;
    }
    StringBuilder plain = new StringBuilder();
    for (int i = 1; i < text.length() - 1; i++) {
      if (text.charAt(i) == '\\' && i + 1 < text.length() - 1) {
        i++;
      }
      plain.append(text.charAt(i));
    }
    return plain.toString();
  }

  /** A quoted string. */
  static String quote(String plain) {
    return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
