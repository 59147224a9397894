// SPDX-License-Identifier: Apache-2.0
package io.dialtone.handset.web;

import java.util.List;

/** A piece of a page; text from outside gets into it only escaped. */
final class Html {

  private final StringBuilder out = new StringBuilder();

  /** Markup of our own, as it stands. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  /** Text from anywhere, between tags or in a quoted attribute. */
  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** A row of a table whose first cell is its heading. */
  Html row(String heading, List<String> cells) {
    raw("<tr><th scope=\"row\">").text(heading).raw("</th>");
    cells.forEach(cell -> raw("<td>").text(cell).raw("</td>"));
    return raw("</tr>\n");
  }

  /** Markup and text in turn: what stands at a {@code {}} is escaped. */
  Html fill(String markup, String... texts) {
    int from = 0;
    for (String text : texts) {
      int hole = markup.indexOf("{}", from);
      if (hole < 0) {
        throw new IllegalArgumentException("more texts than holes in " + markup);
      }
      raw(markup.substring(from, hole)).text(text);
      from = hole + 2;
    }
    return raw(markup.substring(from));
  }

  String markup() {
    return out.toString();
  }

  static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) && c != '\n' ? '\ufffd' : c);
      }
    }
    return out.toString();
  }
}
