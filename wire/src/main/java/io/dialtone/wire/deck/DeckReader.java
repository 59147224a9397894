// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.deck;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import io.dialtone.wire.xml.XmlWalk;

/** Counts the elements of a deck. */
final class DeckReader implements XmlWalk.Visitor {
  private String root = "";
  private int elements;

  private DeckReader() {}

  static Deck read(Bytes file) throws MalformedPacketException {
    DeckReader reader = new DeckReader();
    XmlWalk.through(file, Deck.MAX_LENGTH, Deck.MAX_DEPTH, reader);
    return new Deck(reader.root, reader.elements);
  }

  @Override
  public void open(String name) {
    if (elements++ == 0) {
      root = name;
    }
  }

  @Override
  public void text(String characters) {
    // what a deck shows says nothing to us
  }

  @Override
  public void close(String name) {
    // a deck is known by what begins in it
  }
}
