// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.console;

/** Builds a page; text is escaped unless it is markup of our own. */
final class Html {

  private final StringBuilder page = new StringBuilder(8_192);

  /** Markup, written as it is. */
  Html tag(String markup) {
    page.append(markup);
    return this;
  }

  /** Text from anywhere, with everything escaped that could end an element or an attribute. */
  Html text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> page.append("&amp;");
        case '<' -> page.append("&lt;");
        case '>' -> page.append("&gt;");
        case '"' -> page.append("&quot;");
        case '\'' -> page.append("&#39;");
        default -> page.append(shown(c));
      }
    }
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String name, String text) {
    return tag("<" + name + ">").text(text).tag("</" + name + ">");
  }

  /** Control characters and those that turn the direction of writing have no place on the page. */
  private static char shown(char c) {
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c;
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
