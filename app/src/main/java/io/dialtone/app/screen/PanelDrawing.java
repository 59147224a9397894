// SPDX-License-Identifier: Apache-2.0
package io.dialtone.app.screen;

import io.dialtone.handset.display.Display;
import java.util.ArrayList;
import java.util.List;

/** The phone's panel as lines of text: the lamp, and the five lines in a frame. */
public final class PanelDrawing {
  private static final int COLUMNS = 24;

  private PanelDrawing() {}

  /** Draws what the panel shows. */
  public static List<String> draw(Display display, Ink ink) {
    List<String> shown = display.lines().stream().map(ink::clean).toList();
    int width = Math.max(COLUMNS, shown.stream().mapToInt(String::length).max().orElse(0));
    String edge = ink.horizontal().repeat(width + 2);
    var drawing = new ArrayList<String>();
    drawing.add(ink.topLeft() + edge + ink.topRight() + "  " + lamp(display, ink));
    for (String line : shown) {
      String padding = " ".repeat(width - line.length());
      drawing.add(ink.vertical() + " " + line + padding + " " + ink.vertical());
    }
    drawing.add(ink.bottomLeft() + edge + ink.bottomRight());
    return List.copyOf(drawing);
  }

  private static String lamp(Display display, Ink ink) {
    return switch (display.lamp()) {
      case OFF -> ink.lampOff + " lamp off";
      case RED_FAST_BLINKING -> ink.lampOn + " lamp red, blinking fast";
    };
  }
}
