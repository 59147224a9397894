// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of {@code multipart/form-data} (RFC 7578), as a browser or curl sends a file.
 *
 * <pre>
 *   --boundary CRLF
 *   Content-Disposition: form-data; name="image"; filename="v2030_boot_v111.zz" CRLF
 *   CRLF
 *   the bytes CRLF
 *   --boundary-- CRLF
 * </pre>
 */
public record Multipart(List<Part> parts) {

  /** More than any form of ours has. */
  public static final int MAX_PARTS = 16;

  private static final int MAX_HEAD = 2_048;
  private static final Pattern BOUNDARY =
      Pattern.compile(
          "boundary=(?:\"([^\"]{1,70})\"|([^\\s;\",]{1,70}))", Pattern.CASE_INSENSITIVE);

  /**
   * One parameter of a Content-Disposition, in quotes or without; the next begins where it ends.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "\\G\\s*;\\s*([^\\s;=\"]{1,64})=(?:\"([^\"\\x00-\\x1f]{0,255})\"|([^\\x00-\\x20;\"]{0,255}))");

  /**
   * One field of the form.
   *
   * @param fileName as the sender calls it, perhaps with a path; only files have one
   */
  public record Part(String name, Optional<String> fileName, Bytes content) {}

  public Multipart {
    parts = List.copyOf(parts);
  }

  /** The boundary in a Content-Type, where that is multipart/form-data. */
  public static Optional<String> boundary(String contentType) {
    Matcher matcher = BOUNDARY.matcher(contentType);
    boolean form = contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    if (!form || !matcher.find()) {
      return Optional.empty();
    }
    return Optional.ofNullable(matcher.group(1)).or(() -> Optional.ofNullable(matcher.group(2)));
  }

  /** Reads a body; it must begin with a boundary and end with the last one. */
  public static Multipart parse(Bytes body, String boundary) throws MalformedPacketException {
    Bytes mark = Bytes.latin1("--" + boundary);
    Bytes nextMark = Bytes.latin1("\r\n--" + boundary);
    if (!body.startsWith(mark)) {
      throw new MalformedPacketException("multipart", 0, "does not begin with its boundary");
    }
    List<Part> parts = new ArrayList<>();
    int at = mark.length();
    while (!isLast(body, at)) {
      int headStart = afterLineEnd(body, at);
      int headEnd = headEnd(body, headStart);
      int end = find(body, nextMark, headEnd + 4, body.length());
      if (end < 0) {
        throw new MalformedPacketException("part", headStart, "ends without a boundary");
      }
      if (parts.size() == MAX_PARTS) {
        throw new MalformedPacketException("multipart", at, "more than " + MAX_PARTS + " parts");
      }
      parts.add(part(body.slice(headStart, headEnd), body.slice(headEnd + 4, end), headStart));
      at = end + nextMark.length();
    }
    return new Multipart(parts);
  }

  private static boolean isLast(Bytes body, int at) {
    return at + 2 <= body.length() && body.at(at) == '-' && body.at(at + 1) == '-';
  }

  private static int afterLineEnd(Bytes body, int at) throws MalformedPacketException {
    if (at + 2 > body.length() || body.at(at) != '\r' || body.at(at + 1) != '\n') {
      throw new MalformedPacketException("boundary", at, "no line end behind it");
    }
    return at + 2;
  }

  /** Where the line end before the empty line stands. */
  private static int headEnd(Bytes body, int from) throws MalformedPacketException {
    int end = find(body, Bytes.latin1("\r\n\r\n"), from, Math.min(body.length(), from + MAX_HEAD));
    if (end < 0) {
      throw new MalformedPacketException("part", from, "its head does not end");
    }
    return end;
  }

  private static int find(Bytes body, Bytes wanted, int from, int end) {
    int first = wanted.at(0);
    for (int at = from; at + wanted.length() <= end; at++) {
      if (body.at(at) == first && body.slice(at, at + wanted.length()).equals(wanted)) {
        return at;
      }
    }
    return -1;
  }

  private static Part part(Bytes head, Bytes content, int offset) throws MalformedPacketException {
    for (String line : head.utf8().split("\r\n", -1)) {
      if (line.regionMatches(true, 0, "Content-Disposition:", 0, 20) && line.indexOf(';') >= 0) {
        Map<String, String> parameters = parameters(line.substring(line.indexOf(';')));
        Optional<String> name = Optional.ofNullable(parameters.get("name"));
        if (name.isPresent()) {
          return new Part(name.get(), Optional.ofNullable(parameters.get("filename")), content);
        }
      }
    }
    throw new MalformedPacketException("part", offset, "has no name");
  }

  /** In the order of the line, so that nothing within quotes is taken for another parameter. */
  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      String quoted = matcher.group(2);
      parameters.putIfAbsent(matcher.group(1), quoted == null ? matcher.group(3) : quoted);
    }
    return parameters;
  }

  /** The parts as a body; the boundary must not occur in them. */
  public Bytes encode(String boundary) {
    Bytes out = Bytes.EMPTY;
    for (Part part : parts) {
      String file = part.fileName().map(name -> "; filename=\"" + name + "\"").orElse("");
      String head = "Content-Disposition: form-data; name=\"" + part.name() + "\"" + file;
      out = out.plus(Bytes.utf8("--" + boundary + "\r\n" + head + "\r\n\r\n"));
      out = out.plus(part.content()).plus(Bytes.latin1("\r\n"));
    }
    return out.plus(Bytes.latin1("--" + boundary + "--\r\n"));
  }

  /** The first part of this name. */
  public Optional<Part> first(String name) {
    return parts.stream().filter(p -> p.name().equals(name)).findFirst();
  }
}
