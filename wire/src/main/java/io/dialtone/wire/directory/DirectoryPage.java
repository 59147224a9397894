// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.directory;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.List;

/** One page of a phonebook as a phone shows it (FIL-7). */
public sealed interface DirectoryPage {

  /** So many entries, or pages of a menu, does a phone take at once. */
  int MOST = 32;

  /** The largest page that is read: {@value #MOST} entries, and room for what others add. */
  int MAX_LENGTH = 64 * 1024;

  /** A name and the number that is dialled for it. */
  record Entry(String name, String telephone) {}

  /** A further page by the name it is chosen by. */
  record Item(String name, String url) {}

  /** Entries; none at all when nobody was found. */
  record Book(List<Entry> entries) implements DirectoryPage {
    public Book {
      entries = List.copyOf(entries);
    }
  }

  /** Further pages. */
  record Menu(List<Item> items) implements DirectoryPage {
    public Menu {
      items = List.copyOf(items);
    }
  }

  /** How many of them a phone would show. */
  default int size() {
    return switch (this) {
      case Book(var entries) -> entries.size();
      case Menu(var items) -> items.size();
    };
  }

  /**
   * The page as XML in ISO-8859-1, a line an element, CRLF. A character that neither ISO-8859-1 nor
   * XML 1.0 has becomes {@code ?}.
   */
  default Bytes encode() {
    return DirectoryXml.encode(this);
  }

  /** Reads a page; one with more than {@link #MOST} entries is malformed, as to a phone. */
  static DirectoryPage parse(Bytes page) throws MalformedPacketException {
    return DirectoryReader.read(page);
  }
}
