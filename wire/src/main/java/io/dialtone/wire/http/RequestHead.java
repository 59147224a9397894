// SPDX-License-Identifier: Apache-2.0
package io.dialtone.wire.http;

import io.dialtone.wire.octets.Bytes;
import io.dialtone.wire.octets.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Request line and header fields of one request (RFC 9112 sections 3 and 5).
 *
 * <pre>
 *   POST /admin.html HTTP/1.1 CRLF
 *   Host: 192.0.2.7 CRLF
 *   Content-Length: 76 CRLF
 *   CRLF
 * </pre>
 *
 * <p>Lines may end with LF alone; folded fields are refused, as RFC 9112 section 5.2 asks.
 *
 * @param minor 0 or 1: the version is HTTP/1.x
 */
public record RequestHead(String method, String target, int minor, List<HeaderField> fields) {

  /** More fields than any client sends. */
  public static final int MAX_FIELDS = 64;

  private static final int MAX_LENGTH_DIGITS = 12;

  public RequestHead {
    if (!Tokens.isToken(method) || !Tokens.isVisible(target) || minor < 0 || minor > 1) {
      throw new IllegalArgumentException("no request line: " + method + " " + target);
    }
    fields = List.copyOf(fields);
  }

  /** Reads a head, up to and without the empty line that ends it. */
  public static RequestHead parse(Bytes head) throws MalformedPacketException {
    String text = head.latin1();
    List<HeaderField> fields = new ArrayList<>();
    int start = lineEnd(text, 0);
    String[] first = line(text, 0, start).split(" ", -1);
    for (int at = start + 1; at < text.length(); ) {
      int end = lineEnd(text, at);
      if (fields.size() == MAX_FIELDS) {
        throw new MalformedPacketException("head", at, "more than " + MAX_FIELDS + " fields");
      }
      fields.add(field(line(text, at, end), at));
      at = end + 1;
    }
    return requestLine(first, fields);
  }

  private static int lineEnd(String text, int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  private static String line(String text, int from, int end) {
    boolean carriageReturn = end > from && text.charAt(end - 1) == '\r';
    return text.substring(from, carriageReturn ? end - 1 : end);
  }

  private static RequestHead requestLine(String[] words, List<HeaderField> fields)
      throws MalformedPacketException {
    if (words.length != 3 || !Tokens.isToken(words[0]) || !Tokens.isVisible(words[1])) {
      throw new MalformedPacketException("request line", 0, "not METHOD TARGET HTTP/1.x");
    }
    if (!words[2].equals("HTTP/1.1") && !words[2].equals("HTTP/1.0")) {
      throw new MalformedPacketException("version", 0, "not HTTP/1.0 or HTTP/1.1");
    }
    return new RequestHead(words[0], words[1], words[2].endsWith("1") ? 1 : 0, fields);
  }

  private static HeaderField field(String line, int at) throws MalformedPacketException {
    int colon = line.indexOf(':');
    if (colon < 0 || !Tokens.isToken(line.substring(0, colon))) {
      throw new MalformedPacketException("field", at, "no name before a colon");
    }
    String value = line.substring(colon + 1).strip();
    if (!Tokens.isFieldValue(value)) {
      throw new MalformedPacketException("field", at, "a control character in the value");
    }
    return new HeaderField(line.substring(0, colon), value);
  }

  /** The head as bytes, with the empty line. */
  public Bytes encode() {
    StringBuilder out = new StringBuilder();
    out.append(method).append(' ').append(target).append(" HTTP/1.").append(minor).append("\r\n");
    fields.forEach(f -> out.append(f.name()).append(": ").append(f.value()).append("\r\n"));
    return Bytes.latin1(out.append("\r\n").toString());
  }

  /** The path, without query; of a whole URL (RFC 9112 section 3.2.2) its path. */
  public String path() {
    String origin = originForm();
    int query = origin.indexOf('?');
    return query < 0 ? origin : origin.substring(0, query);
  }

  /** What stands behind the question mark. */
  public String query() {
    String origin = originForm();
    int query = origin.indexOf('?');
    return query < 0 ? "" : origin.substring(query + 1);
  }

  private String originForm() {
    int scheme = target.indexOf("://");
    if (target.startsWith("/") || scheme < 0) {
      return target;
    }
    int slash = target.indexOf('/', scheme + 3);
    return slash < 0 ? "/" : target.substring(slash);
  }

  /** The first field of this name. */
  public Optional<String> field(String name) {
    return fields.stream().filter(f -> f.is(name)).findFirst().map(HeaderField::value);
  }

  /** Whether a field lists this word, e.g. {@code Connection: close}. */
  public boolean lists(String name, String word) {
    return fields.stream()
        .filter(f -> f.is(name))
        .flatMap(f -> List.of(f.value().split(",", -1)).stream())
        .anyMatch(w -> w.strip().equalsIgnoreCase(word));
  }

  /** How long the body is; two lengths that differ, or none that is a number, are malformed. */
  public long contentLength() throws MalformedPacketException {
    List<String> said =
        fields.stream()
            .filter(f -> f.is("Content-Length"))
            .map(HeaderField::value)
            .distinct()
            .toList();
    if (said.isEmpty()) {
      return 0;
    }
    if (said.size() > 1) {
      throw new MalformedPacketException("Content-Length", 0, "two that differ");
    }
    String digits = said.getFirst();
    if (!digits.matches("[0-9]{1," + MAX_LENGTH_DIGITS + "}")) {
      throw new MalformedPacketException("Content-Length", 0, "no number");
    }
    return Long.parseLong(digits);
  }

  /** Whether another request may follow on the connection (RFC 9112 section 9.3). */
  public boolean keepsAlive() {
    return minor == 1 ? !lists("Connection", "close") : lists("Connection", "keep-alive");
  }

  /** The value of a cookie of this name (RFC 6265 section 4.2). */
  public Optional<String> cookie(String name) {
    return fields.stream()
        .filter(f -> f.is("Cookie"))
        .flatMap(f -> List.of(f.value().split(";", -1)).stream())
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  /** The type of the body in lower case, without parameters. */
  public String contentType() {
    String value = field("Content-Type").orElse("");
    int semicolon = value.indexOf(';');
    String type = semicolon < 0 ? value : value.substring(0, semicolon);
    return type.strip().toLowerCase(Locale.ROOT);
  }
}
