// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.deck;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.io.InputStream;
import java.io.StringReader;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks through one XML document with everything external switched off. */
final class DeckReader {
  private final XMLStreamReader reader;
  private final boolean declaredElsewhere;
  private String root = "";
  private int elements;
  private int depth;

  private DeckReader(XMLStreamReader reader, boolean declaredElsewhere) {
    this.reader = reader;
    this.declaredElsewhere = declaredElsewhere;
  }

  static Deck read(Bytes file) throws MalformedPacketException {
    if (file.length() > Deck.MAX_LENGTH) {
      throw new MalformedPacketException(
          "file", Deck.MAX_LENGTH, "longer than " + Deck.MAX_LENGTH + " bytes");
    }
    DocumentType document = DocumentType.cutFrom(XmlText.decode(file));
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document.text()));
      try {
        return new DeckReader(reader, document.elsewhere()).walk();
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      throw fault(Optional.ofNullable(e.getLocation()), reason(e));
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false); // well-formed is enough
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setXMLResolver((_, _, _, _) -> InputStream.nullInputStream());
    return factory;
  }

  private Deck walk() throws XMLStreamException, MalformedPacketException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> open();
        case XMLStreamConstants.END_ELEMENT -> depth--;
        case XMLStreamConstants.DTD ->
            throw fault(Optional.of(reader.getLocation()), "a document type out of its place");
        case XMLStreamConstants.ENTITY_REFERENCE -> entity(reader.getLocalName());
        default -> {} // text, comments and instructions say nothing to us
      }
    }
    return new Deck(root, elements);
  }

  private void open() throws MalformedPacketException {
    if (elements++ == 0) {
      root = reader.getLocalName();
    }
    if (++depth > Deck.MAX_DEPTH) {
      throw fault(
          Optional.of(reader.getLocation()),
          "elements stand more than " + Deck.MAX_DEPTH + " deep");
    }
  }

  private void entity(String name) throws MalformedPacketException {
    if (!declaredElsewhere) {
      throw fault(Optional.of(reader.getLocation()), "the entity " + name + " is not declared");
    }
  }

  private static MalformedPacketException fault(Optional<Location> at, String reason) {
    return new MalformedPacketException(
        "line " + Math.max(1, at.map(Location::getLineNumber).orElse(1)),
        Math.max(0, at.map(Location::getCharacterOffset).orElse(0)),
        reason);
  }

  /** The parser's own sentence, without the position it puts before it. */
  private static String reason(XMLStreamException e) {
    return String.valueOf(e.getMessage()).replaceFirst("(?s)^.*?Message: ", "");
  }
}
