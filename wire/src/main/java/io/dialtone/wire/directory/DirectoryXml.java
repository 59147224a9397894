// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.directory;

import io.dialtone.wire.octets.Bytes;

/** The names of the elements, and how a page is written. */
final class DirectoryXml {

  static final String BOOK = "ThomsonPhoneBook";
  static final String ENTRY = "DirectoryEntry";
  static final String MENU = "ThomsonPhoneMenu";
  static final String ITEM = "MenuItem";
  static final String NAME = "Name";
  static final String TELEPHONE = "Telephone";
  static final String URL = "URL";

  private static final String LINE_END = "\r\n";

  private DirectoryXml() {}

  static Bytes encode(DirectoryPage page) {
    StringBuilder xml = new StringBuilder();
    xml.append("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>").append(LINE_END);
    switch (page) {
      case DirectoryPage.Book(var entries) -> {
        open(xml, BOOK);
        entries.forEach(entry -> pair(xml, ENTRY, entry.name(), TELEPHONE, entry.telephone()));
        close(xml, BOOK);
      }
      case DirectoryPage.Menu(var items) -> {
        open(xml, MENU);
        items.forEach(item -> pair(xml, ITEM, item.name(), URL, item.url()));
        close(xml, MENU);
      }
    }
    return Bytes.latin1(xml.toString());
  }

  private static void open(StringBuilder xml, String element) {
    xml.append('<').append(element).append('>').append(LINE_END);
  }

  private static void close(StringBuilder xml, String element) {
    xml.append("</").append(element).append('>').append(LINE_END);
  }

  private static void pair(
      StringBuilder xml, String element, String name, String second, String value) {
    open(xml, element);
    leaf(xml, NAME, name);
    leaf(xml, second, value);
    close(xml, element);
  }

  private static void leaf(StringBuilder xml, String element, String text) {
    xml.append('<').append(element).append('>');
    text.codePoints().forEach(c -> character(xml, c));
    xml.append("</").append(element).append('>').append(LINE_END);
  }

  private static void character(StringBuilder xml, int c) {
    switch (c) {
      case '&' -> xml.append("&amp;");
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '"' -> xml.append("&quot;");
      case '\'' -> xml.append("&apos;");
      default -> xml.append(isPlain(c) ? (char) c : '?');
    }
  }

  /** Without line ends and tabs, which a parser may turn into others. */
  private static boolean isPlain(int c) {
    return (c >= ' ' && c < 0x7F) || (c >= 0xA0 && c <= 0xFF);
  }
}
