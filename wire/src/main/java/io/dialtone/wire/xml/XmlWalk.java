// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.xml;

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

/**
 * A walk through one XML document that must be well-formed. Nothing outside it is ever looked at,
 * and nothing in it expands.
 */
public final class XmlWalk {

  /** Who is told of what stands in the document, in its order. */
  public interface Visitor {

    /** An element begins. */
    void open(String name) throws MalformedPacketException;

    /** Characters between tags, perhaps in pieces. */
    void text(String characters);

    /** The element that was begun last ends. */
    void close(String name) throws MalformedPacketException;
  }

  private final XMLStreamReader reader;
  private final boolean declaredElsewhere;
  private final int maxDepth;
  private final Visitor visitor;
  private int depth;

  private XmlWalk(
      XMLStreamReader reader, boolean declaredElsewhere, int maxDepth, Visitor visitor) {
    this.reader = reader;
    this.declaredElsewhere = declaredElsewhere;
    this.maxDepth = maxDepth;
    this.visitor = visitor;
  }

  /** Walks through a file of at most so many bytes, its elements at most so many deep. */
  public static void through(Bytes file, int maxLength, int maxDepth, Visitor visitor)
      throws MalformedPacketException {
    if (file.length() > maxLength) {
      throw new MalformedPacketException("file", maxLength, "longer than " + maxLength + " bytes");
    }
    DocumentType document = DocumentType.cutFrom(XmlText.decode(file));
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document.text()));
      try {
        new XmlWalk(reader, document.elsewhere(), maxDepth, visitor).walk();
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

  private void walk() throws XMLStreamException, MalformedPacketException {
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> open();
        case XMLStreamConstants.END_ELEMENT -> {
          depth--;
          visitor.close(reader.getLocalName());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            visitor.text(reader.getText());
        case XMLStreamConstants.DTD ->
            throw fault(Optional.of(reader.getLocation()), "a document type out of its place");
        case XMLStreamConstants.ENTITY_REFERENCE -> entity(reader.getLocalName());
        default -> {} // comments and instructions say nothing to us
      }
    }
  }

  private void open() throws MalformedPacketException {
    if (++depth > maxDepth) {
      throw fault(
          Optional.of(reader.getLocation()), "elements stand more than " + maxDepth + " deep");
    }
    visitor.open(reader.getLocalName());
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
