// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.deck;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;

/**
 * A deck file (FIL-5), known to us as well-formed XML and no more: the name of its root element and
 * the number of its elements.
 */
public record Deck(String rootElement, int elements) {

  /** The largest deck we read. */
  public static final int MAX_LENGTH = 1 << 20;

  /** How deep elements may stand in each other. */
  public static final int MAX_DEPTH = 64;

  /** Reads a deck; nothing outside it is ever looked at. */
  public static Deck parse(Bytes file) throws MalformedPacketException {
    return DeckReader.read(file);
  }
}
