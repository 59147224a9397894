// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.text;

/**
 * What one line of an INI text says (INF-6, FIL-1).
 *
 * <p>Only blanks and tabs are dropped around a name or a value: every other ISO-8859-1 character
 * belongs to it.
 */
public sealed interface IniLine {

  /** Nothing but blanks. */
  record Blank() implements IniLine {}

  /** A line that begins with {@code ;} or {@code #}. */
  record Comment(String text) implements IniLine {}

  /** {@code [name]}. */
  record Section(String name) implements IniLine {}

  /** {@code name=value}; the value may be empty, the name not. */
  record Setting(String name, String value) implements IniLine {}

  /** None of these. */
  record Stray(String text) implements IniLine {}

  /** Reads one line. */
  static IniLine parse(String line) {
    String text = trim(line);
    if (text.isEmpty()) {
      return new Blank();
    }
    return switch (text.charAt(0)) {
      case ';', '#' -> new Comment(text);
      case '[' -> section(text);
      default -> setting(text);
    };
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

  private static IniLine section(String text) {
    if (!text.endsWith("]")) {
      return new Stray(text);
    }
    String name = trim(text.substring(1, text.length() - 1));
    return name.isEmpty() ? new Stray(text) : new Section(name);
  }

  private static IniLine setting(String text) {
    int equals = text.indexOf('=');
    return equals <= 0
        ? new Stray(text)
        : new Setting(trim(text.substring(0, equals)), trim(text.substring(equals + 1)));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
