// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.sip;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Reads the head of a message, and decides how long its body is. */
final class SipReader {

  private static final String START = "start line";

  /** A line of the head, unfolded; the offset is that of its first byte. */
  private record Line(int offset, String text) {}

  /** A message without its body, the length announced, and where the body begins. */
  record Head(SipMessage message, OptionalInt announced, int bodyAt) {

    SipMessage withBody(Bytes body) {
      return switch (message) {
        case SipRequest r -> new SipRequest(r.method(), r.uri(), r.headers(), body);
        case SipResponse r -> new SipResponse(r.status(), r.reason(), r.headers(), body);
      };
    }
  }

  private SipReader() {}

  static SipMessage datagram(Bytes bytes) throws MalformedPacketException {
    if (bytes.length() > SipLimits.MESSAGE_BYTES) {
      throw new MalformedPacketException(
          "message", SipLimits.MESSAGE_BYTES, "longer than " + SipLimits.MESSAGE_BYTES + " bytes");
    }
    Head head = head(bytes);
    Bytes rest = bytes.slice(head.bodyAt(), bytes.length());
    int length = head.announced().orElse(rest.length());
    if (length > rest.length()) {
      throw new MalformedPacketException(
          "body",
          head.bodyAt(),
          "Content-Length says " + length + " bytes, " + rest.length() + " are there");
    }
    return head.withBody(rest.slice(0, length));
  }

  /** Reads from the first line that is not empty to the empty line. */
  static Head head(Bytes bytes) throws MalformedPacketException {
    int start = 0;
    while (start < bytes.length() && isLineEnd(bytes.at(start))) {
      start++; // RFC 3261 section 7.5
    }
    List<Line> lines = new ArrayList<>();
    int at = start;
    while (true) {
      int end = lineEnd(bytes, at);
      String text = text(bytes, at, end);
      if (text.isEmpty()) {
        return head(lines, end + 1);
      }
      add(lines, new Line(at, text));
      at = end + 1;
    }
  }

  private static int lineEnd(Bytes bytes, int from) throws MalformedPacketException {
    for (int i = from; i < bytes.length(); i++) {
      if (i >= SipLimits.HEAD_BYTES) {
        throw new MalformedPacketException(
            "head", i, "longer than " + SipLimits.HEAD_BYTES + " bytes");
      }
      if (bytes.at(i) == '\n') {
        return i;
      }
    }
    throw new MalformedPacketException("head", bytes.length(), "no empty line ends it");
  }

  private static String text(Bytes bytes, int from, int lineEnd) throws MalformedPacketException {
    int to = lineEnd > from && bytes.at(lineEnd - 1) == '\r' ? lineEnd - 1 : lineEnd;
    for (int i = from; i < to; i++) {
      if (!SipText.isText(bytes.at(i))) {
        throw new MalformedPacketException("head", i, "a control character");
      }
    }
    return bytes.slice(from, to).utf8();
  }

  /** Adds a line, or joins it to the one before that it continues: section 7.3.1. */
  private static void add(List<Line> lines, Line line) throws MalformedPacketException {
    boolean continues = lines.size() > 1 && SipText.isBlank(line.text().charAt(0));
    Line whole = line;
    if (continues) {
      Line first = lines.removeLast();
      String joined = SipText.trim(SipText.trim(first.text()) + " " + SipText.trim(line.text()));
      whole = new Line(first.offset(), joined);
    }
    if (whole.text().length() > SipLimits.HEADER_CHARS) {
      throw new MalformedPacketException(
          "header " + lines.size(), whole.offset(), "longer than " + SipLimits.HEADER_CHARS);
    }
    if (lines.size() > SipLimits.HEADERS + 1) { // Content-Length is beside those that count
      throw tooMany(whole);
    }
    lines.add(whole);
  }

  private static MalformedPacketException tooMany(Line line) {
    return new MalformedPacketException("headers", line.offset(), "more than " + SipLimits.HEADERS);
  }

  private static Head head(List<Line> lines, int bodyAt) throws MalformedPacketException {
    if (lines.isEmpty()) {
      throw new MalformedPacketException(START, 0, "there is none");
    }
    List<SipHeader> headers = new ArrayList<>();
    OptionalInt announced = OptionalInt.empty();
    for (Line line : lines.subList(1, lines.size())) {
      SipHeader header = header(line);
      if (header.is(HeaderName.CONTENT_LENGTH)) {
        announced = contentLength(header, line.offset(), announced);
      } else if (headers.size() == SipLimits.HEADERS) {
        throw tooMany(line);
      } else {
        headers.add(header);
      }
    }
    return new Head(message(lines.getFirst(), new SipHeaders(headers)), announced, bodyAt);
  }

  private static SipHeader header(Line line) throws MalformedPacketException {
    int colon = line.text().indexOf(':');
    String name = colon < 0 ? "" : SipText.trim(line.text().substring(0, colon));
    if (!SipText.isToken(name) || SipText.isBlank(line.text().charAt(0))) {
      throw new MalformedPacketException("header", line.offset(), "no name before a colon");
    }
    return new SipHeader(name, SipText.trim(line.text().substring(colon + 1)));
  }

  private static OptionalInt contentLength(SipHeader header, int offset, OptionalInt before)
      throws MalformedPacketException {
    if (!header.value().matches("[0-9]{1,9}")) {
      throw new MalformedPacketException(HeaderName.CONTENT_LENGTH, offset, "is no number");
    }
    int length = Integer.parseInt(header.value());
    if (before.isPresent() && before.getAsInt() != length) {
      throw new MalformedPacketException(
          HeaderName.CONTENT_LENGTH, offset, "given twice, and not alike");
    }
    return OptionalInt.of(length);
  }

  private static SipMessage message(Line start, SipHeaders headers)
      throws MalformedPacketException {
    String text = SipText.trim(start.text());
    int first = text.indexOf(' ');
    if (first < 0) {
      throw new MalformedPacketException(START, start.offset(), "has no blank");
    }
    String word = text.substring(0, first);
    return word.regionMatches(true, 0, "SIP/", 0, 4)
        ? response(start.offset(), word, text.substring(first + 1), headers)
        : request(start.offset(), word, text.substring(first + 1), headers);
  }

  private static SipResponse response(int offset, String version, String rest, SipHeaders headers)
      throws MalformedPacketException {
    requireVersion(offset, version);
    String text = SipText.trim(rest);
    if (!text.matches("[1-6][0-9]{2}([ \t].*)?")) {
      throw new MalformedPacketException("status", offset, "is not one of 100 to 699");
    }
    int status = Integer.parseInt(text.substring(0, 3));
    return new SipResponse(status, SipText.trim(text.substring(3)), headers, Bytes.EMPTY);
  }

  private static SipRequest request(int offset, String method, String rest, SipHeaders headers)
      throws MalformedPacketException {
    if (!SipText.isToken(method)) {
      throw new MalformedPacketException("method", offset, "is no token");
    }
    int last = rest.lastIndexOf(' ');
    String uri = last < 0 ? "" : SipText.trim(rest.substring(0, last));
    if (uri.isEmpty()) {
      throw new MalformedPacketException("request URI", offset, "there is none");
    }
    requireVersion(offset, rest.substring(last + 1));
    return new SipRequest(method, uri, headers);
  }

  private static void requireVersion(int offset, String version) throws MalformedPacketException {
    if (!version.equalsIgnoreCase(SipMessage.VERSION)) {
      throw new MalformedPacketException("version", offset, "is not " + SipMessage.VERSION);
    }
  }

  static boolean isLineEnd(int octet) {
    return octet == '\r' || octet == '\n';
  }

  /** The value of a header that must be there. */
  static String need(SipMessage message, String name) throws MalformedPacketException {
    return message
        .headers()
        .first(name)
        .filter(value -> !value.isEmpty())
        .orElseThrow(() -> new MalformedPacketException(name, 0, "there is none"));
  }

  /** The first element of a list header that must be there. */
  static String needListed(SipMessage message, String name) throws MalformedPacketException {
    return message.headers().list(name).stream()
        .findFirst()
        .orElseThrow(() -> new MalformedPacketException(name, 0, "there is none"));
  }
}
