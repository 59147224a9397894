// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.text;

import io.dialtone.wire.octets.Bytes;

/** An INI text in the making: CRLF lines, a section's header wherever the section changes. */
public final class IniText {
  private static final String LINE_END = "\r\n";

  private final StringBuilder text = new StringBuilder();
  private String section = "";

  /** Adds one {@code name=value} line under a section; the section "" stands before the first. */
  public void add(String inSection, String name, String value) {
    if (!inSection.equals(section)) {
      if (inSection.isEmpty()) {
        throw new IllegalArgumentException(name + " has no section but comes after one");
      }
      text.append(text.isEmpty() ? "" : LINE_END).append('[').append(inSection).append(']');
      text.append(LINE_END);
      section = inSection;
    }
    text.append(name).append('=').append(value).append(LINE_END);
  }

  /** The text so far, in ISO-8859-1. */
  public Bytes toBytes() {
    return Bytes.latin1(text.toString());
  }

  /**
   * Insists that a section, name or value can stand on a line of its own and be read again: one
   * line of ISO-8859-1, no blanks around it.
   */
  public static String requireLine(String what, String text) {
    boolean fits = text.chars().allMatch(c -> c <= 0xFF && c != '\r' && c != '\n');
    if (!fits || !IniLine.trim(text).equals(text)) {
      throw new IllegalArgumentException(
          what + " is not one line of ISO-8859-1 without blanks around it");
    }
    return text;
  }

  /** Insists that a name can stand before {@code =} and be read again as that name. */
  public static String requireName(String what, String text) {
    requireLine(what, text);
    boolean fits = !text.isEmpty() && ";#[".indexOf(text.charAt(0)) < 0 && text.indexOf('=') < 0;
    if (!fits) {
      throw new IllegalArgumentException(what + " cannot stand before '=': " + text);
    }
    return text;
  }
}
