// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.xml;

import io.dialtone.wire.octets.MalformedPacketException;

/**
 * Takes the document type out of an XML document before a parser sees it (XML 1.0 section 2.8).
 *
 * <p>One that only points elsewhere is blanked out, so that lines and offsets stay true. One with
 * declarations of its own is refused: so nothing expands, and the JDK's parser, which stumbles over
 * them with an unchecked exception, never reads any.
 *
 * @param text the document without it
 * @param elsewhere whether entities may be declared in a place we do not read
 */
record DocumentType(String text, boolean elsewhere) {
  private static final String START = "<!DOCTYPE";

  static DocumentType cutFrom(String document) throws MalformedPacketException {
    int start = skipProlog(document, 0);
    if (!document.startsWith(START, start)) {
      return new DocumentType(document, false);
    }
    int end = endOf(document, start);
    int next = skipProlog(document, end);
    if (document.startsWith(START, next)) {
      throw fault(document, next, "a second document type");
    }
    String type = document.substring(start, end);
    return new DocumentType(
        document.substring(0, start) + type.replaceAll("[^\r\n]", " ") + document.substring(end),
        type.contains("SYSTEM") || type.contains("PUBLIC"));
  }

  /** Where white space, comments and instructions end. */
  private static int skipProlog(String document, int from) {
    int at = from;
    while (at < document.length()) {
      int next = at;
      if (" \t\r\n".indexOf(document.charAt(at)) >= 0) {
        next = at + 1;
      } else if (document.startsWith("<!--", at)) {
        next = after(document, "-->", at + 4);
      } else if (document.startsWith("<?", at)) {
        next = after(document, "?>", at + 2);
      }
      if (next == at) {
        return at;
      }
      at = next;
    }
    return at;
  }

  private static int after(String document, String end, int from) {
    int at = document.indexOf(end, from);
    return at < 0 ? document.length() : at + end.length();
  }

  private static int endOf(String document, int start) throws MalformedPacketException {
    int at = start + START.length();
    while (at < document.length() && "[]<>".indexOf(document.charAt(at)) < 0) {
      char c = document.charAt(at);
      at = c == '"' || c == '\'' ? after(document, String.valueOf(c), at + 1) : at + 1;
    }
    if (at >= document.length()) {
      throw fault(document, start, "a document type without an end");
    }
    if (document.charAt(at) != '>') {
      throw fault(document, start, "a document type with declarations is not taken");
    }
    return at + 1;
  }

  private static MalformedPacketException fault(String document, int at, String reason) {
    long line = 1 + document.substring(0, at).chars().filter(c -> c == '\n').count();
    return new MalformedPacketException("line " + line, at, reason);
  }
}
