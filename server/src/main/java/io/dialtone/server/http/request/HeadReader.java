// SPDX-License-Identifier: Apache-2.0
package io.dialtone.server.http.request;

import io.dialtone.server.http.request.HeadReading.Body;
import io.dialtone.server.http.request.HeadReading.Read;
import io.dialtone.server.http.request.HeadReading.Refused;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the head of a request (RFC 9112 §2 to §6), strictly where two readers could take it for two
 * different requests, and takes the line ends of old clients.
 *
 * <pre>
 *   GET /st2030s.inf HTTP/1.1 CR LF
 *   Host: pbx CR LF
 *   CR LF
 * </pre>
 */
public final class HeadReader {

  private static final String REASON_FORM = "the request's head is not HTTP";
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";
  private static final boolean[] TOKEN = new boolean[128];
  private static final int LENGTH_DIGITS = 18;

  static {
    for (int c = 0; c < TOKEN.length; c++) {
      TOKEN[c] = Character.isLetterOrDigit(c) || TOKEN_MARKS.indexOf(c) >= 0;
    }
  }

  private final byte[] bytes;
  private final int end;
  private final Map<Field, String> fields = new EnumMap<>(Field.class);
  private String fault = REASON_FORM;

  private HeadReader(byte[] bytes, int length) {
    this.bytes = bytes;
    this.end = length;
  }

  /** The head that is in the first {@code length} bytes, the empty line included. */
  public static HeadReading read(byte[] bytes, int length) {
    return new HeadReader(bytes, length).read();
  }

  private HeadReading read() {
    int lineEnd = lineEnd(0);
    int methodEnd = find(' ', 0, lineEnd);
    int targetEnd = find(' ', methodEnd + 1, lineEnd);
    if (methodEnd < 1 || targetEnd <= methodEnd + 1 || !token(0, methodEnd)) {
      return new Refused(400, "the request line is not method, target, version");
    }
    if (!visible(methodEnd + 1, targetEnd)) {
      return new Refused(400, "the target holds a control character");
    }
    String version = text(targetEnd + 1, lineEnd);
    if (!version.startsWith("HTTP/1.") || version.length() != 8 || !digit(version.charAt(7))) {
      return version.matches("HTTP/[2-9](\\.\\d)?")
          ? new Refused(505, "the version is " + version)
          : new Refused(400, REASON_FORM);
    }
    if (!readFields(next(lineEnd))) {
      return new Refused(400, fault);
    }
    RequestHead head =
        new RequestHead(
            method(methodEnd), text(methodEnd + 1, targetEnd), version.charAt(7) == '0', fields);
    return body(head);
  }

  /** A name that most requests have is not made anew for each. */
  private String method(int methodEnd) {
    return methodEnd == 3 && bytes[0] == 'G' && bytes[1] == 'E' && bytes[2] == 'T'
        ? "GET"
        : text(0, methodEnd);
  }

  private boolean readFields(int from) {
    int at = from;
    while (at < end) {
      int lineEnd = lineEnd(at);
      if (lineEnd == at) {
        return true;
      }
      int colon = find(':', at, lineEnd);
      if (colon <= at || !token(at, colon)) {
        fault = "a header field has no name, or a blank in it"; // also folded lines, §5.2
        return false;
      }
      if (!readField(at, colon, lineEnd)) {
        return false;
      }
      at = next(lineEnd);
    }
    return false;
  }

  private boolean readField(int name, int colon, int lineEnd) {
    int from = colon + 1;
    int to = lineEnd;
    while (from < to && blank(bytes[from])) {
      from++;
    }
    while (to > from && blank(bytes[to - 1])) {
      to--;
    }
    for (int at = from; at < to; at++) {
      if (control(bytes[at]) && bytes[at] != '\t') {
        fault = "a header field holds a control character";
        return false;
      }
    }
    Optional<Field> known = Field.named(bytes, name, colon);
    if (known.isEmpty()) {
      return true;
    }
    Field field = known.get();
    String earlier = fields.put(field, text(from, to));
    if (earlier != null) {
      if (field.single()) {
        fault = "two header fields " + field;
        return false;
      }
      fields.put(field, earlier + ", " + fields.get(field)); // RFC 9110 §5.3
    }
    return true;
  }

  /** Where the body ends must be beyond doubt, or a request can be smuggled in it (§11.2). */
  private HeadReading body(RequestHead head) {
    String coding = fields.get(Field.TRANSFER_ENCODING);
    String length = fields.get(Field.CONTENT_LENGTH);
    if (coding != null) {
      if (length != null || head.old()) {
        return new Refused(400, "Transfer-Encoding beside Content-Length, or in HTTP/1.0");
      }
      return coding.equalsIgnoreCase("chunked")
          ? new Read(head, new Body.Chunked())
          : new Refused(501, "a transfer coding other than chunked");
    }
    if (length == null) {
      return new Read(head, new Body.None());
    }
    if (length.isEmpty() || !length.chars().allMatch(HeadReader::digit)) {
      return new Refused(400, "Content-Length is no number");
    }
    long bytesOfBody = length.length() > LENGTH_DIGITS ? Long.MAX_VALUE : Long.parseLong(length);
    return new Read(head, bytesOfBody == 0 ? new Body.None() : new Body.Counted(bytesOfBody));
  }

  /** Where the line that begins here ends, without its CR and LF; there is always one. */
  private int lineEnd(int from) {
    int at = from;
    while (at < end && bytes[at] != '\n') {
      at++;
    }
    return at > from && bytes[at - 1] == '\r' ? at - 1 : at;
  }

  /** Where the line after the one that ends here begins. */
  private int next(int lineEnd) {
    return bytes[lineEnd] == '\r' ? lineEnd + 2 : lineEnd + 1;
  }

  private int find(char wanted, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == wanted) {
        return at;
      }
    }
    return -1;
  }

  private boolean token(int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] < 0 || !TOKEN[bytes[at]]) {
        return false;
      }
    }
    return true;
  }

  private boolean visible(int from, int to) {
    for (int at = from; at < to; at++) {
      if (control(bytes[at]) || bytes[at] == ' ') {
        return false;
      }
    }
    return true;
  }

  private static boolean control(byte b) {
    return (b >= 0 && b < ' ') || b == 0x7F; // above are letters of ISO-8859-1 or UTF-8
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t';
  }

  private static boolean digit(int c) {
    return c >= '0' && c <= '9';
  }

  private String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
