// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.directory;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.xml.XmlWalk;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Reads a page: the root says which kind it is; elements that nobody knows are passed over with all
 * in them.
 */
final class DirectoryReader implements XmlWalk.Visitor {

  private static final int MAX_DEPTH = 16;

  private final Deque<String> open = new ArrayDeque<>();
  private final List<DirectoryPage.Entry> entries = new ArrayList<>();
  private final List<DirectoryPage.Item> items = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String root = "";
  private String name = "";
  private String second = "";
  private int found;

  private DirectoryReader() {}

  static DirectoryPage read(Bytes page) throws MalformedPacketException {
    DirectoryReader reader = new DirectoryReader();
    XmlWalk.through(page, DirectoryPage.MAX_LENGTH, MAX_DEPTH, reader);
    return reader.root.equals(DirectoryXml.BOOK)
        ? new DirectoryPage.Book(reader.entries)
        : new DirectoryPage.Menu(reader.items);
  }

  @Override
  public void open(String element) throws MalformedPacketException {
    if (open.isEmpty()) {
      root = element;
      if (!element.equals(DirectoryXml.BOOK) && !element.equals(DirectoryXml.MENU)) {
        throw fault("the root is " + element + ", no phonebook and no menu");
      }
    }
    if (open.size() == 1) {
      name = "";
      second = "";
    }
    text.setLength(0);
    open.addLast(element);
  }

  @Override
  public void text(String characters) {
    text.append(characters);
  }

  @Override
  public void close(String element) throws MalformedPacketException {
    open.removeLast();
    boolean book = root.equals(DirectoryXml.BOOK);
    if (open.size() == 2 && isOne(open.getLast(), book)) {
      leaf(element, book ? DirectoryXml.TELEPHONE : DirectoryXml.URL);
    } else if (open.size() == 1 && isOne(element, book)) {
      one(book);
    }
    text.setLength(0);
  }

  private static boolean isOne(String element, boolean book) {
    return element.equals(book ? DirectoryXml.ENTRY : DirectoryXml.ITEM);
  }

  private void leaf(String element, String other) {
    if (element.equals(DirectoryXml.NAME)) {
      name = text.toString().strip();
    } else if (element.equals(other)) {
      second = text.toString().strip();
    }
  }

  private void one(boolean book) throws MalformedPacketException {
    if (++found > DirectoryPage.MOST) {
      throw fault("more than " + DirectoryPage.MOST + " entries, which is all a phone takes");
    }
    if (second.isEmpty()) {
      throw fault("entry " + found + (book ? " has no telephone" : " has no URL"));
    }
    if (book) {
      entries.add(new DirectoryPage.Entry(name, second));
    } else {
      items.add(new DirectoryPage.Item(name, second));
    }
  }

  private static MalformedPacketException fault(String reason) {
    return new MalformedPacketException("page", 0, reason);
  }
}
