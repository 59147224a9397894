// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.deck;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through one XML document with document types and everything external switched off. */
final class DeckReader {

  private DeckReader() {}

  static Deck read(Bytes file) throws MalformedPacketException {
    if (file.length() > Deck.MAX_LENGTH) {
      throw new MalformedPacketException(
          "file", Deck.MAX_LENGTH, "longer than " + Deck.MAX_LENGTH + " bytes");
    }
    try {
      InputStream bytes = new ByteArrayInputStream(file.toArray());
      XMLStreamReader reader = factory().createXMLStreamReader(bytes);
      try {
        return walk(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw fault(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
    return factory;
  }

  private static Deck walk(XMLStreamReader reader)
      throws XMLStreamException, MalformedPacketException {
    String root = "";
    int elements = 0;
    int depth = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          root = elements++ == 0 ? reader.getLocalName() : root;
          if (++depth > Deck.MAX_DEPTH) {
            throw fault(reader, "elements stand more than " + Deck.MAX_DEPTH + " deep");
          }
        }
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD -> throw fault(reader, "a document type is not taken");
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw fault(reader, "the entity " + reader.getLocalName() + " is not known");
        default -> {} // text, comments and instructions say nothing to us
      }
    }
    return new Deck(root, elements);
  }

  private static MalformedPacketException fault(XMLStreamReader reader, String reason) {
    return new MalformedPacketException(
        "line " + reader.getLocation().getLineNumber(),
        Math.max(0, reader.getLocation().getCharacterOffset()),
        reason);
  }

  private static MalformedPacketException fault(XMLStreamException e) {
    boolean known = e.getLocation() != null;
    return new MalformedPacketException(
        "line " + (known ? e.getLocation().getLineNumber() : 1),
        known ? Math.max(0, e.getLocation().getCharacterOffset()) : 0,
        String.valueOf(e.getMessage()).lines().reduce((_, last) -> last).orElse("not XML"));
  }
}
