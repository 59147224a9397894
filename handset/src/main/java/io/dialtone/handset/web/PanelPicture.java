// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import io.dialtone.handset.display.Display;
import io.dialtone.handset.display.Lamp;

/** The phone with its panel and lamp, drawn as SVG; the script of the page keeps it up to date. */
final class PanelPicture {

  private static final int FIRST_LINE_Y = 62;
  private static final int LINE_HEIGHT = 25;
  private static final int KEY_COLUMNS = 3;
  private static final String KEYS = "123456789*0#";

  private PanelPicture() {}

  static String draw(Display display, boolean inCommunication) {
    Html out = new Html();
    String talking = inCommunication ? " talking" : "";
    out.raw("<svg id=\"phone\" class=\"phone").raw(talking).raw("\" viewBox=\"0 0 560 330\"");
    out.raw(" role=\"img\" aria-label=\"the phone's panel\">\n");
    out.raw("<rect class=\"body\" x=\"4\" y=\"10\" width=\"552\" height=\"312\" rx=\"26\"/>\n");
    handset(out);
    out.raw("<rect class=\"bezel\" x=\"128\" y=\"26\" width=\"330\" height=\"160\" rx=\"12\"/>\n");
    out.raw("<rect class=\"lcd\" x=\"138\" y=\"36\" width=\"310\" height=\"140\" rx=\"5\"/>\n");
    out.raw("<svg x=\"138\" y=\"36\" width=\"310\" height=\"140\" viewBox=\"138 36 310 140\">\n");
    for (int number = 1; number <= Display.LINES; number++) {
      int y = FIRST_LINE_Y + (number - 1) * LINE_HEIGHT;
      out.raw("<text class=\"line\" id=\"line" + number + "\" x=\"150\" y=\"" + y + "\">");
      out.text(display.line(number)).raw("</text>\n");
    }
    out.raw("</svg>\n");
    lamp(out, display.lamp());
    keys(out);
    return out.raw("</svg>\n").markup();
  }

  private static void handset(Html out) {
    out.raw("<g class=\"handset\"><rect x=\"26\" y=\"30\" width=\"76\" height=\"272\" rx=\"34\"/>");
    out.raw("<rect class=\"ear\" x=\"36\" y=\"42\" width=\"56\" height=\"60\" rx=\"24\"/>");
    out.raw("<rect class=\"ear\" x=\"36\" y=\"230\" width=\"56\" height=\"60\" rx=\"24\"/></g>\n");
  }

  private static void lamp(Html out, Lamp lamp) {
    String state =
        switch (lamp) {
          case OFF -> "off";
          case RED_FAST_BLINKING -> "on";
        };
    out.raw("<circle id=\"lamp\" class=\"lamp ").raw(state);
    out.raw("\" cx=\"506\" cy=\"48\" r=\"15\"/>\n");
    out.raw("<text class=\"label\" x=\"506\" y=\"82\">message</text>\n");
  }

  private static void keys(Html out) {
    for (int i = 0; i < KEYS.length(); i++) {
      int x = 226 + i % KEY_COLUMNS * 48;
      int y = 200 + i / KEY_COLUMNS * 28;
      out.raw(
          "<rect class=\"key\" x=\""
              + x
              + "\" y=\""
              + y
              + "\" width=\"40\" height=\"21\" rx=\"6\"/>");
      out.raw("<text class=\"digit\" x=\"" + (x + 20) + "\" y=\"" + (y + 15) + "\">");
      out.text(KEYS.substring(i, i + 1)).raw("</text>\n");
    }
  }
}
