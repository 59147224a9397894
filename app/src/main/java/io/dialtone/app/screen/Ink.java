// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters to draw with: box drawing where the terminal can show it, ASCII elsewhere. */
public enum Ink {
  UNICODE("╭╮╰╯─│", "●", "○", "…"),
  ASCII("++++-|", "*", "o", "...");

  private final String box;
  final String lampOn;
  final String lampOff;
  final String ellipsis;

  Ink(String box, String lampOn, String lampOff, String ellipsis) {
    this.box = box;
    this.lampOn = lampOn;
    this.lampOff = lampOff;
    this.ellipsis = ellipsis;
  }

  /** The ink for a stream of this charset. */
  public static Ink of(Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) ? UNICODE : ASCII;
  }

  String topLeft() {
    return box.substring(0, 1);
  }

  String topRight() {
    return box.substring(1, 2);
  }

  String bottomLeft() {
    return box.substring(2, 3);
  }

  String bottomRight() {
    return box.substring(3, 4);
  }

  String horizontal() {
    return box.substring(4, 5);
  }

  String vertical() {
    return box.substring(5, 6);
  }

  /** Text from outside as this ink can show it: no control characters, perhaps only ASCII. */
  public String clean(String text) {
    return this == UNICODE
        ? text.replaceAll("\\p{Cc}", "?")
        : text.replaceAll("[^\\x20-\\x7e]", "?");
  }

  /** The text in at most {@code width} characters, its middle left out where it is longer. */
  public String fit(String text, int width) {
    String clean = clean(text);
    if (clean.length() <= width) {
      return clean;
    }
    int kept = width - ellipsis.length();
    int tail = kept * 3 / 5; // names differ at their ends
    return clean.substring(0, kept - tail) + ellipsis + clean.substring(clean.length() - tail);
  }
}
